import type { ParticipantRole, Participation, PersonFields, PersonKind, PersonListItem, PersonText } from '@nastavnik/contract'
import { eachPersonText, pageSize, personTextNames } from '@nastavnik/contract'
import { formTitle, type TargetModel } from '@nastavnik/target-model'
import { type RawBuilder, sql } from 'kysely'
import type { Reach } from '../../access/actor.ts'
import { columnOf, toColumns } from '../../kernel/columns.ts'
import type { Tx } from '../../kernel/db.ts'
import { likePattern } from '../../kernel/like.ts'
import { formsOfKind } from './kinds.rules.ts'

export interface PeopleFilter {
  /** A part of a normalised name. */
  readonly nameKey: string
  readonly role?: ParticipantRole | undefined
  readonly kind?: PersonKind | undefined
  readonly form?: string | undefined
  readonly class?: string | undefined
  /** Those who have left, in the place of those who are here. */
  readonly left?: 'yes' | undefined
  /** The day of the question. */
  readonly today: string
}

interface PeoplePlace {
  readonly regionId: number
  readonly organisationId: string
}

/** The person `s` has not left the organisation by the day. */
export const isHere = (today: string): RawBuilder<boolean> => sql<boolean>`(s.left_on is null or s.left_on > ${today}::date)`

interface ListRow {
  id: string
  name: string
  born_on: string | null
  born_year: number | null
  occupation: string
  roles: ParticipantRole[] | null
  participations: number
}

/** The person `s` is said to be of the kind, or is by a form it takes part in. */
function isOfKind(model: TargetModel, regionId: number, kind: PersonKind): RawBuilder<unknown> {
  const forms = formsOfKind(model, kind).map(({ form, role }) => sql`(${form}, ${role})`)
  if (forms.length === 0) return sql`and s.kind = ${kind}`
  return sql`and (s.kind = ${kind} or s.kind is null and exists (
      select 1 from participations p join programmes g on g.region_id = ${regionId} and g.id = p.programme_id
      where p.region_id = ${regionId} and p.person_id = s.id and (g.form_code, p.role) in (${sql.join(forms)})
    ))`
}

/** The condition that `persons s` is in the list of people so filtered: the page, the workbook made of it and what is done to all of it ask the same. */
export function isListed(
  model: TargetModel,
  { regionId, organisationId }: PeoplePlace,
  { nameKey, role, form, kind, class: group, left, today }: PeopleFilter,
): RawBuilder<boolean> {
  const taking =
    role === undefined && form === undefined
      ? sql``
      : sql`and exists (select 1 from participations p join programmes g on g.region_id = ${regionId} and g.id = p.programme_id
          where p.region_id = ${regionId} and p.person_id = s.id
            and (${role ?? null}::text is null or p.role = ${role ?? null}) and (${form ?? null}::text is null or g.form_code = ${form ?? null}))`
  const named = nameKey === '' ? sql`` : sql`and s.name_key like ${likePattern(nameKey)}`
  const inClass = group === undefined ? sql`` : sql`and s.class_code = ${group}`
  const ofKind = kind === undefined ? sql`` : isOfKind(model, regionId, kind)
  return sql<boolean>`s.region_id = ${regionId} and s.organisation_id = ${organisationId} and ${left === 'yes' ? sql`not` : sql``} ${isHere(today)}
    ${named} ${inClass} ${taking} ${ofKind}`
}

/** A page of the people of one organisation by name. */
export async function listPeople(
  tx: Tx,
  model: TargetModel,
  place: PeoplePlace,
  { page, ...filter }: PeopleFilter & { readonly page: number },
): Promise<{ items: PersonListItem[]; total: number }> {
  const { regionId } = place
  const matching = isListed(model, place, filter)
  const { rows } = await sql<ListRow>`
    select s.id, s.name, s.born_on, s.born_year, s.occupation, t.roles, t.participations
    from (select * from persons s where ${matching} order by s.name_key limit ${pageSize} offset ${(page - 1) * pageSize}) s
    left join lateral (
      select array_agg(distinct role order by role) as roles, count(*) as participations from participations p
      where p.region_id = ${regionId} and p.person_id = s.id
    ) t on true
    order by s.name_key`.execute(tx)
  const total = await sql<{ total: number }>`select count(*) as total from persons s where ${matching}`.execute(tx)
  const items = rows.map(({ born_on: day, born_year: year, roles, ...row }) => ({ ...row, birth: { day, year }, roles: roles ?? [] }))
  return { items, total: total.rows[0]?.total ?? 0 }
}

export interface PersonRow {
  readonly id: string
  readonly organisation: { readonly id: string; readonly code: string; readonly title: string }
  readonly fields: PersonFields
  readonly version: number
}

/** The texts of a person under the names of their fields; `s` is the table of persons. */
export const textColumns = sql.join(personTextNames.map((text) => sql`${sql.ref(`s.${columnOf(text)}`)} as ${sql.id(text)}`))

/** A card as its columns are read. */
export interface CardRow extends Record<PersonText, string> {
  readonly name: string
  readonly kind: PersonKind | null
  readonly born_on: string | null
  readonly born_year: number | null
  readonly experience_years: number | null
  readonly experience_here_years: number | null
}

/** All that a card says; `s` is the table of persons. */
export const cardColumns = sql`s.name, s.kind, s.born_on, s.born_year, s.experience_years, s.experience_here_years, ${textColumns}`

