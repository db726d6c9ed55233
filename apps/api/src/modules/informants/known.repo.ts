import type { KnownPupil, PupilState, SentAnswers } from '@nastavnik/contract'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { readPage } from '../../kernel/paged.ts'
import { isHere } from '../people/index.ts'

/** Whom an informant may know: of which organisation, and of which of its classes; null: of all, and whoever is asked about. */
export interface Knowing {
  readonly regionId: number
  readonly organisationId: string
  readonly classes: readonly string[] | null
  readonly today: string
}

/** The person `s` is known to the informant. The only place that says so. */
const isKnown = ({ regionId, organisationId, classes, today }: Knowing): RawBuilder<boolean> => sql<boolean>`
  s.region_id = ${regionId} and s.organisation_id = ${organisationId} and s.erased_on is null and ${isHere(today)} and ${
    classes === null
      ? sql`(s.class_code <> '' or exists (select 1 from inquiries i where i.region_id = ${regionId} and i.person_id = s.id))`
      : sql`s.class_code = any (${[...classes]}::text[])`
  }`

interface Filter {
  readonly class?: string | undefined
  readonly state?: PupilState | undefined
  readonly page: number
}

/** A page of the pupils whom the informant knows: those asked about first, then by class and name. */
export async function listKnown(
  tx: Tx,
  knowing: Knowing,
  userId: string | null,
  { class: group, state, page }: Filter,
): Promise<{ items: KnownPupil[]; total: number }> {
  const { regionId } = knowing
  const { rows, total } = await readPage(page, (window) =>
    sql<Omit<KnownPupil, 'givenOn'> & { givenAt: Date | null; total: number }>`
    select s.id as "personId", s.name, s.class_code as class, i.person_id is not null as asked, t.given_at as "givenAt", count(*) over () as total
    from persons s
    left join inquiries i on i.region_id = ${regionId} and i.person_id = s.id
    left join statements t on t.region_id = ${regionId} and t.person_id = s.id and t.user_id = ${userId}
    where ${isKnown(knowing)} ${group === undefined ? sql`` : sql`and s.class_code = ${group}`}
      ${state === undefined ? sql`` : state === 'given' ? sql`and t.id is not null` : sql`and t.id is null`}
    order by (i.person_id is not null and t.id is null) desc, s.class_code, s.name_key, s.id ${window}`.execute(tx),
  )
  return {
    items: rows.map(({ total: _total, givenAt, ...row }) => ({ ...row, givenOn: givenAt?.toISOString().slice(0, 10) ?? null })),
    total,
  }
}

/** Classes of the pupils whom the informant knows. */
export async function classesOfKnown(tx: Tx, knowing: Knowing): Promise<string[]> {
  const { rows } = await sql<{ class: string }>`
    select distinct s.class_code as class from persons s where ${isKnown(knowing)} and s.class_code <> '' order by 1`.execute(tx)
  return rows.map((row) => row.class)
}

export interface KnownPerson {
  readonly personId: string
  readonly name: string
  readonly class: string
  readonly asked: boolean
  readonly own: { readonly answers: SentAnswers; readonly questionnaireId: string; readonly givenAt: Date; readonly version: number } | null
}

/** A pupil whom the informant knows, with what the informant told; undefined otherwise. `lock` holds the card while something is written. */
export async function findKnown(
  tx: Tx,
  knowing: Knowing,
  { id, userId }: { id: string; userId: string | null },
  lock = false,
): Promise<KnownPerson | undefined> {
  const { regionId } = knowing
  const { rows } = await sql<Omit<KnownPerson, 'own'>>`
    select s.id as "personId", s.name, s.class_code as class,
      exists (select 1 from inquiries i where i.region_id = ${regionId} and i.person_id = s.id) as asked
    from persons s where ${isKnown(knowing)} and s.id = ${id} ${lock ? sql`for update of s` : sql``}`.execute(tx)
  const [person] = rows
  if (person === undefined) return undefined
  const own = await tx
    .selectFrom('statements')
    .select(['answers', 'questionnaire_id as questionnaireId', 'given_at as givenAt', 'version'])
    .where('region_id', '=', regionId)
    .where('person_id', '=', id)
    .where('user_id', 'is not distinct from', userId)
    .executeTakeFirst()
  return { ...person, own: own === undefined ? null : { ...own, answers: own.answers as SentAnswers } }
}

/** The organisation of a person within the reach, for learning which classes the informant has there; undefined outside. */
export async function organisationOf(
  tx: Tx,
  { regionId, organisationIds }: { regionId: number; organisationIds: readonly string[] },
  personId: string,
): Promise<{ id: string; code: string; title: string } | undefined> {
  const { rows } = await sql<{ id: string; code: string; title: string }>`
    select o.id, o.code, o.title from persons s join organisations o on o.id = s.organisation_id
    where s.region_id = ${regionId} and s.organisation_id = any (${[...organisationIds]}::uuid[]) and s.id = ${personId}`.execute(tx)
  return rows[0]
}

export interface NewStatement {
  readonly id: string
  readonly personId: string
  readonly organisationId: string
  /** Null: a parent. */
  readonly userId: string | null
  readonly questionnaireId: string
  readonly answers: SentAnswers
  readonly at: Date
}

/** Writes a statement over the former one of the same informant; the card is changed by it, so that an import cannot be taken back from under it. */
export async function writeStatement(tx: Tx, regionId: number, one: NewStatement): Promise<void> {
  await sql`
    insert into statements (region_id, id, organisation_id, person_id, user_id, questionnaire_id, answers, given_at)
    values (${regionId}, ${one.id}, ${one.organisationId}, ${one.personId}, ${one.userId}, ${one.questionnaireId}, ${JSON.stringify(one.answers)}::jsonb, ${one.at})
    on conflict (region_id, person_id, user_id) do update
    set questionnaire_id = excluded.questionnaire_id, answers = excluded.answers, given_at = excluded.given_at, version = statements.version + 1`.execute(
    tx,
  )
  await touchCard(tx, regionId, one.personId)
}

async function touchCard(tx: Tx, regionId: number, personId: string): Promise<void> {
  await sql`update persons set version = version + 1 where region_id = ${regionId} and id = ${personId}`.execute(tx)
}
