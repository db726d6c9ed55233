import { sql } from 'kysely'
import type { Database, Tx } from '../src/kernel/db.ts'
import { newId } from '../src/kernel/ids.ts'
import { dayBefore } from '../src/modules/organisations/days.rules.ts'
import { authorities, mergedOn, type Tree, type TreeOrganisation } from './organisation-tree.ts'
import { importRowOf } from './tree-imports.ts'
import { insertPeople } from './tree-people.ts'
import { spans, type TreeUser } from './tree-users.ts'

/** Ids of the territories, which stand in the template of the database already. */
interface Territories {
  readonly regions: ReadonlyMap<string, number>
  readonly municipalities: ReadonlyMap<string, string>
}

/** Tables that a tree fills, children first. */
const planted = [
  'mentorship_mentees',
  'mentorships',
  'participations',
  'imports',
  'persons',
  'programmes',
  'headcounts',
  'denominators',
  'sessions',
  'grants',
  'users',
  'form_rollups',
  'indicator_rollups',
  'organisation_revisions',
  'organisation_pasts',
  'organisations',
]

async function readTerritories(tx: Tx): Promise<Territories> {
  const regions = await tx.selectFrom('regions').select(['id', 'code']).execute()
  const municipalities = await tx.selectFrom('municipalities').select(['id', 'code']).execute()
  return {
    regions: new Map(regions.map(({ id, code }) => [code, id])),
    municipalities: new Map(municipalities.map(({ id, code }) => [code, id])),
  }
}

function known<Value>(map: ReadonlyMap<string, Value>, code: string): Value {
  const value = map.get(code)
  if (value === undefined) throw new Error(`the tree speaks of ${code}, which the models do not know`)
  return value
}

async function insertOrganisation(tx: Tx, { regions, municipalities }: Territories, organisation: TreeOrganisation): Promise<void> {
  const { id, region, municipality, code, title, imports } = organisation
  const regionId = known(regions, region)
  const card = {
    id,
    region_id: regionId,
    municipality_id: municipality === null ? null : known(municipalities, municipality),
    code,
    kind: 'SCHOOL',
    authority: organisation.answersToRegion === true ? known(new Map(Object.entries(authorities)), region) : null,
    title,
    title_key: title.toLowerCase(),
    head: 'Директор',
    phone: '8 381 00',
  }
  const headcount = { counted_on: '2021-01-11', children10to19: 90, teachers: 16, young_teachers: 5 }
  await tx.insertInto('organisations').values(card).execute()
  await tx
    .insertInto('headcounts')
    .values({ region_id: regionId, organisation_id: id, ...headcount })
    .execute()
  await insertPeople(tx, regionId, organisation)
  const loads = await Promise.all(imports.map((load) => importRowOf(organisation, regionId, load)))
  await tx.insertInto('imports').values(loads).execute()
}

/** Mergers are written when all organisations stand: a successor may come later. */
async function writeMergers(tx: Tx, { organisations }: Tree): Promise<void> {
  const ids = new Map(organisations.map(({ code, id }) => [code, id]))
  for (const { id, successors = [] } of organisations) {
    const [successor] = successors
    if (successor === undefined) continue
    const merged = { merged_into: known(ids, successor), valid_to: dayBefore(mergedOn) }
    await tx.updateTable('organisations').set(merged).where('id', '=', id).execute()
  }
}

async function insertUser(tx: Tx, { regions, municipalities }: Territories, { organisations }: Tree, user: TreeUser): Promise<void> {
  const { id, region, grants } = user
  const regionId = known(regions, region)
  const organisationIds = new Map(organisations.map((organisation) => [organisation.code, organisation.id]))
  const created = { created_at: new Date('2021-01-01T00:00:00Z') }
  const account = { id, region_id: regionId, login: id, name: 'Сотрудник', password_hash: '-', ...created }
  const rows = grants.map(({ role, place: { level, code }, span, forms }) => ({
    id: newId(),
    region_id: regionId,
    user_id: id,
    role,
    municipality_id: level === 'municipality' ? known(municipalities, code) : null,
    organisation_id: level === 'organisation' ? known(organisationIds, code) : null,
    forms: forms === null ? null : [...forms],
    valid_from: spans[span].from,
    valid_to: spans[span].to,
  }))
  await tx.insertInto('users').values(account).execute()
  if (rows.length > 0) await tx.insertInto('grants').values(rows).execute()
}

/** Puts the tree in the place of whatever stood there, as the owner: past every gate that the tests are about. */
export async function writeTree(owner: Database, tree: Tree, users: readonly TreeUser[]): Promise<void> {
  await owner.transaction().execute(async (tx) => {
    await sql.raw(planted.map((table) => `delete from ${table}`).join('; ')).execute(tx)
    const territories = await readTerritories(tx)
    for (const organisation of tree.organisations) await insertOrganisation(tx, territories, organisation)
    await writeMergers(tx, tree)
    for (const user of users) await insertUser(tx, territories, tree, user)
  })
}
