import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { benchDir } from './kit/cluster.ts'
import { gate, median, type Row } from './kit/measure.ts'

const main = path.resolve(import.meta.dirname, '../apps/api/src/main.ts')
const port = 3288

/** From the command to the first answer, on a data folder that exists. */
async function secondsToFirstPage(): Promise<number> {
  const from = performance.now()
  const child = spawn(process.execPath, [main, '--data', path.join(benchDir, 'start'), '--port', String(port)], { stdio: 'ignore' })
  let answered = false
  while (!answered) {
    answered = await fetch(`http://127.0.0.1:${port}/`).then(
      (reply) => reply.ok,
      () => new Promise<false>((resolve) => setTimeout(() => resolve(false), 20)),
    )
  }
  const seconds = (performance.now() - from) / 1000
  child.kill('SIGTERM')
  await once(child, 'exit')
  return seconds
}

export async function run(): Promise<Row[]> {
  await secondsToFirstPage() // the first makes the folder
  const times = [await secondsToFirstPage(), await secondsToFirstPage(), await secondsToFirstPage()]
  return [
    gate('Тёплый запуск до первой страницы, медиана трёх', median(times), 3, 's', `(${times.map((time) => time.toFixed(2)).join(', ')})`),
  ]
}
