import type { CountingMode, CountReason, ParticipantRole } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { sql } from 'kysely'
import type { Database } from '../src/kernel/db.ts'

/** A participation with all that counting may ask of it, as the owner sees it in the tables. */
export interface Fact {
  readonly id: string
  /** The card. */
  readonly person: string
  /** The card, where `person` is the person of several. */
  readonly card?: string
  /** The same for all cards of one person, in several organisations. */
  readonly identity: string
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

interface KnownCard {
  readonly person: string
  readonly organisation: string
  readonly nameKey: string
  readonly bornOn: string | null
  readonly snils: string | null
}

/**
 * Who each card is (ADR 0033), in the words of the rule: the СНИЛС; else the name with the birth, unless two cards of the organisation share them,
 * and then the СНИЛС of the only one of that name and birth who has one.
 */
function identitiesOf(cards: readonly KnownCard[]): Map<string, string> {
  const named = (card: KnownCard) => (card.bornOn === null ? undefined : `${card.nameKey.split(' (')[0]} ${card.bornOn}`)
  const namesakes = Map.groupBy(cards, named)
  const identityOf = (card: KnownCard): string => {
    if (card.snils !== null) return card.snils
    const name = named(card)
    if (name === undefined) return card.person
    const same = namesakes.get(name) ?? []
    if (same.some(({ person, organisation }) => organisation === card.organisation && person !== card.person)) return card.person
    const numbers = new Set(same.flatMap(({ snils }) => (snils === null ? [] : [snils])))
    return numbers.size === 1 ? ([...numbers][0] ?? name) : name
  }
  return new Map(cards.map((card) => [card.person, identityOf(card)]))
}

export async function readFacts(owner: Database): Promise<Fact[]> {
  const { rows: cards } = await sql<KnownCard>`
    select id as person, organisation_id as organisation, name_key as "nameKey", to_char(born_on, 'YYYY-MM-DD') as "bornOn", encode(snils_hash, 'hex') as snils
    from persons where region_id = 1`.execute(owner)
  const identities = identitiesOf(cards)
  const { rows } = await sql<Omit<Fact, 'identity'>>`
    select p.id, p.person_id as person, p.role, p.starts_on as "startsOn", p.ends_on as "endsOn", g.id as programme, g.title, g.title_key as "titleKey",
      g.form_code as form, g.practice, o.code as organisation, o.kind, m.code as municipality, s.born_on as "bornOn", s.born_year as "bornYear",
      s.experience_years as experience, s.employer_id as employer
    from participations p, programmes g, persons s, organisations o left join municipalities m on m.id = o.municipality_id
    where g.id = p.programme_id and s.id = p.person_id and o.id = p.organisation_id and p.region_id = 1`.execute(owner)
  return rows.map((fact) => ({ ...fact, identity: identities.get(fact.person) ?? fact.person }))
}

/** Each fact of whom it is a fact in a territory: cards of one person are one. */
export const asPersons = (facts: readonly Fact[]): Fact[] => facts.map((fact) => ({ ...fact, card: fact.person, person: fact.identity }))

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
export function precedence(model: TargetModel) {
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

/** The same in a territory: its organisations count their cards, its totals count persons. */
export function recountTerritory(
  facts: readonly Fact[],
  span: Span,
  mode: CountingMode,
  model: TargetModel,
): Omit<Recounted, 'reasons' | 'chosen'> {
  const cards = recount(facts, span, mode, model)
  const persons = recount(asPersons(facts), span, mode, model)
  const cardsOf = Map.groupBy(
    new Set(facts.map(({ person }) => person)),
    (person) => facts.find((fact) => fact.person === person)?.identity,
  )
  const rowsOf = (identity: string, form: string, role: ParticipantRole) =>
    [...cards.programmes(form)].filter((programme) => cardsOf.get(identity)?.some((card) => cards.people(form, role, programme).has(card)))
      .length
  return {
    programmes: cards.programmes,
    people: (form, role, programme) => (programme === undefined ? persons.people(form, role) : cards.people(form, role, programme)),
    repeated: (form, role) =>
      [...cardsOf.keys()].filter((identity = '') => rowsOf(identity, form, role) > (persons.people(form, role).has(identity) ? 1 : 0))
        .length,
  }
}
