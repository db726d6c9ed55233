import type { ConsentKind, ParticipantRole, PersonKind } from '@nastavnik/contract'
import type { Answers } from '@nastavnik/questionnaires'
import type { TargetModel } from '@nastavnik/target-model'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { consented } from '../consents/index.ts'
import { isHere, kindByForms, nameKey } from '../people/index.ts'
import { findInForce } from '../questionnaires/index.ts'
import { readinessOfPeople, verdictOf } from '../readiness/index.ts'
import type { Couple } from './couples.repo.ts'
import type { MatchingMentee, MatchingMentor } from './sides.ts'
import { languagesOf, tellOf, type Vocabularies, valuesOf, vocabulariesOf } from './words.rules.ts'

export interface RoundPlace {
  readonly regionId: number
  readonly organisationId: string
  readonly programmeId: string
  readonly form: string
  readonly orderOn: string
  /** What everybody has to have consented to; the processing alone unless something is said. */
  readonly consents?: readonly ConsentKind[]
}

export interface Day {
  readonly model: TargetModel
  readonly today: string
}

/** Those of a programme who can be matched by the day of the order; sorted by id. */
export interface Sides {
  readonly mentees: readonly MatchingMentee[]
  readonly mentors: readonly MatchingMentor[]
  /** Mentees whose representative is called as the mentor is: persons. */
  readonly ownChildren: readonly Couple[]
  /** By which a child's representative is found among the mentors of others: keys of names, of persons, not to be kept. */
  readonly representatives: ReadonlyMap<string, string>
  readonly mentorNames: readonly (readonly [name: string, personId: string])[]
}

interface Row {
  id: string
  person_id: string
  role: ParticipantRole
  municipality_id: string | null
  born_on: string | null
  kind: PersonKind | null
  name_key: string
  representative_name: string
  consented: boolean
  competences: string
  interests: string
  preferred_age: string
  languages: string
  request: string
  since: string
  answers: Answers | null
  taken: number
}

/** Full years; null: the birth is not known to the day. */
function ageOn(bornOn: string | null, day: string): number | null {
  if (bornOn === null) return null
  return Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (day.slice(5) < bornOn.slice(5) ? 1 : 0)
}

const dayLength = 86_400_000
const daysBetween = (from: string, to: string): number => Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / dayLength))

/**
 * Who is in a round: who takes part in the programme on the day of the order or later, once in a role, is here and is not erased; of the mentees
 * those who have no pair in it, real or proposed. `taken`: how many mentees a mentor has by then in all programmes, proposed ones too. Cards are
 * looked up one by one (`limit 1`): right after an import the planner would read all of them for each.
 */
