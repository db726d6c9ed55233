import type { Level, RoleCode } from '@nastavnik/contract'
import { generateMunicipality, generateSchool, type SyntheticSchool, schoolYearOf, wholeRegion } from '@nastavnik/synthetic'
import type { TargetModel } from '@nastavnik/target-model'
import { type Environment, execute } from '../../access/use-case.ts'
import { dayIn } from '../../kernel/clock.ts'
import { asOwner } from '../../kernel/copy.ts'
import type { Connection } from '../../kernel/db.ts'
import { addUser } from '../identity/index.ts'
import { takeWorkbookBySheet, workbookOfRows } from '../imports/index.ts'
import { setDenominator } from '../indicators/index.ts'
import { addDemoMatching } from './demo-matching.ts'
import { addDemoReadiness } from './demo-readiness.ts'
import { type LoadRegionOptions, loadRegion, type RegionCounters } from './load-region.ts'
import { plantAnswers } from './plant-answers.ts'

export type DemoSize = 'school' | 'municipality'

const territory = { code: 'omsk', title: 'Омская область', municipality: { code: 'sargatskiy', title: 'Саргатский' } }
const schools = 9
const demoPassword = 'nastavnik-demo'

interface DemoAccount {
  readonly login: string
  readonly role: RoleCode
  readonly name: string
  readonly place: Level
  readonly forms?: readonly string[]
  readonly classes?: readonly string[]
}

/** One account for each role; names are of posts, not of people. */
const demoAccounts: readonly DemoAccount[] = [
  { login: 'curator', role: 'CURATOR', name: 'Куратор СОШ № 1', place: 'organisation' },
  { login: 'head', role: 'ORG_HEAD', name: 'Директор СОШ № 1', place: 'organisation' },
  { login: 'officer', role: 'DPO_OFFICER', name: 'Ответственный за данные СОШ № 1', place: 'organisation' },
  { login: 'psychologist', role: 'PSYCHOLOGIST', name: 'Психолог СОШ № 1', place: 'organisation' },
  { login: 'teacher', role: 'INFORMANT', name: 'Классный руководитель 8 класса СОШ № 1', place: 'organisation', classes: ['08'] },
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
  const year = thisYear(environment)
  const organisations: string[] = []
  let persons = 0
  for (const { sheets } of generate(size, seed, year)) {
    const { code, plan } = await takeWorkbookBySheet(environment, workbookOfRows(sheets))
    organisations.push(code)
    persons += plan.counters.newPersons
  }
  return { organisations, persons }
}

/** The curator's school of the demonstration, in a municipality and in a whole region alike. */
const firstSchool = 'sargatskiy-sosh-1'

/**
 * The region at full size with an account of every role. Its school years end with the present one.
 * 409 `demo.notEmpty` when there are organisations already.
 */
export async function loadDemoRegion(
  environment: Environment,
  owner: Connection,
  options: Pick<LoadRegionOptions, 'onProgress' | 'seed' | 'signal'>,
): Promise<RegionCounters> {
  const model = modelOf(environment)
  const today = dayIn(model.timeZone, environment.clock.now())
  const counters = await loadRegion(owner, { ...options, ...wholeRegion, model, today, lastSchoolYear: schoolYearOf(today) })
  await addDemoReadiness(environment, model.regionId, firstSchool, today)
  await addDemoMatching(environment, model.regionId, firstSchool, today)
  await addDemoAccounts(environment, firstSchool)
  return counters
}

async function isEmpty({ db }: Environment): Promise<boolean> {
  const user = await db.selectFrom('users').select('id').limit(1).executeTakeFirst()
  const organisation = await db.selectFrom('organisations').select('id').limit(1).executeTakeFirst()
  return user === undefined && organisation === undefined
}

/** The demonstration municipality with its accounts, on the first run of an empty database only. */
export async function loadDemoOnce(environment: Environment, owner: Connection): Promise<void> {
  if (!(await isEmpty(environment))) return
  const { organisations } = await loadDemo(environment, { size: 'municipality', seed: 1 })
  const model = modelOf(environment)
  await asOwner(owner, (client) => plantAnswers(client, model.regionId, dayIn(model.timeZone, environment.clock.now())))
  await addDemoFigures(environment, thisYear(environment))
  await addDemoReadiness(environment, model.regionId, organisations[0] ?? '', todayOf(environment))
  await addDemoMatching(environment, model.regionId, organisations[0] ?? '', todayOf(environment))
  await addDemoAccounts(environment, organisations[0] ?? '')
}

const demoFigures = [
  ['children10to19', 1450],
  ['youth15to19', 690],
  ['enterprises', 210],
] as const

/** Denominators of the municipality that no headcount gives, so that its indicators can be seen whole. */
async function addDemoFigures(environment: Environment, year: number): Promise<void> {
  const { regionId } = modelOf(environment)
  for (const [measure, value] of demoFigures) {
    const figure = {
      unit: territory.municipality.code,
      year,
      measure,
      value,
      source: 'Демонстрационные данные',
      countedOn: `${year}-01-01`,
    }
    await execute(setDenominator, environment, { operator: true, regionId, organisationIds: [] }, figure)
  }
}

function modelOf({ models }: Environment): TargetModel {
  for (const model of models.values()) if (model.code === territory.code) return model
  throw new Error(`Нет модели территории ${territory.code}: демонстрацию не загрузить.`)
}

const todayOf = (environment: Environment): string => dayIn(modelOf(environment).timeZone, environment.clock.now())
const thisYear = (environment: Environment): number => Number(todayOf(environment).slice(0, 4))

/** Accounts of every role; the organisation's own belong to the given one. */
async function addDemoAccounts(environment: Environment, organisation: string): Promise<void> {
  const places = { region: territory.code, municipality: territory.municipality.code, organisation }
  const { regionId } = modelOf(environment)
  for (const { place, ...account } of demoAccounts) {
    await execute(
      addUser,
      environment,
      { operator: true, regionId, organisationIds: [] },
      { ...account, password: demoPassword, place: places[place], secondFactor: 'exempt' },
    )
  }
}

export function demoLogins(): string {
  const lines = demoAccounts.map(({ login, name }) => `  ${login.padEnd(10)} ${name}`)
  return ['Учётные записи для знакомства (пароль у всех один):', ...lines, `  пароль:    ${demoPassword}`].join('\n')
}
