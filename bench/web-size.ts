import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { gate, type Row } from './kit/measure.ts'

const dist = path.resolve(import.meta.dirname, '../apps/web/dist')

/** index.html names the entry, its styles and the chunks that it imports at once. */
function firstLoad(): string[] {
  const html = readFileSync(path.join(dist, 'index.html'), 'utf8')
  const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].flatMap(([, file]) =>
    file === undefined ? [] : [file],
  )
  const seen = new Set<string>()
  const follow = (file: string) => {
    if (seen.has(file)) return
    seen.add(file)
    if (!file.endsWith('.js')) return
    const text = readFileSync(path.join(dist, file), 'utf8')
    for (const [, imported] of text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g))
      if (imported !== undefined) follow(`assets/${imported}`)
  }
  for (const file of named) follow(file)
  return [...seen]
}

/** Everything of the answering page: it lies in a folder of its own, with the worker that keeps it on the device. */
const answeringPage = (): string[] =>
  readdirSync(path.join(dist, 'answer'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(html|js|css|woff2|svg)$/.test(file))
    .map((file) => path.join('answer', file))

const weigh = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(path.join(dist, file)), { level: 9 }).length, 0) / 1024

export async function run(): Promise<Row[]> {
  return [
    gate('Первая загрузка: JS и CSS оболочки, gzip -9', weigh(firstLoad()), 180, 'KB'),
    gate('Страница ответа: всё, gzip -9', weigh(answeringPage()), 90, 'KB'),
  ]
}
