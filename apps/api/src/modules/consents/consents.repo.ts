import type { Birth, Consent, ConsentClass, ConsentKind, ConsentListItem, ConsentState, StoppedPerson } from '@nastavnik/contract'
import { entriesOf } from '@nastavnik/contract'
import { type RawBuilder, sql } from 'kysely'
import { daysAfter } from '../../kernel/days.ts'
import type { Tx } from '../../kernel/db.ts'
import { likePattern } from '../../kernel/like.ts'
import { readPage } from '../../kernel/paged.ts'
import { isHere } from '../people/index.ts'
import { settled, states, type Terms } from './in-force.repo.ts'
import { signersOf } from './signing.rules.ts'

export interface OrganisationPlace {
  readonly regionId: number
  readonly organisationId: string
}

/** Whose consents are looked at. */
export interface Whom {
  /** A part of a normalised name. */
  readonly nameKey?: string | undefined
  readonly class?: string | undefined
  readonly programme?: string | undefined
  readonly taking?: 'now' | undefined
  readonly people?: readonly string[] | undefined
}

/** The people `s` of the organisation that the question is of. */
function chosen({ today }: Terms, { regionId, organisationId }: OrganisationPlace, whom: Whom): RawBuilder<unknown> {
  const takes =
    whom.programme === undefined && whom.taking === undefined
      ? sql``
      : sql`and exists (select 1 from participations p where p.region_id = ${regionId} and p.person_id = s.id
          ${whom.programme === undefined ? sql`` : sql`and p.programme_id = ${whom.programme}`}
          ${whom.taking === undefined ? sql`` : sql`and p.starts_on <= ${today}::date and p.runs_until >= ${today}::date`})`
  return sql`s.region_id = ${regionId} and s.organisation_id = ${organisationId} and ${isHere(today)}
    ${whom.class === undefined ? sql`` : sql`and s.class_code = ${whom.class}`}
    ${whom.people === undefined ? sql`` : sql`and s.id = any (${[...whom.people]}::uuid[])`}
    ${whom.nameKey === undefined || whom.nameKey === '' ? sql`` : sql`and s.name_key like ${likePattern(whom.nameKey)}`} ${takes}`
}

interface ListRow {
  id: string
  name: string
  occupation: string
  born_on: string | null
  born_year: number | null
  class_code: string
  states: Record<ConsentKind, ConsentState>
  total: number
}

/** A page of people by class and name with the state of every kind; `kind` with `state` leaves those whose consent of the kind is in order, or is not. */
export async function listConsents(
  tx: Tx,
  terms: Terms,
  place: OrganisationPlace,
  { kind, state, page, ...whom }: Whom & { kind?: ConsentKind | undefined; state?: 'given' | 'lacking' | undefined; page: number },
): Promise<{ items: ConsentListItem[]; total: number }> {
  const inOrder =
    kind === undefined || state === undefined ? sql`` : sql`and ${state === 'given' ? sql`` : sql`not`} ${settled(terms, kind)}`
  const { rows, total } = await readPage(page, (window) =>
    sql<ListRow>`
    with found as (
      select s.*, count(*) over () as total from persons s where ${chosen(terms, place, whom)} ${inOrder}
      order by s.class_code, s.name_key ${window}
    )
    select s.id, s.name, s.occupation, s.born_on, s.born_year, s.class_code, s.total, ${states(terms)} as states
    from found s order by s.class_code, s.name_key`.execute(tx),
  )
  const items = rows.map(({ id, name, occupation, born_on: day, born_year: year, class_code, states: told }) => ({
    personId: id,
    name,
    occupation,
    signers: signersOf({ day, year }, class_code, terms.today, terms.model.consents.signing),
    states: told,
  }))
  return { items, total }
}

/** How many of each class there are and how many of them have the consent in order. */
export async function countClasses(tx: Tx, terms: Terms, place: OrganisationPlace, kind: ConsentKind, whom: Whom): Promise<ConsentClass[]> {
  const { rows } = await sql<ConsentClass>`
    select s.class_code as class, count(*) as people, count(*) filter (where ${settled(terms, kind)}) as given
    from persons s where ${chosen(terms, place, whom)} group by s.class_code order by s.class_code = '', s.class_code`.execute(tx)
  return rows
}

/** Those whose processing is stopped, the earliest term of erasure first. */
export async function listStopped(
  tx: Tx,
  { model }: Terms,
  { regionId, organisationId }: OrganisationPlace,
  page: number,
): Promise<{ items: StoppedPerson[]; total: number }> {
  const { rows, total } = await readPage(page, (window) =>
    sql<Omit<StoppedPerson, 'eraseBy'> & { total: number }>`
    select s.id as "personId", s.name, s.occupation, s.withdrawn_on as "on", count(*) over () as total from persons s
    where s.region_id = ${regionId} and s.organisation_id = ${organisationId} and s.withdrawn_on is not null and s.erased_on is null
    order by s.withdrawn_on, s.name_key ${window}`.execute(tx),
  )
  const { eraseWithinDays } = model.consents.signing
  return { items: rows.map(({ total: _total, ...row }) => ({ ...row, eraseBy: daysAfter(row.on, eraseWithinDays) })), total }
}

