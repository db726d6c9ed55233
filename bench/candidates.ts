import { loadTargetModels } from '@nastavnik/target-model'
import { candidatesOf } from '../apps/api/src/modules/matching/candidates.rules.ts'
import { brokenRules } from '../apps/api/src/modules/matching/pair-rules.rules.ts'
import type { Candidate } from '../apps/api/src/modules/matching/shortlist.ts'
import type { MatchingMentee, MatchingMentor } from '../apps/api/src/modules/matching/sides.ts'
import { partsOf } from '../apps/api/src/modules/matching/suitability.rules.ts'
import { nodeCpu } from './kit/cluster.ts'
import { gate, info, type Row } from './kit/measure.ts'

const mentees = 140_000
const mentors = 47_000
const municipalities = 33
const schools = 770
const explained = 2000

/** Numbers that look random and are the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Everybody of a territory; a tenth has told nothing of each thing. */
function people(): { mentees: MatchingMentee[]; mentors: MatchingMentor[] } {
  const next = numbers(7)
  const told = (words: number) => (next(10) === 0 ? null : { bits: (1 << next(words)) | (1 << next(words)), isAny: next(8) === 0 })
  const side = (id: string) => {
    const school = next(schools)
    return {
      id,
      personId: id,
      organisationId: `school ${school}`,
      municipalityId: `municipality ${school % municipalities}`,
      isConsented: true,
      time: told(4),
      format: told(2),
      interests: told(10),
      languages: null,
    }
  }
  return {
    mentees: Array.from({ length: mentees }, (_, at) => ({
      ...side(`a${at}`),
      age: 10 + next(9),
      request: told(7),
      wishedMentor: told(4),
      waitingDays: next(200),
    })),
    mentors: Array.from({ length: mentors }, (_, at) => ({
      ...side(`b${at}`),
      age: 18 + next(40),
      kind: 'STUDENT' as const,
      helpsWith: told(7),
      wishedAges: told(5),
      places: 1 + next(4),
      readiness: 'ready' as const,
    })),
  }
}

function timeOf(work: () => void): { wall: number; cpu: number } {
  const [wall, cpu] = [performance.now(), nodeCpu()]
  work()
  return { wall: (performance.now() - wall) / 1000, cpu: nodeCpu() - cpu }
}

/** Rules, points and the best thirty of a whole territory in the form that looks furthest; why some of the pairs are what they are. */
export async function run(): Promise<Row[]> {
  const [model] = await loadTargetModels()
  const form = model?.forms.find(({ code }) => code === 'STUDENT_PUPIL')
  if (model === undefined || form === undefined) throw new Error('no form')
  const all = people()
  const terms = {
    form,
    rules: model.matching,
    relatives: new Map(),
    excluded: new Map(),
    failed: new Map(),
    continued: new Map(),
    ranks: new Map(),
  }
  let found: readonly (readonly Candidate[])[] = []
  const building = timeOf(() => {
    found = candidatesOf(terms, all.mentees, all.mentors)
  })
  const pairs = all.mentees.slice(0, explained).flatMap((mentee, at) => {
    const mentor = all.mentors[found[at]?.at(-1)?.mentor ?? -1]
    return mentor === undefined ? [] : [[mentee, mentor] as const]
  })
  const explaining = timeOf(() => {
    for (const pair of pairs) {
      brokenRules(terms, ...pair)
      partsOf(terms, ...pair, { byMentee: 1, byMentor: null })
    }
  })
  const edges = found.reduce((sum, { length }) => sum + length, 0)
  return [
    gate('Кандидаты 140 000 наставляемых: правила, очки и лучшие 30', building.wall, 20, 's', `CPU ${building.cpu.toFixed(1)}`),
    info('Из них пар', edges.toLocaleString('ru')),
    info('Куча с людьми и кандидатами', `${(process.memoryUsage().heapUsed / 2 ** 20).toFixed(0)} MB`),
    gate(`Объяснения ${pairs.length.toLocaleString('ru')} пар: нарушенные правила и очки по частям`, explaining.wall, 1, 's'),
  ]
}
