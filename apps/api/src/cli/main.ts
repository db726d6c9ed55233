import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { CountingMode } from '@nastavnik/contract'
import { type Environment, execute } from '../access/use-case.ts'
import { openStore } from '../boot.ts'
import { callerPath, readPassword, readStorageConfig } from '../config.ts'
import { loadDemo } from '../modules/demo/index.ts'
import { addUser, findRegionOfUser, setPassword } from '../modules/identity/index.ts'
import { findUnitAnywhere } from './find-region.ts'
import { formsCommand } from './forms-command.ts'
import { importCommand } from './import-command.ts'
import { indicatorsCommand } from './indicators-command.ts'
import { modelCheckCommand, modelCopyCommand } from './model-commands.ts'
import { orgImportCommand } from './org-import-command.ts'
import { orgListCommand } from './org-list-command.ts'
import { explain, UsageError } from './output.ts'

const usage = `npm run --silent nastavnik -- КОМАНДА [--data ПАПКА] [--json]

  import --file КНИГА.xlsx [--org КОД] [--dry-run] [--park ОТЛОЖЕНО.xlsx]
  forms --unit КОД --period 2021|2021-Q1|2020/2021 [--mode primary|distinct] [--out ПАПКА]
  indicators --unit КОД --year 2021
  org list
  org import --file ОРГАНИЗАЦИИ.xlsx [--unit РЕГИОН]   (столбцы: код, название, вид, муниципалитет, учредитель, действует с, по)
  user add --login ЛОГИН --name ИМЯ --role РОЛЬ --place КОД [--forms КОД,КОД] [--password ПАРОЛЬ]
  user password --login ЛОГИН [--password ПАРОЛЬ]   (пароль можно передать в переменной NASTAVNIK_PASSWORD)
  demo --size school|municipality [--seed N]
  model copy --from КОД --code НОВЫЙ --title НАЗВАНИЕ --region-id N [--to ПАПКА]   (новая территория из модели другой)
  model check [--dir ПАПКА]   (папка одной территории; без неё — все свои территории)`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    json: { type: 'boolean' },
    file: { type: 'string' },
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
    size: { type: 'string' },
    seed: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    code: { type: 'string' },
    title: { type: 'string' },
    'region-id': { type: 'string' },
    dir: { type: 'string' },
  },
})

function required(name: keyof typeof values): string {
  const value = values[name]
  if (typeof value !== 'string' || value === '') throw new UsageError(`Укажите --${name}.\n\n${usage}`)
  return value
}

/** Files are named from where the command was typed: npm itself works in the project's folder. */
function pathOf(name: string | undefined): string | undefined {
  return name === undefined ? undefined : callerPath(name)
}

function requiredFile(name: keyof typeof values): string {
  const file = callerPath(required(name))
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

const commands: Readonly<Record<string, (environment: Environment) => Promise<unknown>>> = {
  import: (environment) =>
    importCommand(environment, { file: requiredFile('file'), org: values.org, dryRun: values['dry-run'], park: pathOf(values.park) }),
  forms: (environment) => {
    const mode = CountingMode.safeParse(values.mode)
    if (values.mode !== undefined && !mode.success) throw new UsageError('Режим счёта — primary или distinct.')
    return formsCommand(environment, { unit: required('unit'), period: required('period'), mode: mode.data, out: pathOf(values.out) })
  },
  indicators: (environment) => indicatorsCommand(environment, { unit: required('unit'), year: wholeNumber('year') }),
  'org list': orgListCommand,
  'org import': (environment) => orgImportCommand(environment, requiredFile('file'), values.unit),
  'user add': async (environment) => {
    const place = required('place')
    const { model } = await findUnitAnywhere(environment, place)
    const password = values.password ?? readPassword()
    if (password === undefined) throw new UsageError('Пароль передайте в переменной NASTAVNIK_PASSWORD или укажите --password.')
    const account = {
      login: required('login'),
      name: required('name'),
      password,
      role: required('role'),
      place,
      forms: values.forms?.split(','),
    }
    return execute(addUser, environment, { operator: true, regionId: model.regionId, organisationIds: [] }, account)
  },
  'user password': async (environment) => {
    const login = required('login')
    const regionId = await findRegionOfUser(environment, login)
    return execute(setPassword, environment, { operator: true, regionId, organisationIds: [] }, { login, password: newPassword() })
  },
  demo: (environment) => {
    const size = values.size ?? 'municipality'
    if (size !== 'school' && size !== 'municipality') throw new UsageError('Размер — school или municipality.')
    return loadDemo(environment, { size, seed: values.seed === undefined ? 1 : wholeNumber('seed') })
  },
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
    print(await command(store.environment))
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
