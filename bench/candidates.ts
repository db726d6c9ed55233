import { loadTargetModels } from '@nastavnik/target-model'
import { candidatesOf } from '../apps/api/src/modules/matching/candidates.rules.ts'
import type { MatchingMentee, MatchingMentor } from '../apps/api/src/modules/matching/sides.ts'
import { gate, info, type Row } from './kit/measure.ts'

const mentees = 140_000
const mentors = 47_000
const municipalities = 33
const schools = 770

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

/** Rules, points and the best thirty of a whole territory in the form that looks furthest. */
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
    ranks: new Map(),
  }
  const from = performance.now()
  const found = candidatesOf(terms, all.mentees, all.mentors)
  const seconds = (performance.now() - from) / 1000
  const edges = found.reduce((sum, { length }) => sum + length, 0)
  return [
    gate('Кандидаты 140 000 наставляемых: правила, очки и лучшие 30', seconds, 20, 's'),
    info('Из них пар', edges.toLocaleString('ru')),
  ]
}
