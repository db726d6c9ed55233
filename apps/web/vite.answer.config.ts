import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { precompress, target, texts } from './build-parts.ts'

/** The answering page: a build of its own, so that nothing of the staff's pages can come with it, nor the other way round. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/answer/',
  publicDir: false,
  plugins: [texts(), react(), precompress()],
  build: {
    target,
    outDir: 'dist/answer',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: false,
    rolldownOptions: {
      input: {
        answer: path.join(import.meta.dirname, 'answer.html'),
        worker: path.join(import.meta.dirname, 'src/answer/worker.ts'),
      },
      // The browser asks for the worker under one name; all else is kept for ever under the name of its content.
      output: { entryFileNames: ({ name }) => (name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js') },
    },
  },
})
