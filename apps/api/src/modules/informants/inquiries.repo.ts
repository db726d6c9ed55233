import type { InquiredPerson, InquiryClass, InquiryState, QuestionnaireDefinition, SentAnswers } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { readPage } from '../../kernel/paged.ts'
import { isHere } from '../people/index.ts'

interface Place {
  readonly regionId: number
  readonly organisationId: string
}

/** By class: how many are asked about and of how many somebody has told; who may tell. Those of no class only when they are asked about. */
export async function readProgress(tx: Tx, { regionId, organisationId }: Place, today: string): Promise<InquiryClass[]> {
  const { rows } = await sql<InquiryClass>`
    select s.class_code as class, count(*)::int as people, count(i.person_id)::int as asked,
      count(*) filter (where i.person_id is not null and exists (
        select 1 from statements t where t.region_id = ${regionId} and t.person_id = s.id))::int as answered,
      array(
        select distinct u.name from grants g join users u on u.region_id = g.region_id and u.id = g.user_id
        where g.region_id = ${regionId} and g.organisation_id = ${organisationId} and g.role = 'INFORMANT'
          and g.valid_from <= ${today} and (g.valid_to is null or g.valid_to >= ${today}) and (g.classes is null or s.class_code = any (g.classes))
        order by 1
      ) as informants
    from persons s left join inquiries i on i.region_id = ${regionId} and i.person_id = s.id
    where s.region_id = ${regionId} and s.organisation_id = ${organisationId} and s.erased_on is null and ${isHere(today)}
    group by s.class_code having s.class_code <> '' or count(i.person_id) > 0 order by s.class_code`.execute(tx)
  return rows
}

interface Filter {
  readonly class?: string | undefined
  readonly state?: InquiryState | undefined
  readonly page: number
}

const states = {
  unasked: sql`and i.person_id is null`,
  asked: sql`and i.person_id is not null and t.count = 0`,
  answered: sql`and t.count > 0`,
} as const

/** A page of the people of an organisation by class and name: whether they are asked about and how many have told. */
export async function listInquired(
  tx: Tx,
  { regionId, organisationId }: Place,
  today: string,
  { class: group, state, page }: Filter,
): Promise<{ items: InquiredPerson[]; total: number }> {
  const { rows, total } = await readPage(page, (window) =>
    sql<InquiredPerson & { total: number }>`
    select s.id as "personId", s.name, s.class_code as class, t.count as statements,
      case when t.count > 0 then 'answered' when i.person_id is not null then 'asked' else 'unasked' end as state, count(*) over () as total
    from persons s left join inquiries i on i.region_id = ${regionId} and i.person_id = s.id
    cross join lateral (select count(*)::int as count from statements t where t.region_id = ${regionId} and t.person_id = s.id) t
    where s.region_id = ${regionId} and s.organisation_id = ${organisationId} and s.erased_on is null and ${isHere(today)}
      ${group === undefined ? sql`` : sql`and s.class_code = ${group}`} ${state === undefined ? sql`` : states[state]}
    order by s.class_code = '', s.class_code, s.name_key, s.id ${window}`.execute(tx),
  )
  return { items: rows.map(({ total: _total, ...row }) => row), total }
}

