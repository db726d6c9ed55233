import { sql } from 'kysely'
import type { Database, Tx } from '../src/kernel/db.ts'
import { newId } from '../src/kernel/ids.ts'
import { hashToken } from '../src/modules/identity/session-token.ts'
import { dayBefore } from '../src/modules/organisations/days.rules.ts'
import { authorities, mergedOn, type Placed, type Tree, type TreeOrganisation, type Unit } from './organisation-tree.ts'
import { insertDuplicates } from './tree-duplicates.ts'
import { importRowOf, undoRowOf } from './tree-imports.ts'
import { insertIntake } from './tree-intake.ts'
import { insertJointRounds } from './tree-joint.ts'
import { insertMatching } from './tree-matching.ts'
import { insertMeetings } from './tree-meetings.ts'
import { insertMovable, insertTransfers } from './tree-moves.ts'
import { insertPapers } from './tree-papers.ts'
import { insertPeople } from './tree-people.ts'
import { insertQuestionnaires } from './tree-questionnaires.ts'
import { insertReadiness } from './tree-readiness.ts'
import { insertSurveys } from './tree-surveys.ts'
import { spans, type TreeUser } from './tree-users.ts'

/** Ids of the territories, which stand in the template of the database already. */
interface Territories {
  readonly regions: ReadonlyMap<string, number>
  readonly municipalities: ReadonlyMap<string, string>
}

/** Tables that a tree fills, children first. */
const planted = [
  'letters',
  'notices',
  'letter_wordings',
  'letter_settings',
  'assessments',
  'partner_codes',
  'statements',
  'inquiries',
  'parent_codes',
  'applications',
  'intake_codes',
  'intakes',
  'answer_codes',
  'responses',
  'respondents',
  'campaigns',
  'joint_pairs',
  'joint_members',
  'joint_rounds',
  'pair_proposals',
  'matching_pairs',
  'matching_decisions',
  'matching_runs',
  'matching_inputs',
  'matching_rounds',
  'meeting_members',
  'meetings',
  'campaign_plans',
  'transfers',
  'promotions',
  'family_links',
  'conclusions',
  'pair_exclusions',
  'interviews',
  'safety_checks',
  'certificates',
  'training_members',
  'trainings',
  'grades',
  'saved_filters',
  'person_mergers',
  'duplicate_pairs',
  'subject_requests',
  'erasure_acts',
  'scan_queue',
  'scan_pages',
  'scan_files',
  'consents',
  'consent_sheets',
  'incident_organisations',
  'incidents',
  'mentorship_mentees',
  'mentorships',
  'participations',
  'import_undos',
  'imports',
  'import_headings',
  'persons',
  'programmes',
  'headcounts',
  'denominators',
  'aggregate_facts',
  'integration_tokens',
  'user_invitations',
  'recovery_codes',
  'sessions',
  'grants',
  'users',
  'form_rollups',
  'composition_rollups',
  'indicator_rollups',
  'measurement_rollups',
  'organisation_revisions',
  'organisation_pasts',
  "questionnaires where origin = 'EDITED'", // built-in texts stay from tree to tree
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
  await insertPapers(tx, regionId, organisation)
  const filter = { id: organisation.papers.filter, title: 'Седьмые', filter: JSON.stringify({ class: '07А' }) }
  await tx
    .insertInto('saved_filters')
    .values({ ...filter, region_id: regionId, organisation_id: id })
    .execute()
  await insertSurveys(tx, regionId, organisation)
  await insertReadiness(tx, regionId, organisation)
  await insertMovable(tx, regionId, organisation)
  await insertIntake(tx, regionId, organisation)
  await insertMeetings(tx, regionId, organisation)
  await insertMatching(tx, regionId, organisation)
  const [, , taken] = imports
  const loads = await Promise.all(imports.map((load) => importRowOf(organisation, regionId, load, load === taken)))
  await tx.insertInto('imports').values(loads).execute()
  await tx
    .insertInto('import_undos')
    .values(undoRowOf(organisation, regionId, taken))
    .execute()
  const headings = ['Кто', `Кто ${organisation.token}`]
  const learnt = { region_id: regionId, organisation_id: id, base: 'MENTEE', field: 'name' } as const
  await tx
    .insertInto('import_headings')
    .values(headings.map((heading) => ({ ...learnt, heading, heading_key: heading.toLowerCase() })))
    .execute()
}

