import type { ConsentChannel, ConsentKind, ConsentSigner } from '@nastavnik/contract'
import { sql } from 'kysely'
import { insertMany } from '../../kernel/bulk.ts'
import { yearsAfter } from '../../kernel/days.ts'
import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import type { Signatory } from './consents.repo.ts'
import type { Terms } from './in-force.repo.ts'
import { kindOf } from './kinds.rules.ts'

export interface SignedConsent {
  readonly person: Signatory
  readonly kind: ConsentKind
  readonly textVersion: string
  readonly signer: ConsentSigner
  readonly countersigned: boolean
  readonly representativeName: string
  readonly givenOn: string
  readonly channel: ConsentChannel
  readonly sheetId: string | null
  readonly pageId: string | null
}

export interface Recording {
  readonly tx: Tx
  readonly terms: Terms
  readonly regionId: number
  readonly userId: string | null
  readonly now: Date
}

/**
 * Writes signed consents: a former one of the kind is replaced, the sheet is used up, the page becomes the proof, and a processing consent
 * starts a stopped processing again. The caller holds the rows of the persons.
 */
export async function writeConsents({ tx, terms, regionId, userId, now }: Recording, signed: readonly SignedConsent[]): Promise<void> {
  if (signed.length === 0) return
  const rows = signed.map((consent) => ({ id: newId(), ...consent }))
  const keys = sql`unnest(${rows.map(({ person }) => person.id)}::uuid[], ${rows.map(({ kind }) => kind)}::text[])`
  await sql`
    update consents c set ended_on = ${terms.today}, ended_why = 'REPLACED', ended_by = ${userId}
    from ${keys} as told (person_id, kind)
    where c.region_id = ${regionId} and c.person_id = told.person_id and c.kind = told.kind and c.ended_on is null`.execute(tx)
  await insertMany(
    tx,
    'consents',
    [
      { name: 'region_id', type: 'smallint', value: regionId },
      { name: 'recorded_by', type: 'uuid', value: userId },
      { name: 'recorded_at', type: 'timestamptz', value: now.toISOString() },
    ],
    [
      { name: 'id', type: 'uuid', of: ({ id }) => id },
      { name: 'organisation_id', type: 'uuid', of: ({ person }) => person.organisation.id },
      { name: 'person_id', type: 'uuid', of: ({ person }) => person.id },
      { name: 'kind', type: 'text', of: ({ kind }) => kind },
      { name: 'text_version', type: 'text', of: ({ textVersion }) => textVersion },
      { name: 'signer', type: 'text', of: ({ signer }) => signer },
      { name: 'countersigned', type: 'boolean', of: ({ countersigned }) => countersigned },
      { name: 'representative_name', type: 'text', of: ({ representativeName }) => representativeName },
      { name: 'given_on', type: 'date', of: ({ givenOn }) => givenOn },
      { name: 'valid_until', type: 'date', of: ({ kind, givenOn }) => yearsAfter(givenOn, kindOf(terms.model, kind).years) },
      { name: 'channel', type: 'text', of: ({ channel }) => channel },
    ],
    rows,
  )
  await sql`
    update consent_sheets t set signed_at = ${now} from unnest(${rows.map(({ sheetId }) => sheetId)}::uuid[]) as told (id)
    where t.region_id = ${regionId} and t.id = told.id`.execute(tx)
  await sql`
    update scan_pages g set state = 'filed', reason = null, consent_id = told.consent_id
    from unnest(${rows.map(({ pageId }) => pageId)}::uuid[], ${rows.map(({ id }) => id)}::uuid[]) as told (id, consent_id)
    where g.region_id = ${regionId} and g.id = told.id`.execute(tx)
  const begun = rows.flatMap(({ kind, person }) => (kind === 'PROCESSING' && person.withdrawnOn !== null ? [person.id] : []))
  if (begun.length === 0) return
  await sql`update persons set withdrawn_on = null, version = version + 1 where region_id = ${regionId} and id = any (${begun}::uuid[])`.execute(
    tx,
  )
}

export interface StandingConsent {
  readonly id: string
  readonly kind: ConsentKind
  readonly personId: string
  readonly organisationId: string
  readonly endedOn: string | null
}

/** A consent of the organisations given; undefined outside. */
export async function findConsent(
  tx: Tx,
  { regionId, organisationIds }: { regionId: number; organisationIds: readonly string[] },
  id: string,
): Promise<StandingConsent | undefined> {
  const { rows } = await sql<StandingConsent>`
    select id, kind, person_id as "personId", organisation_id as "organisationId", ended_on as "endedOn" from consents
    where region_id = ${regionId} and organisation_id = any (${[...organisationIds]}::uuid[]) and id = ${id} for update`.execute(tx)
  return rows[0]
}

/** Ends a consent by withdrawal. Without the processing consent the person is hidden at once, takes part no longer (domain 9.2-5) and is offered to nobody. */
export async function endConsent(
  { tx, terms: { today }, regionId, userId, now }: Recording,
  { id, kind, personId }: StandingConsent,
): Promise<void> {
  await sql`update consents set ended_on = ${today}, ended_why = 'WITHDRAWN', ended_by = ${userId} where region_id = ${regionId} and id = ${id}`.execute(
    tx,
  )
  if (kind !== 'PROCESSING') return
  await sql`update persons set withdrawn_on = ${today}, version = version + 1 where region_id = ${regionId} and id = ${personId}`.execute(
    tx,
  )
  await sql`
    update participations set ends_on = greatest(starts_on, ${today}::date), version = version + 1
    where region_id = ${regionId} and person_id = ${personId} and runs_until > ${today}::date`.execute(tx)
  await sql`
    update transfers set state = 'cancelled', card = null, decided_by = ${userId}, decided_at = ${now}
    where region_id = ${regionId} and person_id = ${personId} and state = 'waiting'`.execute(tx)
}
