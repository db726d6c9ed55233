import type { InterviewState, InterviewVerdict, PassedGate, PersonKind } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { isMinor } from '../consents/index.ts'
import { isHere, kindByForms } from '../people/index.ts'
import { type MentorFacts, readinessOf } from './readiness.rules.ts'

interface Place {
  readonly regionId: number
  readonly organisationId: string
}

interface Day {
  readonly model: TargetModel
  readonly today: string
}

interface Row {
  id: string
  kind: PersonKind | null
  born_on: string | null
  born_year: number | null
  class_code: string
  forms: string[]
  interview: { heldOn: string; state: InterviewState; verdict: InterviewVerdict } | null
  is_enrolled: boolean
  certificates: (string | null)[] | null
  checks: (string | null)[] | null
}

interface Whose {
  /** A part of a normalised name. */
  readonly nameKey?: string
  /** Only these, mentors or not: whoever has no participation as a mentor has no forms. */
  readonly people?: readonly string[]
}

function toFacts({ model, today }: Day, row: Row): MentorFacts {
  const { forms, interview, is_enrolled: isEnrolled, certificates, checks } = row
  const birth = { day: row.born_on, year: row.born_year }
  const byForms = kindByForms(
    model,
    forms.map((form) => ({ form, role: 'MENTOR' as const })),
  )
  const kind = row.kind ?? byForms
  // A pupil's birth and class may both be missing in a base of mentors.
  const isUnknownPupil = birth.day === null && birth.year === null && kind === 'PUPIL'
  return {
    kind,
    isMinor: isUnknownPupil || isMinor(birth, row.class_code, today, model.consents.signing),
    forms,
    interview,
    isEnrolled,
    certificates: certificates ?? [],
    checks: checks ?? [],
  }
}

export interface ReadMentor {
  readonly id: string
  readonly facts: MentorFacts
}

/**
 * What is known of the mentors of an organisation, by name: those who are here and mentor now or will. With `people` of these alone, in no order,
 * and nobody is left out for not mentoring.
 */
export async function readMentors(
  tx: Tx,
  day: Day,
  { regionId, organisationId }: Place,
  { nameKey = '', people }: Whose = {},
): Promise<ReadMentor[]> {
  const here = sql`region_id = ${regionId} and organisation_id = ${organisationId}`
  const named = nameKey === '' ? sql`` : sql`and strpos(s.name_key, ${nameKey}) > 0`
  const chosen = people === undefined ? sql`and t.forms is not null` : sql`and s.id = any (${[...people]}::uuid[])`
  const { rows } = await sql<Row>`
    with mentoring as (
      select p.person_id, array_agg(distinct g.form_code) as forms
      from participations p join programmes g on g.region_id = ${regionId} and g.id = p.programme_id
      where p.region_id = ${regionId} and p.organisation_id = ${organisationId} and p.role = 'MENTOR' and p.runs_until >= ${day.today}::date
      group by p.person_id
    ), trained as (
      select person_id, array_agg(valid_until::text) as certificates from certificates where ${here} and annulled_on is null group by person_id
    ), checked as (
      select person_id, array_agg(valid_until::text) as checks from safety_checks where ${here} group by person_id
    ), enrolled as (
      select distinct person_id from training_members where ${here}
    )
    select s.id, s.kind, s.born_on, s.born_year, s.class_code, coalesce(t.forms, '{}') as forms, c.certificates, k.checks,
      e.person_id is not null as is_enrolled,
      case when i.id is not null then json_build_object('heldOn', i.held_on, 'state', i.state, 'verdict', i.verdict) end as interview
    from persons s
    left join mentoring t on t.person_id = s.id
    left join trained c on c.person_id = s.id
    left join checked k on k.person_id = s.id
    left join enrolled e on e.person_id = s.id
    left join interviews i on i.region_id = ${regionId} and i.person_id = s.id
    where s.region_id = ${regionId} and s.organisation_id = ${organisationId} and s.erased_on is null and ${isHere(day.today)} ${named} ${chosen}
    order by s.name_key`.execute(tx)
  return rows.map((row) => ({ id: row.id, facts: toFacts(day, row) }))
}

/** What each of these people of an organisation has passed by the day; whoever is not there is not in the map. For matching: all at once. */
export async function readinessOfPeople(
  tx: Tx,
  day: Day,
  place: Place,
  people: readonly string[],
): Promise<ReadonlyMap<string, readonly PassedGate[]>> {
  const mentors = await readMentors(tx, day, place, { people })
  return new Map(mentors.map(({ id, facts }) => [id, readinessOf(day.model, facts, day.today)]))
}

/** Of how many mentors of an organisation the end of something that they have passed is near. */
export async function countExpiring(tx: Tx, day: Day, place: Place): Promise<number> {
  const mentors = await readMentors(tx, day, place)
  return mentors.filter(({ facts }) => readinessOf(day.model, facts, day.today).some(({ expiring }) => expiring)).length
}

export interface MentorName {
  readonly personId: string
  readonly name: string
  readonly occupation: string
}

/** Names of these people by id: of a page of the list and no more. */
export async function readNames(
  tx: Tx,
  { regionId }: Pick<Place, 'regionId'>,
  people: readonly string[],
): Promise<ReadonlyMap<string, MentorName>> {
  const { rows } = await sql<MentorName>`
    select id as "personId", name, occupation from persons where region_id = ${regionId} and id = any (${[...people]}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.personId, row]))
}

export interface FoundMentor extends MentorName {
  readonly organisation: { readonly id: string; readonly code: string; readonly title: string }
}

/** A person of the organisations given whose data is not erased; undefined outside. `lock` holds the card while something is written. */
export async function findMentor(
  tx: Tx,
  { regionId, organisationIds }: { regionId: number; organisationIds: readonly string[] },
  id: string,
  lock = false,
): Promise<FoundMentor | undefined> {
  const { rows } = await sql<FoundMentor>`
    select s.id as "personId", s.name, s.occupation, json_build_object('id', o.id, 'code', o.code, 'title', o.title) as organisation
    from persons s join organisations o on o.id = s.organisation_id
    where s.region_id = ${regionId} and s.organisation_id = any (${[...organisationIds]}::uuid[]) and s.id = ${id} and s.erased_on is null
    ${lock ? sql`for update of s` : sql``}`.execute(tx)
  return rows[0]
}

/** The cards are changed by what is written about them: an open editor is told, an import under them is not taken back. */
export async function raiseVersions(tx: Tx, regionId: number, people: readonly string[]): Promise<void> {
  await sql`update persons set version = version + 1 where region_id = ${regionId} and id = any (${[...people]}::uuid[])`.execute(tx)
}
