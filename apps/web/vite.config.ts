import path from 'node:path'
import { convertCssVariables, DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { precompress, target, texts } from './build-parts.ts'
import { resolver, theme } from './src/theme.ts'

const themeStyles = 'virtual:theme.css'

/** The variables of our theme as a stylesheet: Mantine would make and insert the same text in the browser at every start. */
function themeAsStyles(): Plugin {
  const id = path.join(import.meta.dirname, 'src/theme.css')
  const whole = mergeMantineTheme(DEFAULT_THEME, theme)
  const [base, ours] = [defaultCssVariablesResolver(whole), resolver(whole)]
  const variables = {
    variables: { ...base.variables, ...ours.variables },
    light: { ...base.light, ...ours.light },
    dark: { ...base.dark, ...ours.dark },
  }
  return {
    name: 'theme-as-styles',
    resolveId: (asked) => (asked === themeStyles ? id : undefined),
    load: (asked) => (asked === id ? convertCssVariables(variables, ':root') : undefined),
  }
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [texts(), react(), themeAsStyles(), precompress()],
  build: {
    target,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    chunkSizeWarningLimit: 600, // kB before compression; what travels is measured by bench/web-size.ts
    rolldownOptions: {
      // Three files open a page: the shell, what pages share, the page. Small ones would each cost a round trip.
      output: {
        codeSplitting: {
          groups: [
            { name: 'shell', tags: ['$initial'] },
            { name: 'shared', minShareCount: 2 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://localhost:8080' } },
})
