import { readFileSync } from 'node:fs'
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

export async function run(): Promise<Row[]> {
  const size = firstLoad().reduce((sum, file) => sum + gzipSync(readFileSync(path.join(dist, file)), { level: 9 }).length, 0)
  return [gate('Первая загрузка: JS и CSS оболочки, gzip -9', size / 1024, 180, 'KB')]
}
