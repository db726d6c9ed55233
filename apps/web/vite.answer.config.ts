import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { precompress, target, texts } from './build-parts.ts'

/**
 * The answering page: a build of its own, so that nothing of the staff's pages can come with it, nor the other way round. Its components are written
 * as those of the staff and run on Preact: React alone would weigh twice as much as the whole page does now (ADR 0044).
 */
export default defineConfig({
  root: import.meta.dirname,
  base: '/answer/',
  publicDir: false,
  plugins: [texts(), react(), precompress()],
  resolve: {
    alias: [
      { find: 'react-dom/client', replacement: 'preact/compat/client' },
      { find: 'react/jsx-runtime', replacement: 'preact/jsx-runtime' },
      { find: /^react(-dom)?$/, replacement: 'preact/compat' },
    ],
  },
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