/** Columns of a place that is a region or a municipality. */
const territoryColumns = ({ regions, municipalities }: Territories, { level, region, code }: Unit) => ({
  region_id: known(regions, region),
  municipality_id: level === 'municipality' ? known(municipalities, code) : null,
})

/** Columns of a place that is a region, a municipality or an organisation. */
function placeColumns(territories: Territories, { organisations }: Tree, unit: Unit) {
  const organisation = organisations.find(({ code }) => code === unit.code)
  return { ...territoryColumns(territories, unit), organisation_id: organisation?.id ?? null }
}

async function insertFacts(tx: Tx, territories: Territories, tree: Tree): Promise<void> {
  const factOf = ({ id, unit }: Placed) => ({
    ...placeColumns(territories, tree, unit),
    id,
    title: `Практика ${unit.code}`,
    unit_of_count: 'PERSON' as const,
    value: 120,
    dated: '2020',
    overlap: '',
    before_criteria: true,
    source: 'Письмо',
    entered_at: new Date('2021-01-01T00:00:00Z'),
    ...{ form_code: null, role: null, part_of: null, within: null, entered_by: null },
  })
  if (tree.facts.length > 0) await tx.insertInto('aggregate_facts').values(tree.facts.map(factOf)).execute()
}

async function insertKeys(tx: Tx, territories: Territories, tree: Tree): Promise<void> {
  for (const { region } of tree.regions) {
    const issuer: TreeUser = { id: newId(), region, grants: [] }
    await insertUsers(tx, territories, tree, [issuer])
    const keyOf = ({ id, unit }: Placed) => ({
      ...placeColumns(territories, tree, unit),
      id,
      token_hash: Buffer.from(id),
      name: `Программа ${unit.code}`,
      permissions: ['organisation.read'],
      forms: null,
      valid_from: '2021-01-01',
      valid_to: '2021-12-31',
      issued_by: issuer.id,
      issued_at: new Date('2021-01-01T00:00:00Z'),
    })
    const keys = tree.keys.filter(({ unit }) => unit.region === region)
    if (keys.length > 0) await tx.insertInto('integration_tokens').values(keys.map(keyOf)).execute()
  }
}

/** A letter that has not gone, in every territory. */
async function insertLetters(tx: Tx, { regions }: Territories, { letters }: Tree): Promise<void> {
  const at = new Date('2021-03-14T06:00:00Z')
  const rows = letters.map(({ id, unit }) => ({ region_id: known(regions, unit.region), id, kind: 'digest' as const, user_id: null }))
  const failed = { address: 'nobody@example.org', data: '{"notices":[]}', created_at: at, not_before: at, failed_at: at, attempts: 11 }
  await tx
    .insertInto('letters')
    .values(rows.map((row) => ({ ...row, ...failed, trouble: 'refused' as const })))
    .execute()
}

async function insertIncidents(tx: Tx, { regions }: Territories, { organisations, incidents, toldIncidents }: Tree): Promise<void> {
  const planned = [...incidents, ...toldIncidents]
  if (planned.length === 0) return
  const moment = new Date('2021-03-14T05:00:00Z')
  const facts = {
    ...{ kind: 'LEAK', categories: ['NAME'], what: 'Книга ушла не туда', contact: 'Отдел' },
    ...{ causes: '', harm: '', measures: '', findings: '' },
    ...{ found_at: moment, registered_by: null, registered_at: moment, closed_at: null },
  }
  const told = { first_sent_at: moment, first_number: '1', results_sent_at: moment, results_number: '1' }
  const untold = { first_sent_at: null, first_number: null, results_sent_at: null, results_number: null }
  const rows = planned.map(({ id, unit }) => ({ region_id: known(regions, unit.region), id, ...facts }))
  await tx.insertInto('incidents').values(rows).execute()
  const parts = planned.flatMap(({ id, unit }) => {
    const touched = organisations.filter(({ code, region }) => code === unit.code || (unit.level === 'region' && region === unit.region))
    const sent = toldIncidents.some((one) => one.id === id) ? told : untold
    const key = { region_id: known(regions, unit.region), incident_id: id }
    return touched.map((one) => ({ ...key, organisation_id: one.id, counted: 3, people: 3, ...sent }))
  })
  if (parts.length > 0) await tx.insertInto('incident_organisations').values(parts).execute()
}