/** Asks about everybody of a class, or about one person; those asked about already stay as they are. The new ones. */
export async function addInquiries(
  tx: Tx,
  { regionId, organisationId }: Place,
  whom: { readonly class: string } | { readonly personId: string },
  { today, userId }: { today: string; userId: string | null },
): Promise<string[]> {
  const chosen = 'class' in whom ? sql`s.class_code = ${whom.class}` : sql`s.id = ${whom.personId}`
  const { rows } = await sql<{ id: string }>`
    with fresh as (
      insert into inquiries (region_id, person_id, organisation_id, asked_on, asked_by)
      select s.region_id, s.id, s.organisation_id, ${today}::date, ${userId}::uuid from persons s
      where s.region_id = ${regionId} and s.organisation_id = ${organisationId} and s.erased_on is null and ${isHere(today)} and ${chosen}
      on conflict do nothing returning person_id
    )
    update persons s set version = s.version + 1 from fresh where s.region_id = ${regionId} and s.id = fresh.person_id returning s.id`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

/**
 * Who of the staff may tell of these people, with the number of all whom they are asked about and have not told of yet: a teacher of his own
 * classes, as `isKnown` lets him read them.
 */
export async function listTellers(
  tx: Tx,
  { regionId, organisationId }: Place,
  people: readonly string[],
  today: string,
): Promise<{ userId: string; count: number }[]> {
  const { rows } = await sql<{ userId: string; count: number }>`
    select g.user_id as "userId", count(distinct s.id)::int as count
    from inquiries i
    join persons s on s.region_id = ${regionId} and s.id = i.person_id and s.erased_on is null and ${isHere(today)}
    join grants g on g.region_id = ${regionId} and g.organisation_id = ${organisationId} and g.role in ('INFORMANT', 'PSYCHOLOGIST')
      and g.valid_from <= ${today} and (g.valid_to is null or g.valid_to >= ${today}) and (g.classes is null or s.class_code = any (g.classes))
    where i.region_id = ${regionId} and i.organisation_id = ${organisationId} and not exists (
      select 1 from statements t where t.region_id = ${regionId} and t.person_id = s.id and t.user_id = g.user_id)
    group by g.user_id having bool_or(s.id = any (${[...people]}::uuid[])) order by 1`.execute(tx)
  return rows
}

export async function deleteInquiry(tx: Tx, regionId: number, personId: string): Promise<void> {
  await tx.deleteFrom('inquiries').where('region_id', '=', regionId).where('person_id', '=', personId).execute()
}

export interface ToldPerson {
  readonly personId: string
  readonly name: string
  readonly class: string
  readonly organisation: { readonly id: string; readonly code: string; readonly title: string }
  readonly askedOn: string | null
  readonly parentCodeUntil: string | null
}

/** A person of the organisations given; undefined outside. `lock` holds the card. */
export async function findTold(
  tx: Tx,
  { regionId, organisationIds }: { regionId: number; organisationIds: readonly string[] },
  id: string,
  lock = false,
): Promise<ToldPerson | undefined> {
  const { rows } = await sql<ToldPerson>`
    select s.id as "personId", s.name, s.class_code as class, json_build_object('id', o.id, 'code', o.code, 'title', o.title) as organisation,
      (select i.asked_on from inquiries i where i.region_id = ${regionId} and i.person_id = s.id) as "askedOn",
      (select max(c.expires_on) from parent_codes c where c.region_id = ${regionId} and c.person_id = s.id) as "parentCodeUntil"
    from persons s join organisations o on o.id = s.organisation_id
    where s.region_id = ${regionId} and s.organisation_id = any (${[...organisationIds]}::uuid[]) and s.id = ${id} and s.erased_on is null
    ${lock ? sql`for update of s` : sql``}`.execute(tx)
  return rows[0]
}

export interface ToldStatement {
  readonly id: string
  readonly userId: string | null
  readonly by: string | null
  readonly givenAt: Date
  readonly definition: QuestionnaireDefinition
  readonly answers: SentAnswers
}

/** What was told of a person, the latest first. */
export async function readStatements(tx: Tx, regionId: number, personId: string): Promise<ToldStatement[]> {
  const { rows } = await sql<ToldStatement>`
    select t.id, t.user_id as "userId", u.name as by, t.given_at as "givenAt", q.definition, t.answers
    from statements t join questionnaires q on q.region_id = ${regionId} and q.id = t.questionnaire_id
    left join users u on u.region_id = ${regionId} and u.id = t.user_id
    where t.region_id = ${regionId} and t.person_id = ${personId} order by t.given_at desc, t.id`.execute(tx)
  return rows
}
