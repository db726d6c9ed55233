// One instance in a process of its own, which holds nothing else: its memory is a figure too.
import { type Solution, Standing, solve, type Work } from '@nastavnik/matching'
import { readMatching } from './kit/matching-file.ts'

export interface CaseRun {
  /** Of each run: ms by the clock, and of CPU. */
  readonly walls: readonly number[]
  readonly cpus: readonly number[]
  /** MB, the instance included. */
  readonly rss: number
  /** ms by the clock that each of some events takes to bring the optimum up to date. */
  readonly events: readonly number[]
  readonly placed: number
  readonly total: number
  readonly work: Work
}

const instance = readMatching(process.argv[2] ?? '')
const { menteeCount, capacities } = instance
const repetitions = menteeCount > 100_000 ? 3 : menteeCount > 10_000 ? 12 : 40
const walls: number[] = []
const cpus: number[] = []
let solution: Solution | undefined
for (let run = 0; run < repetitions; run += 1) {
  const [wall, cpu] = [performance.now(), process.cpuUsage()]
  solution = solve(instance)
  const { user, system } = process.cpuUsage(cpu)
  walls.push(performance.now() - wall)
  cpus.push((user + system) / 1000)
}
if (solution === undefined) throw new Error('no runs')
const rss = process.resourceUsage().maxRSS / 1024
const { placed, total, work } = solution

const standing = new Standing(instance, solution)
const events: number[] = []
for (let k = 0; k < 90; k += 1) {
  const mentee = (k * 7919) % menteeCount
  const mentor = (k * 104_729) % capacities.length
  const before = performance.now()
  if (k % 3 === 0) standing.apply({ kind: 'menteeLeaves', mentee })
  else if (k % 3 === 1) standing.apply({ kind: 'places', mentor, places: k % 4 })
  else standing.apply({ kind: 'forbid', mentee, mentor: Math.max(0, standing.mates[mentee] ?? 0) })
  events.push(performance.now() - before)
}
const run: CaseRun = { walls, cpus, rss, events, placed, total, work }
process.send?.(run)
