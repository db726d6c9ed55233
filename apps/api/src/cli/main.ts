import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { CountingMode } from '@nastavnik/contract'
import { type Environment, execute } from '../access/use-case.ts'
import { openStore, type Store } from '../boot.ts'
import { callerPath, readPassword, readStorageConfig } from '../config.ts'
import { verifyAudit } from '../modules/audit/index.ts'
import { listErased, replayErasures } from '../modules/erasures/index.ts'
import { findAccountOfLogin, resetSecondFactor, setPassword } from '../modules/identity/index.ts'
import { demoCommand } from './demo-command.ts'
import { erasedLinesIn } from './erased-lines.ts'
import { formsCommand } from './forms-command.ts'
import { importCommand } from './import-command.ts'
import { importManyCommand, workbooksIn } from './import-many-command.ts'
import { indicatorsCommand } from './indicators-command.ts'
import { modelCheckCommand, modelCopyCommand } from './model-commands.ts'
import { orgImportCommand } from './org-import-command.ts'
import { orgListCommand } from './org-list-command.ts'
import { explain, UsageError } from './output.ts'
import { tokenIssueCommand, tokenListCommand, tokenRevokeCommand } from './token-commands.ts'
import { userAddCommand, userInviteCommand } from './user-add-command.ts'

const usage = `npm run --silent nastavnik -- КОМАНДА [--data ПАПКА] [--json]

  import --file КНИГА.xlsx [--org КОД] [--dry-run] [--park ОТЛОЖЕНО.xlsx]   (исправленную книгу отложенных строк — с --org)
  import --file КНИГА.xlsx --file КНИГА.xlsx … | --dir ПАПКА [--dry-run]    (каждая книга — в свою организацию)
  forms --unit КОД --period 2021|2021-Q1|2020/2021 [--mode primary|distinct] [--out ПАПКА]
  indicators --unit КОД --year 2021
  org list
  org import --file ОРГАНИЗАЦИИ.xlsx [--unit РЕГИОН]   (столбцы: код, название, вид, муниципалитет, учредитель, действует с, по)
  user add --login ЛОГИН --name ИМЯ --role РОЛЬ --place КОД [--forms КОД,КОД] [--password ПАРОЛЬ | --invite [--site АДРЕС]] [--exempt]
           (--invite: вместо пароля одноразовая ссылка на 7 дней, с --site https://… — целиком; --exempt: без второго фактора, только для показа)
  user reset-second-factor --login ЛОГИН
  user password --login ЛОГИН [--password ПАРОЛЬ]   (пароль можно передать в переменной NASTAVNIK_PASSWORD)
  token issue --login ЛОГИН --name НАЗВАНИЕ --place КОД --permissions ПРАВО,ПРАВО --until ГГГГ-ММ-ДД [--forms КОД,КОД]
  token list --unit КОД
  token revoke --unit КОД --id НОМЕР
  audit verify   (журнал обращений к данным: нет ли исправленных и удалённых строк; есть — код возврата 1)
  erasures list      (номера уничтоженных записей: хранить отдельно от копий базы)
  erasures replay --file СПИСОК.json   (после восстановления из копии: уничтожить снова)
  demo --size school|municipality|region [--seed N]   (region — целый регион, только в пустую базу)
  model copy --from КОД --code НОВЫЙ --title НАЗВАНИЕ --region-id N [--to ПАПКА]   (новая территория из модели другой)
  model check [--dir ПАПКА]   (папка одной территории; без неё — все свои территории)`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    json: { type: 'boolean' },
    file: { type: 'string', multiple: true },
    dir: { type: 'string' },
    org: { type: 'string' },
    'dry-run': { type: 'boolean' },
    park: { type: 'string' },
    unit: { type: 'string' },
    period: { type: 'string' },
    mode: { type: 'string' },
    out: { type: 'string' },
    year: { type: 'string' },
    login: { type: 'string' },
    name: { type: 'string' },
    password: { type: 'string' },
    role: { type: 'string' },
    place: { type: 'string' },
    forms: { type: 'string' },
    permissions: { type: 'string' },
    until: { type: 'string' },
    id: { type: 'string' },
    invite: { type: 'boolean' },
    site: { type: 'string' },
    exempt: { type: 'boolean' },
    size: { type: 'string' },
    seed: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    code: { type: 'string' },
    title: { type: 'string' },
    'region-id': { type: 'string' },
  },
})

function required(name: keyof typeof values): string {
  const given = values[name]
  const value = Array.isArray(given) ? given.at(-1) : given
  if (typeof value !== 'string' || value === '') throw new UsageError(`Укажите --${name}.\n\n${usage}`)
  return value
}

/** Files are named from where the command was typed: npm itself works in the project's folder. */
function pathOf(name: string | undefined): string | undefined {
  return name === undefined ? undefined : callerPath(name)
}

const requiredFile = (name: keyof typeof values): string => existingFile(required(name))

function existingFile(name: string): string {
  const file = callerPath(name)
  if (!existsSync(file)) throw new UsageError(`Нет файла ${file}.`)
  return file
}

