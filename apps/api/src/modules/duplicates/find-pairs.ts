import { sql } from 'kysely'
import { forgetForeignHashes, keepNameHashes } from '../../access/person-keys.ts'
import { markChanged } from '../../access/revisions.ts'
import type { Environment } from '../../access/use-case.ts'
import type { Tx } from '../../kernel/db.ts'
import { inReporting, inTransaction } from '../../kernel/transaction.ts'
import { type Card, findResembling, resemblanceRules } from '../people/index.ts'
import { freshenShared } from '../reports/index.ts'
import { inOrder, type Place, replaceOpenPairs } from './duplicates.repo.ts'

/** Cards of an organisation as they are compared: whoever withdrew or was erased is not among them. */
export async function readCards(tx: Tx, { regionId, organisationId }: Place): Promise<Card[]> {
  const { rows } = await sql<Card>`
    select id, name_key as key, born_on as "bornOn", born_year as "bornYear" from persons
    where region_id = ${regionId} and organisation_id = ${organisationId} and erased_on is null`.execute(tx)
  return rows
}

/** Organisations that have changed since their pairs were found, or whose pairs other rules found; those never written to are looked at once. */
const staleOrganisations = (regionId: number) => sql<{ id: string; revision: number }>`
  select o.id, coalesce(r.revision, 0)::bigint as revision from organisations o
  left join organisation_revisions r on r.region_id = ${regionId} and r.organisation_id = o.id
  left join duplicate_searches d on d.region_id = ${regionId} and d.organisation_id = o.id
  where o.region_id = ${regionId} and (d.revision is distinct from coalesce(r.revision, 0) or d.rules <> ${resemblanceRules})
  order by o.id`

/** Whether the pairs of an organisation are those of its cards as they stand. */
export async function isSearched(tx: Tx, { regionId, organisationId }: Place): Promise<boolean> {
  const { rows } = await sql`select 1 from (${staleOrganisations(regionId)}) stale where id = ${organisationId}`.execute(tx)
  return rows.length === 0
}

async function searchOrganisation(tx: Tx, place: Place, revision: number): Promise<number> {
  const found = findResembling(await readCards(tx, place))
  const pairs = found.map(({ a, b, score, reasons }) => {
    const [first, second] = inOrder(a.id, b.id)
    return { first, second, score, reasons }
  })
  await replaceOpenPairs(tx, place, pairs)
  await tx
    .insertInto('duplicate_searches')
    .values({ region_id: place.regionId, organisation_id: place.organisationId, revision, rules: resemblanceRules })
    .onConflict((oc) => oc.columns(['region_id', 'organisation_id']).doUpdateSet({ revision, rules: resemblanceRules }))
    .execute()
  return pairs.length
}

const keyedAtOnce = 1_000

/**
 * Makes the hashes that are missing, a batch a transaction. A territory counts by them: it counts anew. Each organisation is asked in a scope of
 * its own: in the scope of a region the policy of the rows reads the list of its organisations anew for every row.
 */
async function keyRegion({ db, personKey }: Environment, regionId: number): Promise<number> {
  const organisations = await db.selectFrom('organisations').select('id').where('region_id', '=', regionId).execute()
  let keyed = 0
  for (const { id } of organisations) {
    const here = { regionId, organisationIds: [id], withdrawn: true }
    await inTransaction(db, here, (tx) => forgetForeignHashes(tx, personKey, regionId, id))
    for (let batch = keyedAtOnce; batch === keyedAtOnce; keyed += batch) {
      batch = await inTransaction(db, here, async (tx) => {
        const made = await keepNameHashes(tx, personKey, here, keyedAtOnce)
        if (made > 0) await markChanged(tx, here)
        return made
      })
    }
  }
  return keyed
}

export interface Found {
  readonly keyed: number
  readonly organisations: number
  readonly pairs: number
}

/**
 * The work in the background: makes the hashes that are missing, finds who has cards in several organisations and which cards of an organisation
 * resemble each other, as far as organisations have changed, each in a transaction of its own. Pairs raise no revision: nothing is counted from them. An organisation that fails is tried again next time.
 */
export async function findPairs(environment: Environment): Promise<Found> {
  const { db, models } = environment
  const done = { keyed: 0, organisations: 0, pairs: 0 }
  for (const regionId of models.keys()) {
    done.keyed += await keyRegion(environment, regionId)
    await inReporting(db, regionId, (tx) => freshenShared(tx, regionId)) // after an update this takes seconds: no reader should wait for it
    for (const { id: organisationId, revision } of (await staleOrganisations(regionId).execute(db)).rows) {
      const place = { regionId, organisationId }
      done.pairs += await inTransaction(db, { regionId, organisationIds: [organisationId] }, (tx) =>
        searchOrganisation(tx, place, revision),
      )
      done.organisations++
    }
  }
  return done
}
