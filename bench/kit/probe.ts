// Preloaded into the server (`--import`): watches the event loop of the main thread and answers a signal with what it has seen.
import { writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

export interface Seen {
  /** The longest time that the loop did not turn, ms. */
  readonly longest: number
  /** The most CPU the main thread has used between two turns, ms: without what other processes have taken away. */
  readonly busiest: number
  /** Seconds of CPU of the process with its threads. */
  readonly cpu: number
  /** Peak resident memory, MB. */
  readonly rss: number
}

const resolution = 1

function watch(file: string): void {
  const delays = monitorEventLoopDelay({ resolution })
  delays.enable()
  const mainCpu = () => {
    const { user, system } = process.threadCpuUsage()
    return (user + system) / 1000
  }
  let busiest = 0
  let before = mainCpu()
  setInterval(() => {
    const now = mainCpu()
    busiest = Math.max(busiest, now - before)
    before = now
  }, resolution).unref()
  process.on('SIGUSR2', () => {
    const { user, system } = process.cpuUsage()
    const rss = process.resourceUsage().maxRSS / 1024
    const seen: Seen = { longest: delays.max / 1e6 - resolution, busiest, cpu: (user + system) / 1e6, rss }
    writeFileSync(file, JSON.stringify(seen))
    delays.reset()
    busiest = 0
  })
}

const { BENCH_PROBE: file } = process.env
if (isMainThread && file !== undefined) watch(file)
