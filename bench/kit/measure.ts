import { fork } from 'node:child_process'
import { clusterCpu, nodeCpu } from './cluster.ts'

export interface Cost {
  readonly wall: number
  readonly node: number
  readonly postgres: number
  /** Node and PostgreSQL together, seconds of CPU. */
  readonly cpu: number
  /** The most memory the process has ever held, MB. */
  readonly rss: number
}

/** What a piece of work costs this process and the cluster. Nobody else may use the cluster meanwhile. */
export async function costOf(work: () => Promise<unknown>): Promise<Cost> {
  const [wall, node, postgres] = [performance.now(), nodeCpu(), clusterCpu()]
  await work()
  const spent = { wall: (performance.now() - wall) / 1000, node: nodeCpu() - node, postgres: clusterCpu() - postgres }
  return { ...spent, cpu: spent.node + spent.postgres, rss: process.resourceUsage().maxRSS / 1024 }
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN
}

/** The run whose measure is the middle one: its figures belong together, unlike medians of each. */
export function middle<Run>(runs: readonly Run[], measure: (run: Run) => number): Run {
  const run = runs.toSorted((a, b) => measure(a) - measure(b))[Math.floor((runs.length - 1) / 2)]
  if (run === undefined) throw new Error('no runs')
  return run
}

/** Runs a case of a benchmark file in a process of its own; the file answers by `process.send`. */
export function inChild<Result>(file: string, name: string, execArgv: string[] = []): Promise<Result> {
  return new Promise((resolve, reject) => {
    const child = fork(file, [name], { execArgv, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    let result: Result | undefined
    child.on('message', (message) => {
      result = message as Result
    })
    child.on('exit', (code) => (result === undefined || code !== 0 ? reject(new Error(`${name} ended with ${code}`)) : resolve(result)))
  })
}

/** One line of the table: what was measured, the figure, the limit of the issue, and whether it holds. */
export interface Row {
  readonly what: string
  readonly figure: string
  readonly limit: string
  readonly passed: boolean | null
}

export const info = (what: string, figure: string): Row => ({ what, figure, limit: '—', passed: null })

export function gate(what: string, value: number, limit: number, unit: string, detail = ''): Row {
  const digits = unit === '×' || unit === 's' ? 2 : 0
  return {
    what,
    figure: `**${value.toFixed(digits)} ${unit}**${detail && ` ${detail}`}`,
    limit: `≤ ${limit} ${unit}`,
    passed: value <= limit,
  }
}