function wholeNumber(name: keyof typeof values): number {
  const value = Number(required(name))
  if (!Number.isInteger(value)) throw new UsageError(`--${name} — целое число.`)
  return value
}

function newPassword(): string {
  const password = values.password ?? readPassword()
  if (password === undefined) throw new UsageError('Пароль передайте в переменной NASTAVNIK_PASSWORD или укажите --password.')
  return password
}

const commands: Readonly<Record<string, (environment: Environment, store: Store) => Promise<unknown>>> = {
  import: async (environment) => {
    const { org, 'dry-run': dryRun, park, dir, file: named = [] } = values
    if (dir === undefined && named.length < 2) {
      return importCommand(environment, { file: requiredFile('file'), org, dryRun, park: pathOf(park) })
    }
    if (park !== undefined) throw new UsageError('--park — для одной книги: отложенные строки нескольких книг загружайте по одной.')
    const folder = pathOf(dir)
    if (folder !== undefined && !existsSync(folder)) throw new UsageError(`Нет папки ${folder}.`)
    const files = [...named.map(existingFile), ...(folder === undefined ? [] : await workbooksIn(folder))]
    if (files.length === 0) throw new UsageError(`В папке ${folder ?? ''} нет книг .xlsx.`)
    const report = await importManyCommand(environment, { files, org, dryRun })
    if (report.totals.failed > 0) process.exitCode = 1
    return report
  },
  forms: (environment) => {
    const mode = CountingMode.safeParse(values.mode)
    if (values.mode !== undefined && !mode.success) throw new UsageError('Режим счёта — primary или distinct.')
    return formsCommand(environment, { unit: required('unit'), period: required('period'), mode: mode.data, out: pathOf(values.out) })
  },
  indicators: (environment) => indicatorsCommand(environment, { unit: required('unit'), year: wholeNumber('year') }),
  'org list': orgListCommand,
  'org import': (environment) => orgImportCommand(environment, requiredFile('file'), values.unit),
  'user add': (environment) => {
    const account = { login: required('login'), name: required('name'), role: required('role'), place: required('place') }
    const forms = values.forms?.split(',')
    if (values.invite === true) return userInviteCommand(environment, { ...account, forms }, values.site)
    const secondFactor = values.exempt === true ? 'exempt' : undefined
    return userAddCommand(environment, { ...account, forms, password: newPassword(), secondFactor })
  },
  'user password': async (environment) => {
    const login = required('login')
    const { regionId } = await findAccountOfLogin(environment, login)
    return execute(setPassword, environment, { operator: true, regionId, organisationIds: [] }, { login, password: newPassword() })
  },
  'user reset-second-factor': async (environment) => {
    const { id, regionId } = await findAccountOfLogin(environment, required('login'))
    return execute(resetSecondFactor, environment, { operator: true, regionId, organisationIds: [] }, { id })
  },
  'token issue': (environment) =>
    tokenIssueCommand(environment, {
      login: required('login'),
      name: required('name'),
      unit: required('place'),
      permissions: required('permissions').split(','),
      forms: values.forms?.split(',') ?? null,
      validTo: required('until'),
    }),
  'token list': (environment) => tokenListCommand(environment, required('unit')),
  'token revoke': (environment) => tokenRevokeCommand(environment, required('unit'), required('id')),
  'audit verify': async (environment) => {
    const report = await verifyAudit(environment)
    if (report.faults.length > 0) process.exitCode = 1
    return report
  },
  'erasures list': listErased,
  'erasures replay': async (environment) => replayErasures(environment, await erasedLinesIn(requiredFile('file'))),
  demo: (_environment, store) =>
    demoCommand(store, { size: values.size ?? 'municipality', seed: values.seed === undefined ? 1 : wholeNumber('seed') }),
}

/** Work on files: it needs no database, and a model that does not load must not stand in its way. */
const fileCommands: Readonly<Record<string, (dataDir: string) => Promise<unknown>>> = {
  'model copy': (dataDir) =>
    modelCopyCommand({
      from: required('from'),
      code: required('code'),
      title: required('title'),
      regionId: wholeNumber('region-id'),
      to: pathOf(values.to),
      dataDir,
    }),
  'model check': (dataDir) => modelCheckCommand(pathOf(values.dir), dataDir),
}

const print = (result: unknown) => process.stdout.write(`${JSON.stringify(result, null, values.json === true ? undefined : 2)}\n`)

async function run(): Promise<void> {
  const config = readStorageConfig(values.data)
  const name = positionals.join(' ')
  const fileCommand = fileCommands[name]
  if (fileCommand !== undefined) {
    print(await fileCommand(config.dataDir))
    return
  }
  const command = commands[name]
  if (command === undefined) throw new UsageError(usage)
  const store = await openStore(config)
  try {
    print(await command(store.environment, store))
  } finally {
    await store.close()
  }
}

try {
  await run()
} catch (error) {
  const { code, message } = error instanceof UsageError ? { code: 'usage', message: error.message } : explain(error)
  process.stderr.write(`${values.json === true ? JSON.stringify({ code, message }) : message}\n`)
  process.exitCode = 1
}
