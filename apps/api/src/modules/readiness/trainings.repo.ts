import type { PersonReadiness, TrainingListItem, TrainingPlan } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import { readPage } from '../../kernel/paged.ts'
import { isHere } from '../people/index.ts'

interface Place {
  readonly regionId: number
  readonly organisationId: string
}

export interface FoundTraining {
  readonly id: string
  readonly organisation: { readonly id: string; readonly code: string; readonly title: string }
  readonly plan: TrainingPlan
  readonly version: number
}

/** A training of the organisations given; undefined outside. `lock` holds it while something is written. */
export async function findTraining(
  tx: Tx,
  { regionId, organisationIds }: { regionId: number; organisationIds: readonly string[] },
  id: string,
  lock = false,
): Promise<FoundTraining | undefined> {
  const { rows } = await sql<FoundTraining>`
    select t.id, t.version, json_build_object('id', o.id, 'code', o.code, 'title', o.title) as organisation,
      json_build_object('title', t.title, 'hours', t.hours, 'startsOn', t.starts_on, 'endsOn', t.ends_on, 'mode', t.mode, 'place', t.place,
        'taughtBy', t.taught_by, 'materials', t.materials, 'sessions', t.sessions, 'test', t.test) as plan
    from trainings t join organisations o on o.id = t.organisation_id
    where t.region_id = ${regionId} and t.organisation_id = any (${[...organisationIds]}::uuid[]) and t.id = ${id}
    ${lock ? sql`for update of t` : sql``}`.execute(tx)
  return rows[0]
}

/** A page of an organisation's trainings, the latest first. */
export async function listTrainings(
  tx: Tx,
  { regionId, organisationId }: Place,
  page: number,
): Promise<{ items: TrainingListItem[]; total: number }> {
  const { rows, total } = await readPage(page, (window) =>
    sql<TrainingListItem & { total: number }>`
    select t.id, t.title, t.hours, t.starts_on as "startsOn", t.ends_on as "endsOn", count(*) over () as total,
      (select count(*) from training_members m join persons s on s.region_id = ${regionId} and s.id = m.person_id
        where m.region_id = ${regionId} and m.training_id = t.id) as members,
      (select count(*) from certificates c where c.region_id = ${regionId} and c.training_id = t.id and c.annulled_on is null) as certificates
    from trainings t where t.region_id = ${regionId} and t.organisation_id = ${organisationId}
    order by t.starts_on desc, t.id ${window}`.execute(tx),
  )
  return { items: rows.map(({ total: _total, ...row }) => row), total }
}

/** Trainings in whose group a person is, the latest first. */
export async function trainingsOf(tx: Tx, { regionId }: Place, personId: string): Promise<PersonReadiness['trainings']> {
  const { rows } = await sql<PersonReadiness['trainings'][number]>`
    select t.id, t.title, t.starts_on as "startsOn", t.ends_on as "endsOn"
    from training_members m join trainings t on t.region_id = ${regionId} and t.id = m.training_id
    where m.region_id = ${regionId} and m.person_id = ${personId} order by t.starts_on desc, t.id`.execute(tx)
  return rows
}

const written = ({ title, hours, startsOn, endsOn, mode, place, taughtBy, materials, sessions, test }: TrainingPlan) => ({
  title,
  hours,
  starts_on: startsOn,
  ends_on: endsOn,
  mode,
  place,
  taught_by: taughtBy,
  materials: JSON.stringify(materials),
  sessions: JSON.stringify(sessions),
  test: test === null ? null : JSON.stringify(test),
})

export async function insertTraining(tx: Tx, { regionId, organisationId }: Place, plan: TrainingPlan): Promise<string> {
  const id = newId()
  await tx
    .insertInto('trainings')
    .values({ region_id: regionId, id, organisation_id: organisationId, ...written(plan) })
    .execute()
  return id
}

/** Writes the plan; the caller holds the row. */
export async function updatePlan(tx: Tx, regionId: number, { id }: Pick<FoundTraining, 'id'>, plan: TrainingPlan): Promise<void> {
  await tx.updateTable('trainings').set(written(plan)).where('region_id', '=', regionId).where('id', '=', id).execute()
}

/** Whoever reads the training next is told that its plan, group or marks were changed. */
export async function raiseTraining(tx: Tx, regionId: number, { id }: Pick<FoundTraining, 'id'>): Promise<void> {
  await sql`update trainings set version = version + 1 where region_id = ${regionId} and id = ${id}`.execute(tx)
}

export interface MemberRow {
  readonly personId: string
  readonly name: string
  readonly occupation: string
  readonly attended: string[]
  readonly points: number | null
}

/** The group of a training by name. */
export async function listMembers(tx: Tx, regionId: number, { id }: Pick<FoundTraining, 'id'>): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select s.id as "personId", s.name, s.occupation, m.attended, m.points
    from training_members m join persons s on s.region_id = ${regionId} and s.id = m.person_id
    where m.region_id = ${regionId} and m.training_id = ${id} order by s.name_key`.execute(tx)
  return rows
}

/** Enrols those of the people who are in the organisation and have not left; tells how many they are, with those who were in the group already. */
export async function enrolPeople(
  tx: Tx,
  regionId: number,
  { id, organisation }: FoundTraining,
  people: readonly string[],
  today: string,
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select s.id from persons s where s.region_id = ${regionId} and s.organisation_id = ${organisation.id} and s.id = any (${[...people]}::uuid[])
      and s.erased_on is null and ${isHere(today)} order by s.id for update of s`.execute(tx)
  await sql`
    insert into training_members (region_id, training_id, person_id, organisation_id)
    select ${regionId}, ${id}, person_id, ${organisation.id} from unnest(${rows.map((row) => row.id)}::uuid[]) t (person_id)
    on conflict do nothing`.execute(tx)
  return rows.length
}

export async function deleteMember(tx: Tx, regionId: number, { id }: Pick<FoundTraining, 'id'>, personId: string): Promise<void> {
  await sql`delete from training_members where region_id = ${regionId} and training_id = ${id} and person_id = ${personId}`.execute(tx)
}

export interface WrittenMarks {
  readonly personId: string
  readonly attended: readonly string[]
  readonly points: number | null
}

/** Writes attendance and points of those who are in the group; tells how many they were. */
export async function writeMarks(
  tx: Tx,
  regionId: number,
  { id }: Pick<FoundTraining, 'id'>,
  marks: readonly WrittenMarks[],
): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    update training_members m set attended = r.attended, points = r.points
    from (select (mark ->> 'personId')::uuid as person_id, array(select jsonb_array_elements_text(mark -> 'attended'))::uuid[] as attended,
      (mark ->> 'points')::smallint as points from jsonb_array_elements(${JSON.stringify(marks)}::jsonb) mark) r
    where m.region_id = ${regionId} and m.training_id = ${id} and m.person_id = r.person_id`.execute(tx)
  return Number(numAffectedRows)
}
