import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { mailAddressPattern } from '@nastavnik/contract'
import type { MailSettings } from './gateways/mail.ts'

const root = path.resolve(import.meta.dirname, '../../..')

export interface StorageConfig {
  /** Where the embedded database lives. */
  readonly dataDir: string
  /** A server of one's own instead of the embedded one. */
  readonly databaseUrl: string | undefined
  /** Base64 of 32 bytes; without it the data folder keeps a key of its own. */
  readonly secretKey: string | undefined
}

export interface ServerConfig extends StorageConfig {
  readonly host: string
  readonly port: number
  readonly demo: boolean
  readonly webDir: string | undefined
  readonly secureCookies: boolean
  /** Where letters leave by; undefined: they wait. */
  readonly mail: MailSettings | undefined
  /** The address of the system as its users open it, without a slash at the end: it stands in letters. */
  readonly publicUrl: string
  /** npm's shell dies of SIGTERM without passing it on: a server started by npm ends when its parent does. */
  readonly endsWithParent: boolean
}

/** The only reader of settings in process.env. */
export function readStorageConfig(dataDir: string | undefined, env: NodeJS.ProcessEnv = process.env): StorageConfig {
  return {
    dataDir: dataDir === undefined ? path.join(root, '.data') : callerPath(dataDir, env),
    databaseUrl: env['DATABASE_URL'] === '' ? undefined : env['DATABASE_URL'],
    secretKey: env['NASTAVNIK_SECRET_KEY'],
  }
}

/** `npm start -- --port N --data DIR --no-demo`. Throws in Russian on an unknown option. */
export function readServerConfig(args: readonly string[], env: NodeJS.ProcessEnv = process.env): ServerConfig {
  const { values } = parseArgs({
    args: [...args],
    options: { port: { type: 'string' }, host: { type: 'string' }, data: { type: 'string' }, 'no-demo': { type: 'boolean' } },
  })
  const port = Number(values.port ?? env['PORT'] ?? 8080)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error('Порт — число от 1 до 65535.')
  const webDir = path.join(root, 'apps/web/dist')
  return {
    ...readStorageConfig(values.data, env),
    host: values.host ?? env['HOST'] ?? '127.0.0.1',
    port,
    demo: values['no-demo'] !== true,
    webDir: existsSync(path.join(webDir, 'index.html')) ? webDir : undefined,
    secureCookies: env['SECURE_COOKIES'] === '1',
    mail: readMailSettings(env),
    publicUrl: readPublicUrl(env['PUBLIC_URL'], port),
    endsWithParent: env['npm_lifecycle_event'] === 'start',
  }
}

const smtpHint = 'SMTP_URL — адрес почтового сервера: smtps://имя:пароль@mail.example.ru:465 или smtp://mail.example.ru:587.'
const usualPorts: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 }

function readMailSettings(env: NodeJS.ProcessEnv): MailSettings | undefined {
  const { SMTP_URL: written = '', MAIL_FROM: from = '' } = env
  if (written === '') return undefined
  const url = URL.parse(written)
  const usual = usualPorts[url?.protocol ?? '']
  // The address holds a password: what is wrong is said without it.
  if (url === null || usual === undefined || url.hostname === '') throw new Error(smtpHint)
  if (!mailAddressPattern.test(from)) throw new Error('MAIL_FROM — адрес, от которого идут письма: nastavnik@example.ru.')
  const given = (part: string) => (part === '' ? undefined : decodeURIComponent(part))
  return {
    ...{ host: url.hostname, port: url.port === '' ? usual : Number(url.port), secure: url.protocol === 'smtps:', from },
    ...{ user: given(url.username), password: given(url.password) },
  }
}

function readPublicUrl(written: string | undefined, port: number): string {
  if (written === undefined || written === '') return `http://localhost:${port}`
  const url = URL.parse(written)
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.search !== '' || url.hash !== '')
    throw new Error('PUBLIC_URL — адрес системы, как его открывают сотрудники: https://nastavnik.example.ru.')
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '')
}

/** A path as the caller means it: npm runs scripts in the project's folder and remembers the caller's in INIT_CWD. */
export const callerPath = (name: string, env: NodeJS.ProcessEnv = process.env): string =>
  path.resolve(env['INIT_CWD'] ?? process.cwd(), name)

/** Territories of one's own stand beside the data: they outlive an update of the system. */
export const modelsDirOf = (dataDir: string): string => path.join(dataDir, 'models')

/** The password for `user add`, kept out of the history of the shell. */
export const readPassword = (env: NodeJS.ProcessEnv = process.env): string | undefined => env['NASTAVNIK_PASSWORD']
