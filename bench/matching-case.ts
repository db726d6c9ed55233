// One instance in a process of its own: the first run is cold, the later half of the others is warm.
import { type Solution, Standing, solve, type Work } from '@nastavnik/matching'
import { median } from './kit/measure.ts'
import { caseOf } from './kit/matching-cases.ts'

export interface CaseRun {
  readonly coldWall: number
  readonly warmWall: number
  /** CPU, ms. */
  readonly warmCpu: number
  /** MB, the instance included. */
  readonly rss: number
  /** Wall ms of bringing the optimum up to date after one event, the median. */
  readonly event: number
  readonly placed: number
  readonly total: number
  readonly work: Work
}

const { instance, repetitions } = caseOf(process.argv[2] ?? '')
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
for (let k = 0; k < 60; k += 1) {
  const mentee = (k * 7919) % instance.menteeCount
  const mentor = (k * 104_729) % instance.capacities.length
  const before = performance.now()
  if (k % 3 === 0) standing.apply({ kind: 'menteeLeaves', mentee })
  else if (k % 3 === 1) standing.apply({ kind: 'places', mentor, places: (instance.capacities[mentor] ?? 0) - 1 })
  else standing.apply({ kind: 'forbid', mentee, mentor: standing.mates[mentee] ?? 0 })
  events.push(performance.now() - before)
}
const warm = (values: readonly number[]) => median(values.slice(Math.floor(values.length / 2)))
const run: CaseRun = {
  coldWall: walls[0] ?? Number.NaN,
  warmWall: warm(walls),
  warmCpu: warm(cpus),
  rss,
  event: median(events),
  placed,
  total,
  work,
}
process.send?.(run)
