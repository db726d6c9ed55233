import path from 'node:path'
import { solve } from '@nastavnik/matching'
import { linearProgramme } from '@nastavnik/matching/testing'
import highs from 'highs'
import munkres from 'munkres'
import { hasLemon, runLemon } from './kit/lemon.ts'
import { type Kind, matchingFile, readMatching, writeMatching } from './kit/matching-file.ts'
import { gate, inChild, info, median, type Row } from './kit/measure.ts'
import type { CaseRun } from './matching-case.ts'

const kinds: readonly Kind[] = ['sparse', 'geo', 'scarce']
const words = { sparse: 'кто угодно с кем угодно', geo: 'по муниципалитетам', scarce: 'мест на 70 %' } as const
const sizes = [5000, 20_000, 140_000]

/** Thousands of bids, and of people gone through by searches; where there is no LEMON these stand instead of the ratio. */
const workLimits: Readonly<Record<string, number>> = {
  'sparse 5000': 200,
  'sparse 20000': 400,
  'sparse 140000': 6000,
  'geo 5000': 60,
  'geo 20000': 200,
  'geo 140000': 4000,
  'scarce 5000': 10,
  'scarce 20000': 30,
  'scarce 140000': 200,
}

const thousands = ({ work }: CaseRun) => (work.bids + work.forwardScans + work.backwardScans) / 1000

const solveCase = (file: string) => inChild<CaseRun>(path.resolve(import.meta.dirname, 'matching-case.ts'), file)

/** The first run is cold, the later half of the runs is warm. */
const warm = (values: readonly number[]) => median(values.slice(Math.floor(values.length / 2)))

const longest = ({ events }: CaseRun) => `(дольше всех ${Math.max(...events).toFixed(1)} ms)`

/** The same instance by LEMON, or how much was looked at. */
function compared(kind: Kind, size: number, run: CaseRun, isThere: boolean): Row {
  const what = `Подбор, ${words[kind]}, ${size.toLocaleString('ru')} наставляемых`
  if (!isThere) return gate(`${what}: ставок и просмотров, тысяч`, thousands(run), workLimits[`${kind} ${size}`] ?? 0, '')
  const lemon = runLemon(matchingFile(kind, size), size > 100_000 ? 1 : 7)
  if (lemon.placed !== run.placed || lemon.total !== run.total) throw new Error(`${kind} ${size}: LEMON has found another optimum`)
  const theirs = median(lemon.ms)
  const detail = `(${warm(run.cpus).toFixed(0)} к ${theirs.toFixed(0)} ms; ${thousands(run).toFixed(0)} тыс. просмотров)`
  return gate(`${what}: CPU к LEMON NetworkSimplex`, warm(run.cpus) / theirs, 1.5, '×', detail)
}

const cpuOf = async (work: () => unknown): Promise<number> => {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** What is to be had ready-made: munkres takes a whole matrix, HiGHS any linear programme. */
async function others(): Promise<Row[]> {
  const instance = readMatching(matchingFile('geo', 2000))
  // Its types describe the module as CommonJS, while what is loaded is the function itself.
  const solver = await (highs as unknown as typeof highs.default)()
  const size = 1000
  const matrix = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => (row * 7919 + column * 104_729) % 1001),
  )
  const dense = {
    menteeCount: size,
    capacities: new Int32Array(size).fill(1),
    starts: Int32Array.from({ length: size + 1 }, (_, row) => row * size),
    mentors: Int32Array.from({ length: size * size }, (_, edge) => edge % size),
    suitability: Int32Array.from(matrix.flat(), (cost) => 1000 - cost),
  }
  const ms = async (work: () => unknown) => {
    const runs: number[] = []
    for (let run = 0; run < 5; run += 1) runs.push(await cpuOf(work))
    return median(runs).toFixed(0)
  }
  return [
    info(
      'Подбор, 2000 по муниципалитетам: HiGHS (WASM); мы',
      `${await ms(() => solver.solve(linearProgramme(instance)))}; ${await ms(() => solve(instance))} ms CPU`,
    ),
    info('Подбор, полная матрица 1000 × 1000: munkres; мы', `${await ms(() => munkres(matrix))}; ${await ms(() => solve(dense))} ms CPU`),
  ]
}

export async function run(): Promise<Row[]> {
  const isThere = hasLemon()
  const rows: Row[] = []
  writeMatching('geo', 2000)
  const school = await solveCase(matchingFile('geo', 2000))
  rows.push(
    gate('Подбор в одной школе, 2000 × 30, впервые', school.walls[0] ?? Number.NaN, 100, 'ms'),
    gate('То же, повторно', warm(school.walls), 20, 'ms'),
    gate('То же, после одного события: медиана 90', median(school.events), 5, 'ms', longest(school)),
  )
  for (const size of sizes)
    for (const kind of kinds) {
      writeMatching(kind, size)
      const run = await solveCase(matchingFile(kind, size))
      rows.push(compared(kind, size, run, isThere))
      if (size < 100_000) continue
      rows.push(
        gate('То же по часам', warm(run.walls) / 1000, 10, 's'),
        gate('То же, память', run.rss, 400, 'MB'),
        gate('То же, после одного события: медиана 90', median(run.events), 500, 'ms', longest(run)),
      )
    }
  return [...rows, ...(await others())]
}