/** A person as a sheet knows him. */
export interface Signatory {
  readonly id: string
  readonly name: string
  readonly occupation: string
  readonly birth: Birth
  readonly classCode: string
  readonly representativeName: string
  readonly withdrawnOn: string | null
  readonly organisation: { readonly id: string; readonly code: string; readonly title: string }
}

interface SignatoryRow extends Omit<Signatory, 'birth'> {
  born_on: string | null
  born_year: number | null
}

const signatoryColumns = sql`s.id, s.name, s.occupation, s.born_on, s.born_year, s.class_code as "classCode",
  s.representative_name as "representativeName", s.withdrawn_on as "withdrawnOn", json_build_object('id', o.id, 'code', o.code, 'title', o.title) as organisation`
/** Of several representatives the first one signs. */
const toSignatory = ({ born_on: day, born_year: year, representativeName, ...row }: SignatoryRow): Signatory => ({
  ...row,
  representativeName: entriesOf(representativeName)[0] ?? '',
  birth: { day, year },
})

/** A person of the organisations given; undefined outside. The row is held when something is to be written. */
export async function findSignatory(
  tx: Tx,
  { regionId, organisationIds }: { regionId: number; organisationIds: readonly string[] },
  id: string,
  lock = false,
): Promise<Signatory | undefined> {
  const { rows } = await sql<SignatoryRow>`
    select ${signatoryColumns} from persons s join organisations o on o.id = s.organisation_id
    where s.region_id = ${regionId} and s.organisation_id = any (${[...organisationIds]}::uuid[]) and s.id = ${id} and s.erased_on is null
    ${lock ? sql`for update of s` : sql``}`.execute(tx)
  return rows.map(toSignatory)[0]
}

/** Those of the question whose consent of the kind is not in order, by class and name; at most `most`. */
export async function listUnsigned(
  tx: Tx,
  terms: Terms,
  place: OrganisationPlace,
  whom: Whom,
  kind: ConsentKind,
  most: number,
): Promise<Signatory[]> {
  const { rows } = await sql<SignatoryRow>`
    select ${signatoryColumns} from persons s join organisations o on o.id = s.organisation_id
    where ${chosen(terms, place, whom)} and not ${settled(terms, kind)} order by s.class_code, s.name_key limit ${most}`.execute(tx)
  return rows.map(toSignatory)
}

/** Persons by id, held against those who would write of them at the same time. */
export async function lockSignatories(tx: Tx, regionId: number, ids: readonly string[]): Promise<Map<string, Signatory>> {
  const { rows } = await sql<SignatoryRow>`
    select ${signatoryColumns} from persons s join organisations o on o.id = s.organisation_id
    where s.region_id = ${regionId} and s.id = any (${[...ids]}::uuid[]) and s.erased_on is null order by s.id for update of s`.execute(tx)
  return new Map(rows.map((row) => [row.id, toSignatory(row)]))
}

interface HistoryRow extends Omit<Consent, 'ended'> {
  ended_on: string | null
  ended_why: 'WITHDRAWN' | 'REPLACED' | null
  ended_by: string | null
}

/** All consents of a person, the latest first. */
export async function listHistory(tx: Tx, regionId: number, personId: string): Promise<Consent[]> {
  const { rows } = await sql<HistoryRow>`
    select c.id, c.kind, c.text_version as "textVersion", c.signer, c.countersigned, c.representative_name as "representativeName",
      c.given_on as "givenOn", c.valid_until as "validUntil", c.channel, r.name as "recordedBy", c.ended_on, c.ended_why, e.name as ended_by,
      (select g.id from scan_pages g where g.region_id = ${regionId} and g.consent_id = c.id limit 1) as "pageId"
    from consents c left join users r on r.region_id = ${regionId} and r.id = c.recorded_by
    left join users e on e.region_id = ${regionId} and e.id = c.ended_by
    where c.region_id = ${regionId} and c.person_id = ${personId} order by c.recorded_at desc, c.id desc`.execute(tx)
  return rows.map(({ ended_on: on, ended_why: why, ended_by: by, ...row }) => ({
    ...row,
    ended: on === null || why === null ? null : { on, why, by },
  }))
}

/** How each kind stands with one person. */
export async function statesOf(tx: Tx, terms: Terms, regionId: number, personId: string): Promise<Record<ConsentKind, ConsentState>> {
  const { rows } = await sql<{ told: Record<ConsentKind, ConsentState> }>`
    select ${states(terms)} as told from persons s where s.region_id = ${regionId} and s.id = ${personId}`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new Error('no such person')
  return row.told
}
