import { sql } from 'kysely'
import type { Database } from '../src/kernel/db.ts'
import { type Fact, overlaps } from './recount.ts'

/** Full years on 31 December: whoever has a birthday in a year has had it by then, a year of birth is as good as a day. */
export const age = ({ bornOn, bornYear }: Fact, year: number) =>
  bornOn === null ? (bornYear === null ? Number.NaN : year - bornYear) : year - Number(bornOn.slice(0, 4))
const between = (number: number, low: number, high: number) => number >= low && number <= high
const isNew = ({ experience }: Fact) => experience !== null && experience <= 3
const stands = (pairs: string) => (fact: Fact) => pairs.split(' ').includes(`${fact.form}:${fact.role}`)
const pupils = stands('PUPIL_PUPIL:MENTOR PUPIL_PUPIL:MENTEE STUDENT_PUPIL:MENTEE EMPLOYER_PUPIL:MENTEE PEDAGOGUE_PUPIL:MENTEE')
const students = stands('STUDENT_PUPIL:MENTOR SPO_PEER:MENTOR SPO_PEER:MENTEE EMPLOYER_STUDENT:MENTEE')
const teachers = stands('TEACHER_TEACHER:MENTOR TEACHER_TEACHER:MENTEE PEDAGOGUE_PUPIL:MENTOR')
export const taught = stands('TEACHER_TEACHER:MENTEE')

/** The numerators as S0 words its indicators; nothing is taken from the model. */
export const numerators: Readonly<Record<string, (fact: Fact, year: number) => boolean>> = {
  I1: (fact, year) => fact.role === 'MENTEE' && between(age(fact, year), 10, 19),
  I2: (fact, year) => fact.role === 'MENTOR' && between(age(fact, year), 15, 19),
  I3: (fact) => taught(fact) && isNew(fact),
  RP1: (fact) => fact.kind === 'SCHOOL' && pupils(fact),
  RP2: (fact) => fact.kind === 'EXTRA_ED' && pupils(fact),
  RP3: (fact) => fact.kind === 'COLLEGE' && students(fact),
  RP4: (fact, year) => taught(fact) && isNew(fact) && age(fact, year) <= 35,
  RP5: (fact) => fact.kind === 'SCHOOL' && teachers(fact),
}

const spanOf = (year: number) => ({ from: `${year}-01-01`, to: `${year}-12-31` })

/** The people of a numerator among the facts; teams are not people. */
export function peopleBehind(facts: readonly Fact[], code: string, year: number): Set<string> {
  const counts = numerators[code]
  const people = facts.filter((fact) => fact.form !== 'TEAM_TEAM' && overlaps(fact, spanOf(year)) && counts?.(fact, year))
  return new Set(people.map(({ person }) => person))
}

const employing = stands('EMPLOYER_PUPIL:MENTOR EMPLOYER_STUDENT:MENTOR')

/** I4: employers of the mentors; null when mentors there are, but nobody's employer is known. */
export function employersBehind(facts: readonly Fact[], year: number): number | null {
  const mentors = facts.filter((fact) => employing(fact) && overlaps(fact, spanOf(year)))
  const employers = new Set(mentors.flatMap(({ employer }) => (employer === null ? [] : [employer])))
  return employers.size === 0 && mentors.length > 0 ? null : employers.size
}

/** An answer after a programme, as the owner sees it in the tables. */
export interface Answered {
  /** The card. */
  readonly person: string
  readonly role: string
  readonly year: number
  readonly satisfied: boolean
}

/** Satisfied: seven of ten or more for the joint work, and liked it (domain 5.12). Whoever answered without a name is nobody. */
export async function readAnswered(owner: Database): Promise<Answered[]> {
  const { rows } = await sql<{
    person: string
    participation_role: string | null
    questionnaire_role: string
    answered_on: string
    marks: { jointWork: number; liked: boolean }
  }>`
    select r.person_id as person, p.role as participation_role, q.role as questionnaire_role, r.answered_on, a.marks
    from responses a, campaigns c, questionnaires q, respondents r left join participations p on p.id = r.participation_id
    where c.id = a.campaign_id and q.id = a.questionnaire_id and r.id = a.respondent_id
      and a.region_id = 1 and c.purpose = 'FINAL' and a.finished_at is not null`.execute(owner)
  return rows.map(({ person, participation_role, questionnaire_role, answered_on, marks }) => ({
    person,
    role: participation_role ?? questionnaire_role,
    year: Number(answered_on.slice(0, 4)),
    satisfied: marks.jointWork >= 7 && marks.liked,
  }))
}

/** The roles that I5 and I6 ask. */
export const surveyed: Readonly<Record<string, 'MENTEE' | 'MENTOR'>> = { I5: 'MENTEE', I6: 'MENTOR' }

/** I5 and I6 of some facts: who took part in the role in the year, who of them answered, who is satisfied after at least one programme. */
export function satisfactionAmong(facts: readonly Fact[], answers: readonly Answered[], code: string, year: number) {
  const role = surveyed[code]
  const here = facts.filter(
    (fact) => fact.form !== 'TEAM_TEAM' && fact.practice !== 'notPractice' && fact.role === role && overlaps(fact, spanOf(year)),
  )
  const cards = answers.filter((answer) => answer.role === role && answer.year === year)
  const told = new Map<string, boolean>()
  const own = Map.groupBy(cards, ({ person }) => person)
  for (const fact of here)
    for (const { satisfied } of own.get(fact.card ?? fact.person) ?? []) told.set(fact.person, satisfied || told.get(fact.person) === true)
  return {
    participants: new Set(here.map(({ person }) => person)).size,
    answered: told.size,
    satisfied: [...told.values()].filter(Boolean).length,
  }
}
