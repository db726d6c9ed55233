import type { CountingMode, CountReason, ParticipantRole } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { sql } from 'kysely'
import type { Database } from '../src/kernel/db.ts'

/** A participation with all that counting may ask of it, as the owner sees it in the tables. */
export interface Fact {
  readonly id: string
  readonly person: string
  readonly role: ParticipantRole
  readonly startsOn: string
  readonly endsOn: string | null
  readonly programme: string
  readonly title: string
  readonly titleKey: string
  readonly form: string
  readonly practice: string
  readonly organisation: string
  readonly kind: string
  readonly municipality: string | null
  readonly bornOn: string | null
  readonly bornYear: number | null
  readonly experience: number | null
  readonly employer: string | null
}

export async function readFacts(owner: Database): Promise<Fact[]> {
  const { rows } = await sql<Fact>`
    select p.id, p.person_id as person, p.role, p.starts_on as "startsOn", p.ends_on as "endsOn", g.id as programme, g.title, g.title_key as "titleKey",
      g.form_code as form, g.practice, o.code as organisation, o.kind, m.code as municipality, s.born_on as "bornOn", s.born_year as "bornYear",
      s.experience_years as experience, s.employer_id as employer
    from participations p, programmes g, persons s, organisations o left join municipalities m on m.id = o.municipality_id
    where g.id = p.programme_id and s.id = p.person_id and o.id = p.organisation_id and p.region_id = 1`.execute(owner)
  return rows
}

/** Facts of an organisation, a municipality or, for any other code, of the whole region. */
export function factsOf(facts: readonly Fact[], unit: string): Fact[] {
  const here = facts.filter(({ organisation, municipality }) => organisation === unit || municipality === unit)
  return unit === 'omsk' ? [...facts] : here
}

/** The last day of a participation; without an end it is the 31st of August that comes next. */
function lastDay({ startsOn, endsOn }: Fact): string {
  if (endsOn !== null) return endsOn
  const august = `${startsOn.slice(0, 4)}-08-31`
  return startsOn <= august ? august : `${Number(startsOn.slice(0, 4)) + 1}-08-31`
}

export interface Span {
  readonly from: string
  readonly to: string
}

export const overlaps = (fact: Fact, { from, to }: Span): boolean => fact.startsOn <= to && from <= lastDay(fact)

/** The order in which a person's participations take precedence when each person is counted once. */
function precedence(model: TargetModel) {
  const positions = new Map(model.forms.map(({ code }, index) => [code, index]))
  const keys = (fact: Fact) => [fact.startsOn, positions.get(fact.form) ?? 99, fact.titleKey, fact.programme, fact.id] as const
  return (a: Fact, b: Fact): number => {
    const [mine, others] = [keys(a), keys(b)]
    for (const [index, key] of mine.entries()) {
      const other = others[index] ?? ''
      if (key !== other) return key < other ? -1 : 1
    }
    return 0
  }
}

export interface Recounted {
  /** Why each participation of the place stands in the numbers or does not. */
  readonly reasons: ReadonlyMap<Fact, CountReason>
  /** Where a person is counted instead, in the same role and unit of count. */
  readonly chosen: (fact: Fact) => Fact | undefined
  readonly people: (form: string, role: ParticipantRole, programme?: string) => Set<string>
  readonly programmes: (form: string) => Set<string>
  /** How many people stand in several rows of a form. */
  readonly repeated: (form: string, role: ParticipantRole) => number
}

/** Counts one participation after another, the way a careful person would do it on paper. */
export function recount(facts: readonly Fact[], span: Span, mode: CountingMode, model: TargetModel): Recounted {
  const teams = new Set(model.forms.filter(({ unitOfCount }) => unitOfCount === 'TEAM').map(({ code }) => code))
  const key = ({ person, role, form }: Fact) => `${teams.has(form)} ${person} ${role}`
  const countable = facts.filter((fact) => overlaps(fact, span) && fact.practice !== 'notPractice')
  const first = new Map<string, Fact>()
  for (const fact of countable.toSorted(precedence(model))) if (!first.has(key(fact))) first.set(key(fact), fact)

  const reasons = new Map<Fact, CountReason>()
  for (const fact of facts) {
    const counted = mode === 'distinct' || first.get(key(fact)) === fact
    if (fact.practice === 'notPractice') reasons.set(fact, 'notPractice')
    else if (!overlaps(fact, span)) reasons.set(fact, 'outsidePeriod')
    else reasons.set(fact, counted ? 'counted' : 'countedElsewhere')
  }
  const counted = countable.filter((fact) => reasons.get(fact) === 'counted')
  const sets = new Map<string, Set<string>>()
  const note = (place: string, value: string) => sets.set(place, (sets.get(place) ?? new Set()).add(value))
  for (const { form, programme } of countable) note(form, programme)
  for (const { form, role, programme, person } of counted) {
    note(`${form} ${role}`, person)
    note(`${form} ${role} ${programme}`, person)
    note(`${form} ${role} ${person}`, programme)
  }
  const setOf = (...place: string[]) => sets.get(place.join(' ')) ?? new Set<string>()
  return {
    reasons,
    chosen: (fact) => first.get(key(fact)),
    people: (form, role, programme) => (programme === undefined ? setOf(form, role) : setOf(form, role, programme)),
    programmes: (form) => setOf(form),
    repeated: (form, role) => [...setOf(form, role)].filter((person) => setOf(form, role, person).size > 1).length,
  }
}
