import type { Import } from '@nastavnik/contract'
import { fileTypes } from '@nastavnik/contract'
import { type OutCell, readWorkbook, writeWorkbook } from '@nastavnik/documents'
import type { LightMyRequestResponse } from 'fastify'
import { execute } from '../src/access/use-case.ts'
import type { Clock } from '../src/kernel/clock.ts'
import { newId } from '../src/kernel/ids.ts'
import { insertUser } from '../src/modules/identity/identity.repo.ts'
import { createOrganisation } from '../src/modules/organisations/create-organisation.ts'
import { type AccessApp, accessApp, openSession } from './access-app.ts'
import { testClock } from './test-database.ts'

export interface School {
  readonly id: string
  readonly code: string
  /** The curator's session. */
  readonly cookie: string
}

export interface SchoolApp extends AccessApp {
  get<Body>(school: School, url: string): Promise<Body>
  send(school: School, method: 'POST' | 'PATCH' | 'PUT' | 'DELETE', url: string, payload?: object): Promise<LightMyRequestResponse>
  upload(school: School, file: Uint8Array, type?: string): Promise<LightMyRequestResponse>
  /** Uploads a file and confirms it; fails unless both are answered with 200. */
  take(school: School, file: Uint8Array): Promise<Import>
  /** The cells of a workbook that the address answers with, by sheet. */
  download(school: School, url: string): Promise<Map<string, unknown[][]>>
}

/** The whole application over a private database, as a curator's browser sees it. */
export async function schoolApp(clock: Clock = testClock): Promise<SchoolApp> {
  const app = await accessApp(clock)
  const { server } = app
  const send: SchoolApp['send'] = ({ cookie }, method, url, payload) =>
    server.inject({ method, url, headers: { cookie }, ...(payload !== undefined && { payload }) })
  const upload: SchoolApp['upload'] = ({ cookie, code }, file, type = fileTypes.xlsx) =>
    server.inject({
      method: 'POST',
      url: `/api/imports?organisation=${code}`,
      headers: { cookie, 'content-type': type },
      payload: Buffer.from(file),
    })
  const good = (reply: LightMyRequestResponse) => {
    if (reply.statusCode !== 200) throw new Error(`${reply.statusCode} ${reply.body}`)
    return reply
  }
  return {
    ...app,
    send,
    upload,
    get: async ({ cookie }, url) => good(await server.inject({ url, headers: { cookie } })).json(),
    take: async (school, file) => {
      const { id } = good(await upload(school, file)).json<Import>()
      return good(await send(school, 'POST', `/api/imports/${id}/confirm`)).json<Import>()
    },
    download: async ({ cookie }, url) => cellsOf(good(await server.inject({ url, headers: { cookie } })).rawPayload),
  }
}

export async function cellsOf(file: Uint8Array): Promise<Map<string, unknown[][]>> {
  const sheets = new Map<string, unknown[][]>()
  await readWorkbook(file, ({ name }, _number, cells) => sheets.set(name, [...(sheets.get(name) ?? []), cells]))
  return sheets
}

/** An organisation of Omsk region with a curator who is signed in. */
export async function addSchool(
  app: SchoolApp,
  title: string,
  municipality: string | null = 'sargatskiy',
  kind = 'SCHOOL',
): Promise<School> {
  const operator = { operator: true, regionId: 1, organisationIds: [] } as const
  const card = { title, kind, municipality, founder: '', validFrom: null, validTo: null }
  const { code } = await execute(createOrganisation, app.environment, operator, card)
  const { id } = await app.owner.selectFrom('organisations').select('id').where('code', '=', code).executeTakeFirstOrThrow()
  const userId = newId()
  const grant = { id: newId(), role: 'CURATOR', municipalityId: null, organisationId: id, forms: null, validFrom: '2021-01-01' } as const
  const account = { id: userId, regionId: 1, login: userId, name: 'Куратор', passwordHash: '-', createdAt: app.environment.clock.now() }
  await app.owner.transaction().execute((tx) => insertUser(tx, { ...account, grants: [grant] }))
  return { id, code, cookie: await openSession(app, userId) }
}

/** A file of the sheets; every text is a text. */
export function fileOf(
  sheets: Readonly<Record<string, readonly (readonly (string | number | null | undefined)[])[]>>,
): Promise<Uint8Array> {
  return writeWorkbook(
    Object.entries(sheets).map(([name, rows]) => ({
      name,
      columns: [{ width: 20 }],
      rows: rows.map((cells) => cells.map((cell): OutCell => cell ?? null)),
    })),
  )
}

export const menteeHeader = [
  'ФИО наставляемого',
  'Дата рождения',
  'Контакты',
  'Класс',
  'Форма',
  'Программа',
  'Дата начала',
  'Дата окончания',
  'ФИО наставника',
  'Результат',
]
export const mentee = (
  name: string,
  more: { birth?: string; class?: string; contacts?: string; form?: string; programme?: string; mentor?: string; result?: string } = {},
) => [
  ...[
    name,
    more.birth ?? '12.03.2008',
    more.contacts ?? 'тел. 1',
    more.class ?? '7 класс',
    more.form ?? 'ученик – ученик',
    more.programme ?? 'Лидер',
  ],
  ...['20.01.2021', '25.05.2021', more.mentor ?? 'Петров Пётр', more.result ?? ''],
]
export const organisationRows = (title: string, municipality = 'Саргатский') => [
  ['Территория', 'Омская область'],
  ['Муниципальный район', municipality],
  ['Образовательная организация', title],
  ['ФИО директора', 'Тарасов Максим'],
  ['Общее количество детей в возрасте от 10 до 19 лет', 85],
  ['Общее количество педагогических работников', 15],
  ['Общее количество молодых специалистов', 5],
  ['Дата сведений', '18.02.2021'],
]

/** A school that has taken a workbook of these mentees. */
export async function schoolWith(app: SchoolApp, title: string, ...rows: ReturnType<typeof mentee>[]): Promise<School> {
  const school = await addSchool(app, title)
  await app.take(school, await fileOf({ Организация: organisationRows(title), Наставляемые: [menteeHeader, ...rows] }))
  return school
}
