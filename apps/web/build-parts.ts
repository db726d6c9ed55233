import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { paraglideVitePlugin } from '@inlang/paraglide-js'
import type { Plugin } from 'vite'

/** What both builds, of the staff's pages and of the answering page, are made for and of. */
export const target = ['chrome109', 'firefox115', 'safari15.6']

export const texts = () =>
  paraglideVitePlugin({
    project: path.join(import.meta.dirname, 'project.inlang'),
    outdir: path.join(import.meta.dirname, 'src/paraglide'),
    strategy: ['localStorage', 'baseLocale'],
  })

/** Writes a `.br` beside every text file of the build: the server only has to choose. */
export function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    writeBundle({ dir = '' }) {
      for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
        const file = path.join(dir, name)
        if (!statSync(file).isFile() || !/\.(js|css|html|svg|json)$/.test(file)) continue
        const params = { [constants.BROTLI_PARAM_QUALITY]: 11 }
        writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file), { params }))
      }
    },
  }
}
