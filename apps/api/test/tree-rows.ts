import { sql } from 'kysely'
import type { Database, Tx } from '../src/kernel/db.ts'
import { newId } from '../src/kernel/ids.ts'
import type { Tree, TreeOrganisation } from './organisation-tree.ts'
import { importRowOf } from './tree-imports.ts'
import { spans, type TreeUser } from './tree-users.ts'

/** Ids of the territories, which stand in the template of the database already. */
interface Territories {
  readonly regions: ReadonlyMap<string, number>
  readonly municipalities: ReadonlyMap<string, string>
}

const planted = [
  ...['mentorship_mentees', 'mentorships', 'participations', 'imports', 'persons', 'programmes'],
  ...['headcounts', 'denominators', 'sessions', 'grants', 'users', 'organisations'],
]

async function readTerritories(tx: Tx): Promise<Territories> {
  const regions = await tx.selectFrom('regions').select(['id', 'code']).execute()
  const municipalities = await tx.selectFrom('municipalities').select(['id', 'code']).execute()
  return {
    regions: new Map(regions.map(({ id, code }) => [code, id])),
    municipalities: new Map(municipalities.map(({ id, code }) => [code, id])),
  }
}

function known<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key)
  if (value === undefined) throw new Error(`the tree speaks of ${String(key)}, which the models do not know`)
  return value
}

async function insertPeople(tx: Tx, regionId: number, organisation: TreeOrganisation): Promise<void> {
  const { id: organisationId, token, people, programmes, mentorships } = organisation
  const place = { region_id: regionId, organisation_id: organisationId }
  const programmeIds = new Map(programmes.map(({ id, form }) => [form, id]))
  if (people.length === 0) return
  const private_ = { contacts: `тел. ${token}`, representative_name: `Законова${token} Мария`, competences: token, achievements: token }
  const persons = people.map(({ id, name, born, role, form }) => ({
    ...{ ...place, ...private_, id, name, name_key: name.toLowerCase(), born_on: born, born_year: Number(born.slice(0, 4)) },
    ...{ interests: token, preferred_age: token, time_resource: token, experience_years: null, employer_id: null },
    // Form 5 prints where its mentors work, for every reader; anybody else's class or post is theirs alone.
    occupation: role === 'MENTOR' && form === 'EMPLOYER_PUPIL' ? 'ООО «Ромашка», мастер' : `7 класс ${token}`,
  }))
  await tx.insertInto('persons').values(persons).execute()
  const titles = programmes.map(({ id, form }) => ({ ...place, id, form_code: form, title: form, title_key: form.toLowerCase() }))
  await tx.insertInto('programmes').values(titles).execute()
  const participations = people.map(({ id, participationId, role, form }) => ({
    ...{ ...place, id: participationId, person_id: id, programme_id: known(programmeIds, form), role, completed: null },
    ...{ starts_on: '2021-01-20', ends_on: null, request: token, result: token, link: token },
  }))
  await tx.insertInto('participations').values(participations).execute()
  if (mentorships.length === 0) return
  const rows = mentorships.map(({ id, form, mentor }) => ({
    ...{ ...place, id, programme_id: known(programmeIds, form), mentor_participation_id: mentor.participationId },
  }))
  await tx.insertInto('mentorships').values(rows).execute()
  const links = mentorships.flatMap(({ id, mentees }) =>
    mentees.map(({ participationId }) => ({ ...place, mentorship_id: id, mentee_participation_id: participationId })),
  )
  if (links.length > 0) await tx.insertInto('mentorship_mentees').values(links).execute()
}

async function insertOrganisation(tx: Tx, { regions, municipalities }: Territories, organisation: TreeOrganisation): Promise<void> {
  const { id, region, municipality, code, title } = organisation
  const regionId = known(regions, region)
  await tx
    .insertInto('organisations')
    .values({
      ...{ id, region_id: regionId, municipality_id: municipality === null ? null : known(municipalities, municipality), code, title },
      ...{ kind: 'SCHOOL', title_key: title.toLowerCase(), head: 'Директор', phone: '8 381 00', valid_from: null, valid_to: null },
    })
    .execute()
  await tx
    .insertInto('headcounts')
    .values({
      ...{ region_id: regionId, organisation_id: id, counted_on: '2021-01-11' },
      ...{ children10to19: 90, teachers: 16, young_teachers: 5 },
    })
    .execute()
  await insertPeople(tx, regionId, organisation)
  const imports = organisation.imports.map((load) => importRowOf(organisation, regionId, load))
  await tx
    .insertInto('imports')
    .values(await Promise.all(imports))
    .execute()
}

async function insertUser(tx: Tx, { regions, municipalities }: Territories, { organisations }: Tree, user: TreeUser): Promise<void> {
  const { id, region, grants } = user
  const regionId = known(regions, region)
  const organisationIds = new Map(organisations.map((organisation) => [organisation.code, organisation.id]))
  const account = { id, region_id: regionId, login: id, name: 'Сотрудник', password_hash: '-', locked_until: null }
  await tx
    .insertInto('users')
    .values({ ...account, created_at: new Date('2021-01-01T00:00:00Z') })
    .execute()
  const rows = grants.map(({ role, place: { level, code }, span, forms }) => ({
    ...{ id: newId(), region_id: regionId, user_id: id, role, forms: forms === null ? null : [...forms] },
    municipality_id: level === 'municipality' ? known(municipalities, code) : null,
    organisation_id: level === 'organisation' ? known(organisationIds, code) : null,
    ...{ valid_from: spans[span].from, valid_to: spans[span].to },
  }))
  if (rows.length > 0) await tx.insertInto('grants').values(rows).execute()
}

/** Puts the tree in the place of whatever stood there, as the owner: past every gate that the tests are about. */
export async function writeTree(owner: Database, tree: Tree, users: readonly TreeUser[]): Promise<void> {
  await owner.transaction().execute(async (tx) => {
    await sql.raw(planted.map((table) => `delete from ${table}`).join('; ')).execute(tx)
    const territories = await readTerritories(tx)
    for (const organisation of tree.organisations) await insertOrganisation(tx, territories, organisation)
    for (const user of users) await insertUser(tx, territories, tree, user)
  })
}
