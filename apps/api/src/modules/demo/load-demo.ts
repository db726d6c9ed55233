import type { RoleCode } from '@nastavnik/contract'
import { generateMunicipality, generateSchool, type SyntheticSchool } from '@nastavnik/synthetic'
import { type Environment, execute } from '../../access/use-case.ts'
import { dayIn } from '../../kernel/clock.ts'
import { addUser } from '../identity/index.ts'
import { takeWorkbookBySheet, workbookOfRows } from '../imports/index.ts'

export type DemoSize = 'school' | 'municipality'

const territory = { code: 'omsk', title: 'Омская область', municipality: { code: 'sargatskiy', title: 'Саргатский' } }
const schools = 9
export const demoPassword = 'nastavnik-demo'

interface DemoAccount {
  readonly login: string
  readonly role: RoleCode
  readonly name: string
  readonly place: 'region' | 'municipality' | 'organisation'
  readonly forms?: readonly string[]
}

/** One account for each role; names are of posts, not of people. */
export const demoAccounts: readonly DemoAccount[] = [
  { login: 'curator', role: 'CURATOR', name: 'Куратор СОШ № 1', place: 'organisation' },
  { login: 'head', role: 'ORG_HEAD', name: 'Директор СОШ № 1', place: 'organisation' },
  { login: 'mentor', role: 'MENTOR', name: 'Наставник СОШ № 1', place: 'organisation' },
  { login: 'mouo', role: 'MOUO', name: 'Специалист МОУО', place: 'municipality' },
  { login: 'rnc', role: 'RNC', name: 'Методист РНЦ', place: 'region' },
  { login: 'steward', role: 'FORM_STEWARD', name: 'Ответственный за форму', place: 'region', forms: ['TEACHER_TEACHER'] },
  { login: 'ministry', role: 'REGION_AUTHORITY', name: 'Специалист министерства', place: 'region' },
  { login: 'project', role: 'PROJECT_OFFICE', name: 'Проектный офис', place: 'region' },
  { login: 'admin', role: 'ADMINISTRATOR', name: 'Администратор', place: 'region' },
]

function generate(size: DemoSize, seed: number, year: number): SyntheticSchool[] {
  const place = { seed, territory: territory.title, municipality: territory.municipality.title, year }
  return size === 'municipality'
    ? generateMunicipality({ ...place, schools })
    : [generateSchool({ ...place, organisation: 'СОШ № 1', pupils: 160 })]
}

/** Loads synthetic organisations through the same import that a school uses. The same seed gives the same people. */
export async function loadDemo(
  environment: Environment,
  { size, seed }: { size: DemoSize; seed: number },
): Promise<{ organisations: string[]; persons: number }> {
  const year = Number(dayIn('Asia/Omsk', environment.clock.now()).slice(0, 4))
  const organisations: string[] = []
  let persons = 0
  for (const { sheets } of generate(size, seed, year)) {
    const { code, plan } = await takeWorkbookBySheet(environment, workbookOfRows(sheets))
    organisations.push(code)
    persons += plan.counters.newPersons
  }
  return { organisations, persons }
}

async function isEmpty({ db }: Environment): Promise<boolean> {
  const user = await db.selectFrom('users').select('id').limit(1).executeTakeFirst()
  const organisation = await db.selectFrom('organisations').select('id').limit(1).executeTakeFirst()
  return user === undefined && organisation === undefined
}

/** The demonstration municipality with its accounts, on the first run of an empty database only. */
export async function loadDemoOnce(environment: Environment): Promise<void> {
  if (!(await isEmpty(environment))) return
  const { organisations } = await loadDemo(environment, { size: 'municipality', seed: 1 })
  await addDemoAccounts(environment, organisations[0] ?? '')
}

/** Accounts of every role; the organisation's own belong to the given one. */
export async function addDemoAccounts(environment: Environment, organisation: string): Promise<void> {
  const places = { region: territory.code, municipality: territory.municipality.code, organisation }
  const regionId = [...environment.models.values()].find(({ code }) => code === territory.code)?.regionId ?? 0
  for (const { place, ...account } of demoAccounts) {
    await execute(
      addUser,
      environment,
      { operator: true, regionId, organisationIds: [] },
      { ...account, password: demoPassword, place: places[place] },
    )
  }
}

export function demoLogins(): string {
  const lines = demoAccounts.map(({ login, name }) => `  ${login.padEnd(10)} ${name}`)
  return ['Учётные записи для знакомства (пароль у всех один):', ...lines, `  пароль:    ${demoPassword}`].join('\n')
}