/** Curators of the organisations as their managers find them: with a session and an open link. In four statements: a tree is written hundreds of times. */
async function insertStaff(tx: Tx, { regions }: Territories, { organisations }: Tree): Promise<void> {
  const staff = organisations.flatMap(({ id: organisation_id, region, staff }) =>
    staff.map((member) => ({ ...member, organisation_id, region_id: known(regions, region) })),
  )
  if (staff.length === 0) return
  const moment = new Date('2021-03-15T05:00:00Z')
  const until = new Date('2021-03-20T05:00:00Z')
  const account = { name: 'Куратор', password_hash: '-', created_at: moment, second_factor: 'on' as const }
  await tx
    .insertInto('users')
    .values(staff.map(({ id, region_id }) => ({ id, region_id, login: id, ...account })))
    .execute()
  const curator = { role: 'CURATOR', municipality_id: null, forms: null, valid_from: '2021-01-01', valid_to: null, substitutes: null }
  await tx
    .insertInto('grants')
    .values(
      staff.map(({ id, grantId, region_id, organisation_id }) => ({ id: grantId, region_id, user_id: id, organisation_id, ...curator })),
    )
    .execute()
  const session = { created_at: moment, seen_at: moment, expires_at: until, passed: true }
  await tx
    .insertInto('sessions')
    .values(staff.map(({ id }) => ({ token_hash: hashToken(`session ${id}`), user_id: id, ...session })))
    .execute()
  const link = { created_by: null, expires_at: until, used_at: null }
  await tx
    .insertInto('user_invitations')
    .values(staff.map(({ id, region_id }) => ({ token_hash: hashToken(`link ${id}`), region_id, user_id: id, ...link })))
    .execute()
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

async function insertUsers(
  tx: Tx,
  { regions, municipalities }: Territories,
  { organisations }: Tree,
  users: readonly TreeUser[],
): Promise<void> {
  const organisationIds = new Map(organisations.map((organisation) => [organisation.code, organisation.id]))
  const account = { name: 'Сотрудник', password_hash: '-', created_at: new Date('2021-01-01T00:00:00Z') }
  const accounts = users.map(({ id, region }) => ({ id, region_id: known(regions, region), login: id, ...account }))
  const rows = users.flatMap(({ id, region, grants }) =>
    grants.map(({ role, place: { level, code }, span, forms, classes }) => ({
      id: newId(),
      region_id: known(regions, region),
      user_id: id,
      role,
      municipality_id: level === 'municipality' ? known(municipalities, code) : null,
      organisation_id: level === 'organisation' ? known(organisationIds, code) : null,
      forms: forms === null ? null : [...forms],
      classes: classes === null ? null : [...classes],
      valid_from: spans[span].from,
      valid_to: spans[span].to,
      substitutes: null,
    })),
  )
  if (accounts.length > 0) await tx.insertInto('users').values(accounts).execute()
  if (rows.length > 0) await tx.insertInto('grants').values(rows).execute()
}

/** Puts the tree in the place of whatever stood there, as the owner: past every gate that the tests are about. */
export async function writeTree(owner: Database, tree: Tree, users: readonly TreeUser[]): Promise<void> {
  await owner.transaction().execute(async (tx) => {
    await sql.raw(planted.map((table) => `delete from ${table}`).join('; ')).execute(tx)
    const territories = await readTerritories(tx)
    for (const organisation of tree.organisations) await insertOrganisation(tx, territories, organisation)
    await writeMergers(tx, tree)
    await insertTransfers(tx, territories.regions, tree)
    await insertJointRounds(tx, ({ unit }) => territoryColumns(territories, unit), tree)
    // After all that speaks of people: it takes a picture of what the others have written.
    for (const organisation of tree.organisations) await insertDuplicates(tx, known(territories.regions, organisation.region), organisation)
    await insertFacts(tx, territories, tree)
    await insertKeys(tx, territories, tree)
    await insertQuestionnaires(tx)
    await insertIncidents(tx, territories, tree)
    await insertLetters(tx, territories, tree)
    await insertStaff(tx, territories, tree)
    await insertUsers(tx, territories, tree, users)
  })
}