async function readRows(
  tx: Tx,
  { model, today }: Day,
  { regionId, organisationId, programmeId, orderOn, consents = ['PROCESSING'] }: RoundPlace,
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with taking as materialized (
      select distinct on (t.person_id, t.role) t.id, t.person_id, t.role, t.request, t.starts_on from participations t
      where t.region_id = ${regionId} and t.organisation_id = ${organisationId} and t.programme_id = ${programmeId} and t.runs_until >= ${orderOn}::date
      order by t.person_id, t.role, t.starts_on desc, t.id
    ), mentoring as materialized (
      select id, person_id from participations
      where region_id = ${regionId} and organisation_id = ${organisationId} and role = 'MENTOR' and runs_until >= ${orderOn}::date
    ), taken as (
      select person_id, count(*)::int as taken from (
        select m.person_id, e.mentee_participation_id from mentoring m
        join mentorships g on g.region_id = ${regionId} and g.mentor_participation_id = m.id
        join mentorship_mentees e on e.region_id = ${regionId} and e.mentorship_id = g.id
        union
        select m.person_id, q.mentee_id from mentoring m join pair_proposals q on q.region_id = ${regionId} and q.mentor_id = m.id
        union
        select m.person_id, j.mentee_id from mentoring m join joint_pairs j on j.region_id = ${regionId} and j.mentor_id = m.id and j.ordered_on is not null
      ) each group by person_id
    ), applied as (
      select distinct on (person_id, role) person_id, role, answers, applied_at from applications
      where region_id = ${regionId} and organisation_id = ${organisationId} and state = 'accepted'
      order by person_id, role, applied_at desc, id
    )
    select p.id, p.person_id, p.role, o.municipality_id, s.born_on, s.kind, s.name_key, s.representative_name,
      (${sql.join(
        consents.map((kind) => consented({ model, today }, kind)),
        sql` and `,
      )}) as consented, s.competences, s.interests, s.preferred_age, s.languages, p.request,
      least((a.applied_at at time zone ${model.timeZone})::date, p.starts_on)::text as since, a.answers, coalesce(t.taken, 0) as taken
    from taking p
    cross join lateral (select * from persons where region_id = ${regionId} and id = p.person_id and erased_on is null limit 1) s
    join organisations o on o.id = s.organisation_id
    left join applied a on a.person_id = p.person_id and a.role = p.role
    left join taken t on t.person_id = p.person_id
    where ${isHere(today)} and (p.role = 'MENTOR' or not exists (
      select 1 from mentorship_mentees e where e.region_id = ${regionId} and e.mentee_participation_id = p.id
    ) and not exists (select 1 from pair_proposals q where q.region_id = ${regionId} and q.mentee_id = p.id))
    order by p.id`.execute(tx)
  return rows
}

async function readVocabularies(tx: Tx, place: RoundPlace): Promise<Vocabularies> {
  const [mentee, mentor] = [await findInForce(tx, place, 'MENTEE_APPLICATION'), await findInForce(tx, place, 'MENTOR_APPLICATION')]
  return vocabulariesOf(mentee?.definition, mentor?.definition)
}

/** How many mentees a mentor takes in all: as he has told, else the usual number. */
function placesTold({ matching: { places } }: TargetModel, answers: Answers | null): number {
  const told = Number(answers?.['menteesMax'] ?? Number.NaN)
  return Number.isInteger(told) && told >= 0 ? told : places.usual
}

/** The people of a round with what they have told, without names. */
export async function readSides(tx: Tx, day: Day, place: RoundPlace): Promise<Sides> {
  const rows = await readRows(tx, day, place)
  const words = await readVocabularies(tx, place)
  const languages = languagesOf(rows.map((row) => row.languages))
  const ofRole = (role: ParticipantRole) => rows.filter((row) => row.role === role)
  const [menteeRows, mentorRows] = [ofRole('MENTEE'), ofRole('MENTOR')]
  const readiness = await readinessOfPeople(
    tx,
    { ...day, today: place.orderOn },
    place,
    mentorRows.map(({ person_id: id }) => id),
  )
  const sideOf = (row: Row) => ({
    id: row.id,
    personId: row.person_id,
    organisationId: place.organisationId,
    municipalityId: row.municipality_id,
    age: ageOn(row.born_on, place.orderOn),
    isConsented: row.consented,
    time: tellOf(words.time, row.answers, 'convenientTime'),
    format: tellOf(words.format, row.answers, 'format'),
    interests: tellOf(words.interests, row.answers, 'interests', row.interests),
    languages: languages.tellText(row.languages),
  })
  const mentors = mentorRows.map((row): MatchingMentor => {
    const gates = readiness.get(row.person_id)
    return {
      ...sideOf(row),
      kind: row.kind ?? kindByForms(day.model, [{ form: place.form, role: 'MENTOR' }]),
      helpsWith: tellOf(words.request, row.answers, 'canHelpWith', row.competences),
      wishedAges: tellOf(words.wishedAges, row.answers, 'wishedAges', row.preferred_age),
      places: Math.max(0, placesTold(day.model, row.answers) - row.taken),
      readiness: gates === undefined ? 'blocked' : verdictOf(gates),
    }
  })
  const mentees = menteeRows.map(
    (row): MatchingMentee => ({
      ...sideOf(row),
      request: words.request.tell(valuesOf(row.answers, 'request')) ?? words.request.tellText(row.request),
      wishedMentor: tellOf(words.wishedMentor, row.answers, 'wishedMentor'),
      waitingDays: daysBetween(row.since, day.today),
    }),
  )
  const mentorNames = mentorRows.map((row) => [row.name_key, row.person_id] as const)
  const representatives = new Map(
    menteeRows.flatMap((row) => (row.representative_name === '' ? [] : [[row.person_id, nameKey(row.representative_name)] as const])),
  )
  return { mentees, mentors, ownChildren: childrenOf(representatives, mentorNames), representatives, mentorNames }
}

/** Mentees whose representative is called as a mentor is; of namesakes it may be any of them. */
export function childrenOf(representatives: Sides['representatives'], mentorNames: Sides['mentorNames']): Couple[] {
  const byName = Map.groupBy(mentorNames, ([name]) => name)
  return [...representatives].flatMap(([menteeId, name]) => (byName.get(name) ?? []).map(([, mentorId]) => ({ menteeId, mentorId })))
}

/**
 * Whether others wait than those of the draft, a mentor has come, or somebody has voted since the people of its run were read: what was counted then is
 * not what would be counted now.
 */
export async function hasChangedSince(tx: Tx, { today }: Day, place: RoundPlace, roundId: string, inputHash: Buffer): Promise<boolean> {
  const { regionId, organisationId, programmeId, orderOn } = place
  const { rows } = await sql<{ changed: boolean }>`
    with taking as materialized (
      select t.id, t.person_id, t.role from participations t
      where t.region_id = ${regionId} and t.organisation_id = ${organisationId} and t.programme_id = ${programmeId} and t.runs_until >= ${orderOn}::date
        and (t.person_id in (
          select id from persons s where region_id = ${regionId} and organisation_id = ${organisationId} and erased_on is null and ${isHere(today)}
        )) is true
        and (t.id in (
          select e.mentee_participation_id from mentorships g
          join mentorship_mentees e on e.region_id = ${regionId} and e.mentorship_id = g.id
          where g.region_id = ${regionId} and g.organisation_id = ${organisationId} and g.programme_id = ${programmeId}
        )) is not true
        and (t.id in (
          select mentee_id from pair_proposals where region_id = ${regionId} and organisation_id = ${organisationId} and programme_id = ${programmeId}
        )) is not true
    ), drafted as materialized (
      select mentee_id as id from matching_pairs where region_id = ${regionId} and round_id = ${roundId}
    ), counted as (
      select read_at, mentors from matching_inputs where region_id = ${regionId} and round_id = ${roundId} and hash = ${inputHash}
    ), known as materialized (
      select id from drafted union all select unnest(mentors) from counted
    ), come as (
      select person_id, role from taking where (id in (select id from known)) is not true
        and (role = 'MENTEE' or exists (select 1 from counted where mentors is not null))
    )
    select exists (
        select 1 from come c
        where not exists (select 1 from taking t where t.person_id = c.person_id and t.role = c.role and t.id in (select id from known))
      ) or exists (select 1 from drafted where (id in (select id from taking)) is not true)
      or exists (
        select 1 from counted i cross join campaigns c join respondents r on r.region_id = ${regionId} and r.campaign_id = c.id
        join responses a on a.region_id = ${regionId} and a.respondent_id = r.id and a.finished_at > i.read_at
        where c.region_id = ${regionId} and c.organisation_id = ${organisationId} and c.programme_id = ${programmeId} and c.purpose = 'PREFERENCE'
      ) as changed`.execute(tx)
  return rows[0]?.changed === true
}

/** How many more mentees each of these mentors takes by what he has told, whoever they come from. */
export async function readPlacesTold(
  tx: Tx,
  { model }: Day,
  { regionId, organisationId }: RoundPlace,
  mentors: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; answers: Answers | null }>`
    select p.id, (
      select a.answers from applications a
      where a.region_id = ${regionId} and a.organisation_id = ${organisationId} and a.person_id = p.person_id and a.role = 'MENTOR' and a.state = 'accepted'
      order by a.applied_at desc, a.id limit 1
    ) as answers
    from participations p where p.region_id = ${regionId} and p.id = any (${[...mentors]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, answers }) => [id, placesTold(model, answers)]))
}

interface Waiting {
  readonly mentees: number
  readonly mentors: number
}

/** Who could be in a round of a programme today: mentees without a pair, and mentors, free or not. */
export async function countWaiting(
  tx: Tx,
  { today }: Day,
  { regionId, programmeId }: Pick<RoundPlace, 'regionId' | 'programmeId'>,
): Promise<Waiting> {
  const { rows } = await sql<Waiting>`
    select count(distinct t.person_id) filter (where t.role = 'MENTOR') as mentors, count(distinct t.person_id) filter (
      where t.role = 'MENTEE' and e.mentee_participation_id is null and q.mentee_id is null) as mentees
    from participations t
    cross join lateral (select id, left_on from persons where region_id = ${regionId} and id = t.person_id and erased_on is null limit 1) s
    left join mentorship_mentees e on e.region_id = ${regionId} and e.mentee_participation_id = t.id
    left join pair_proposals q on q.region_id = ${regionId} and q.mentee_id = t.id
    where ${isHere(today)} and t.region_id = ${regionId} and t.programme_id = ${programmeId} and t.runs_until >= ${today}::date`.execute(tx)
  return rows[0] ?? { mentees: 0, mentors: 0 }
}
