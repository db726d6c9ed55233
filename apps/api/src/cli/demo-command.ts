import type { Store } from '../boot.ts'
import { loadDemo, loadDemoRegion } from '../modules/demo/index.ts'
import { UsageError } from './output.ts'

const stopped = 'Загрузка остановлена, в базе ничего не изменилось.'

/** `demo`: a school, a municipality or a whole region of invented people. Ctrl-C stops a region with nothing half-loaded. */
export async function demoCommand({ environment, owner }: Store, { size, seed }: { size: string; seed: number }): Promise<unknown> {
  if (size === 'school' || size === 'municipality') return loadDemo(environment, { size, seed })
  if (size !== 'region') throw new UsageError('Размер — school, municipality или region.')
  const stop = new AbortController()
  const onSignal = () => stop.abort(new Error(stopped))
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal)
  try {
    return await loadDemoRegion(environment, owner, {
      seed,
      signal: stop.signal,
      onProgress: ({ organisations, persons }) => {
        const counts = [organisations, persons].map((count) => count.toLocaleString('ru-RU'))
        process.stderr.write(`Загружено организаций: ${counts[0]}, участников: ${counts[1]}\n`)
      },
    })
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
  }
}