export const fieldsOf = (row: CardRow): PersonFields => ({
  name: row.name,
  kind: row.kind,
  birth: { day: row.born_on, year: row.born_year },
  experienceYears: row.experience_years,
  experienceHereYears: row.experience_here_years,
  ...eachPersonText((text) => row[text]),
})

/** A person of the organisations within the reach; undefined outside. `lock` holds the row for a correction. */
export async function findPerson(tx: Tx, reach: Reach, id: string, lock = false): Promise<PersonRow | undefined> {
  const { rows } = await sql<CardRow & { id: string; organisation: PersonRow['organisation']; version: number }>`
    select s.id, s.version, ${cardColumns}, json_build_object('id', o.id, 'code', o.code, 'title', o.title) as organisation
    from persons s join organisations o on o.id = s.organisation_id
    where s.region_id = ${reach.regionId} and s.organisation_id = any (${[...reach.organisationIds]}::uuid[]) and s.id = ${id} and s.erased_on is null
    ${lock ? sql`for update of s` : sql``}`.execute(tx)
  const [row] = rows
  if (row === undefined) return undefined
  return {
    id: row.id,
    organisation: row.organisation,
    version: row.version,
    fields: fieldsOf(row),
  }
}

/** The card that a card of this id was joined into and that stands; undefined when there is none. */
export async function remainingCard(tx: Tx, regionId: number, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    with recursive way(id, step) as (
      select ${id}::uuid, 0
      union all select r.kept_id, step + 1 from way join person_mergers r on r.region_id = ${regionId} and r.gone_id = way.id and r.undone_at is null
    )
    select id from way where step > 0 order by step desc limit 1`.execute(tx)
  return rows[0]?.id
}

interface ParticipationRow extends Omit<Participation, 'programme'> {
  programme: { id: string; title: string; form: string }
}

async function readParticipations(
  tx: Tx,
  model: TargetModel,
  reach: Reach,
  by: { personId: string } | { id: string },
): Promise<Participation[]> {
  const { regionId } = reach
  const chosen = 'personId' in by ? sql`p.person_id = ${by.personId}` : sql`p.id = ${by.id}`
  const { rows } = await sql<ParticipationRow>`
    select p.id, p.role, json_build_object('id', g.id, 'title', g.title, 'form', g.form_code) as programme,
      p.starts_on as "startsOn", p.ends_on as "endsOn", p.request, p.result, p.link, p.completed, p.version,
      coalesce((
        select json_agg(json_build_object('personId', s.id, 'name', s.name) order by s.name_key)
        from mentorships m
        join mentorship_mentees e on e.region_id = ${regionId} and e.mentorship_id = m.id
        join participations other on other.region_id = ${regionId}
          and other.id = case when p.role = 'MENTOR' then e.mentee_participation_id else m.mentor_participation_id end
        join persons s on s.region_id = ${regionId} and s.id = other.person_id
        where m.region_id = ${regionId}
          and case when p.role = 'MENTOR' then m.mentor_participation_id = p.id else e.mentee_participation_id = p.id end
      ), '[]') as counterparts
    from participations p join programmes g on g.region_id = ${regionId} and g.id = p.programme_id
    where p.region_id = ${regionId} and p.organisation_id = any (${[...reach.organisationIds]}::uuid[]) and ${chosen}
    order by p.starts_on desc, p.id`.execute(tx)
  return rows.map(({ programme: { form, ...programme }, ...row }) => ({
    ...row,
    programme: { ...programme, form: { code: form, title: formTitle(model, form) } },
  }))
}

export const listParticipations = (tx: Tx, model: TargetModel, reach: Reach, personId: string): Promise<Participation[]> =>
  readParticipations(tx, model, reach, { personId })

export async function findParticipation(tx: Tx, model: TargetModel, reach: Reach, id: string): Promise<Participation | undefined> {
  const [participation] = await readParticipations(tx, model, reach, { id })
  return participation
}

/** Whose a participation is. */
export async function ownerOf(tx: Tx, regionId: number, participationId: string): Promise<{ organisationId: string; personId: string }> {
  return tx
    .selectFrom('participations')
    .select(['organisation_id as organisationId', 'person_id as personId'])
    .where('region_id', '=', regionId)
    .where('id', '=', participationId)
    .executeTakeFirstOrThrow()
}

export async function updatePerson(tx: Tx, regionId: number, id: string, fields: PersonFields, nameKey: string): Promise<void> {
  await tx
    .updateTable('persons')
    .set((eb) => ({
      name: fields.name,
      name_key: nameKey,
      born_on: fields.birth.day,
      born_year: fields.birth.year,
      kind: fields.kind,
      experience_years: fields.experienceYears,
      experience_here_years: fields.experienceHereYears,
      ...toColumns(eachPersonText((text) => fields[text])),
      version: eb('version', '+', 1),
    }))
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .execute()
}

export type ParticipationChange = Pick<Participation, 'startsOn' | 'endsOn' | 'request' | 'result' | 'link' | 'completed'>

/** Writes if the version still is the one the reader saw; false when somebody was faster. */
export async function updateParticipation(
  tx: Tx,
  regionId: number,
  id: string,
  version: number,
  change: ParticipationChange,
): Promise<boolean> {
  const { startsOn, endsOn, request, result, link, completed } = change
  const { numUpdatedRows } = await tx
    .updateTable('participations')
    .set((eb) => ({ starts_on: startsOn, ends_on: endsOn, request, result, link, completed, version: eb('version', '+', 1) }))
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
