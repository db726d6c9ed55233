import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readWorkbook, type SheetSpec, writeWorkbook } from '@nastavnik/documents'
import { generateSchool } from '@nastavnik/synthetic'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/test-database.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'nastavnik-cli-'))
const main = path.join(import.meta.dirname, 'main.ts')
const file = (name: string) => path.join(folder, name)
afterAll(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Ran {
  readonly code: number
  readonly out: unknown
  readonly err: string
}

/** Runs the real command over a database; without an address over the embedded one, which it starts and stops. */
function runOver(url: string, args: readonly string[]): Promise<Ran> {
  const env = { ...process.env, DATABASE_URL: url, INIT_CWD: folder }
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args, '--data', file('data'), '--json'], { env, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), out: stdout === '' ? undefined : JSON.parse(stdout), err: stderr })
    })
  })
}

let database: TestDatabase
const run = (...args: string[]) => runOver(database.url, args)

const sheet = (name: string, rows: (string | number | undefined)[][]): SheetSpec => ({
  name,
  columns: (rows[0] ?? []).map(() => ({ width: 20 })),
  rows: rows.map((cells) => cells.map((value) => value ?? null)),
})

const school = generateSchool({
  seed: 7,
  territory: 'Омская область',
  municipality: 'Саргатский',
  organisation: 'СОШ № 5',
  year: 2021,
  pupils: 60,
})

beforeAll(async () => {
  database = await testDatabase()
  const bad = ['', 'Одинокая', ...Array.from({ length: 13 }, () => '')]
  const sheets = school.sheets.map(({ name, rows }) => sheet(name, name === 'База наставляемых' ? [...rows, bad] : rows))
  writeFileSync(file('school.xlsx'), await writeWorkbook(sheets))
  const list = [
    ['код', 'название', 'вид', 'муниципалитет', 'учредитель', 'действует с', 'по'],
    ['', 'Тарский техникум', 'колледж', 'Тарский', '', '01.09.2020', ''],
    ['tara-sosh-1', 'СОШ № 1', '', 'Тарский район', '', '', ''],
    ['', 'Неведомая школа', '', 'Атлантида', '', '', ''],
  ]
  writeFileSync(file('orgs.xlsx'), await writeWorkbook([sheet('Организации', list)]))
  writeFileSync(file('letter.xlsx'), 'не книга')
  const heading = ['ФИО наставляемого', 'Дата рождения', 'Форма', 'Программа', 'Дата начала']
  const bookOf = (title: string, name: string) =>
    writeWorkbook([
      sheet('Организация', [
        ['Территория', 'Омская область'],
        ['Муниципальный район', 'Тарский'],
        ['Образовательная организация', title],
      ]),
      sheet('Наставляемые', [heading, [name, '12.03.2008', 'ученик – ученик', 'Лидер', '20.01.2021']]),
    ])
  mkdirSync(file('books'))
  writeFileSync(file('books/a.xlsx'), await bookOf('СОШ № 11', 'Иванова Анна'))
  writeFileSync(file('books/b.xlsx'), 'не книга')
  writeFileSync(file('books/c.xlsx'), await bookOf('СОШ № 12', 'Орлова'))
})

test('a school’s workbook goes in and Forms 1–5 and indicators come out', { timeout: 240_000 }, async () => {
  const run = (...args: string[]) => runOver('', args)
  const dry = await run('import', '--file', 'school.xlsx', '--dry-run')
  const { rows, persons, participations } = { ...school.truth, rows: school.truth.rows.mentees + school.truth.rows.mentors }
  expect(dry).toMatchObject({ code: 0, out: { org: 'sargatskiy-sosh-5', ready: rows, errors: 1, persons, participations } })
  expect((await run('forms', '--unit', 'sargatskiy-sosh-5', '--period', '2021')).code).toBe(1)

  const taken = await run('import', '--file', 'school.xlsx', '--park', 'parked.xlsx')
  expect(taken).toMatchObject({
    code: 0,
    out: { ready: rows, parked: [{ sheet: 'База наставляемых', name: 'Одинокая', code: 'name.incomplete' }] },
  })
  expect(existsSync(file('parked.xlsx'))).toBe(true)
  const again = await run('import', '--file', 'school.xlsx')
  expect(again.out).toMatchObject({ ready: rows, new: { persons: 0, programmes: 0, participations: 0, mentorships: 0 } })

  const forms = await run('forms', '--unit', 'sargatskiy', '--period', '2021', '--mode', 'distinct', '--out', 'forms')
  expect(forms).toMatchObject({ code: 0, out: { unit: 'sargatskiy', period: '2021', mode: 'distinct', form1: [school.truth.headcount] } })
  const counted: Record<string, Record<string, unknown>> = {}
  for (const { title, programme, mentors, mentees } of (forms.out as { rows: Record<string, string>[] }).rows) {
    counted[String(title)] = { ...counted[String(title)], [String(programme)]: { mentors, mentees } }
  }
  expect(counted).toEqual(school.truth.distinct)
  expect(existsSync(file('forms/Формы 1–5 Саргатский муниципальный район 2021.xlsx'))).toBe(true)

  const indicators = await run('indicators', '--unit', 'omsk', '--year', '2021')
  const items = (indicators.out as { items: { code: string; target: { percent: number } | null }[] }).items
  expect(items.find(({ code }) => code === 'I1')?.target?.percent).toBe(30)
  expect(items.find(({ code }) => code === 'RP1')?.target?.percent).toBe(20)
})

test('a folder of workbooks goes in one by one, and the parked rows of one are corrected', { timeout: 240_000 }, async () => {
  const all = await run('import', '--dir', 'books')
  expect(all).toMatchObject({
    code: 1,
    out: {
      files: [
        { file: file('books/a.xlsx'), org: 'tarskiy-sosh-11', ready: 1 },
        { file: file('books/b.xlsx'), error: { code: 'file.notXlsx' } },
        { file: file('books/c.xlsx'), org: 'tarskiy-sosh-12', ready: 0, errors: 1 },
      ],
      totals: { files: 3, failed: 1, ready: 1, errors: 1, persons: 1, participations: 1 },
    },
  })
  const two = await run('import', '--file', 'books/a.xlsx', '--file', 'books/c.xlsx', '--dry-run')
  expect(two).toMatchObject({ code: 0, out: { totals: { files: 2, failed: 0 } } })

  const parked = await run('import', '--file', 'books/c.xlsx', '--park', 'waiting.xlsx')
  expect((parked.out as { columns: object[] }).columns[0]).toEqual({ sheet: 'Наставляемые', header: 'ФИО наставляемого', field: 'name' })
  const sheets: SheetSpec[] = []
  const rows: (string | number | undefined)[][] = []
  await readWorkbook(file('waiting.xlsx'), (_sheet, _number, cells) =>
    rows.push(cells.map((cell) => (cell === 'Орлова' ? 'Орлова Вера' : typeof cell === 'number' || typeof cell === 'string' ? cell : ''))),
  )
  sheets.push(sheet('Наставляемые', rows))
  writeFileSync(file('corrected.xlsx'), await writeWorkbook(sheets))
  const corrected = await run('import', '--file', 'corrected.xlsx', '--org', 'tarskiy-sosh-12')
  expect(corrected).toMatchObject({ code: 0, out: { ready: 1, errors: 0, new: { persons: 1, participations: 1 } } })
})

test('organisations and accounts are kept by commands', { timeout: 120_000 }, async () => {
  const list = await run('org', 'import', '--file', 'orgs.xlsx')
  expect(list).toMatchObject({ code: 0, out: { added: 2, changed: 0, refused: [{ row: 4, code: 'municipality.unknown' }] } })
  expect((await run('org', 'import', '--file', 'orgs.xlsx')).out).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
  const units = (await run('org', 'list')).out as { code: string; level: string; region: string }[]
  expect(units.filter(({ level, region }) => level === 'municipality' && region === 'omsk')).toHaveLength(33)
  expect(units.map(({ code }) => code)).toContain('tara-sosh-1')
  const account = ['--login', 'tara', '--name', 'Куратор', '--role', 'CURATOR', '--place', 'tara-sosh-1', '--password', 'tara-password']
  expect(await run('user', 'add', ...account)).toMatchObject({ code: 0, out: { login: 'tara', role: 'CURATOR' } })
  expect(await run('user', 'add', ...account)).toMatchObject({ code: 1, err: expect.stringContaining('user.loginTaken') })
  const common = await run('user', 'password', '--login', 'tara', '--password', 'Password123')
  expect(common).toMatchObject({ code: 1, err: expect.stringContaining('password.common') })
  expect((await run('user', 'password', '--login', 'tara', '--password', 'another-password')).code).toBe(0)

  const invitation = ['--login', 'orlova', '--name', 'Орлова', '--role', 'RNC', '--place', 'omsk', '--invite']
  const link = expect.stringMatching(/^https:\/\/nastavnik\.example\/invitation#.{43}$/) as string
  const invited = await run('user', 'add', ...invitation, '--site', 'https://nastavnik.example')
  expect(invited).toMatchObject({ code: 0, out: { login: 'orlova', link } })
  expect((await run('user', 'reset-second-factor', '--login', 'orlova')).code).toBe(0)
})

test('a new territory is copied, checked and found by the next command', { timeout: 120_000 }, async () => {
  const face = ['--from', 'omsk', '--title', 'Новая область', '--region-id', '90']
  const copied = await run('model', 'copy', '--code', 'novyy', ...face)
  expect(copied).toMatchObject({ code: 0, out: { folder: file('data/models/novyy'), copiedFrom: 'omsk' } })
  expect(await run('model', 'copy', '--code', 'novyy', ...face)).toMatchObject({ code: 1, err: expect.stringContaining('уже есть') })
  const taken = await run('model', 'copy', '--code', 'other', ...face)
  expect(taken).toMatchObject({ code: 1, err: expect.stringContaining('номер региона 90 занят: так уже у территории «Новая область»') })
  expect(existsSync(file('data/models/other'))).toBe(false)
  expect((await run('org', 'list')).out).toContainEqual(expect.objectContaining({ level: 'region', code: 'novyy', title: 'Новая область' }))

  expect(await run('model', 'check')).toMatchObject({
    code: 0,
    out: { correct: true, territories: [{ code: 'novyy', title: 'Новая область' }] },
  })
  const indicators = file('data/models/novyy/indicators.yaml')
  writeFileSync(indicators, readFileSync(indicators, 'utf8').replace('year: 2021', 'year: 2020'))
  const { code, err } = await run('model', 'check', '--dir', 'data/models/novyy')
  expect(code).toBe(1)
  expect(err).toContain(`${indicators}:14 [0].targets[1].year: цель на 2020 год повторяется`)
  rmSync(file('data/models'), { recursive: true })
})

test.each([
  [
    'a territory that is not there',
    ['model', 'copy', '--from', 'nowhere', '--code', 'x', '--title', 'Х', '--region-id', '9'],
    /Нет модели nowhere/,
  ],
  ['a folder without a model', ['model', 'check', '--dir', '.'], /нет territory.yaml/],
  ['an unknown unit', ['forms', '--unit', 'nowhere', '--period', '2021'], /Нет территории или организации/],
  ['a bad period', ['forms', '--unit', 'omsk', '--period', '2021-Q5'], /Период пишется так/],
  ['a file that is no workbook', ['import', '--file', 'letter.xlsx'], /не книга Excel/],
  ['a missing file', ['import', '--file', 'absent.xlsx'], /Нет файла/],
  ['an unknown command', ['fly'], /КОМАНДА/],
])('%s: a Russian message on stderr and a failing exit code', { timeout: 60_000 }, async (_case, args, message) => {
  const { code, err, out } = await run(...args)
  expect(code).not.toBe(0)
  expect(err).toMatch(message)
  expect(out).toBeUndefined()
})

test('a key is issued for an account, listed and revoked', { timeout: 240_000 }, async () => {
  const account = ['--login', 'centre', '--name', 'РНЦ', '--role', 'RNC', '--place', 'omsk', '--password', 'long-enough-password']
  expect((await run('user', 'add', ...account)).code).toBe(0)
  const until = `${new Date().getFullYear()}-12-31`
  const issue = (permissions: string, last = until) =>
    run('token', 'issue', '--login', 'centre', '--name', 'Сводка', '--place', 'omsk', '--permissions', permissions, '--until', last)
  expect((await issue('person.read')).err).toContain('token.beyondOwn')
  expect((await issue('report.read', '2021-03-14')).err).toContain('token.alreadyEnded')
  const { out } = await issue('report.read')
  expect(out).toMatchObject({
    secret: expect.stringMatching(/^nastavnik_.{40,}$/),
    token: { state: 'active', permissions: ['report.read'] },
  })
  const listed = await run('token', 'list', '--unit', 'omsk')
  expect(listed.out).toMatchObject([{ name: 'Сводка', state: 'active', issuedBy: 'РНЦ' }])
  const [{ id = '' } = {}] = listed.out as { id?: string }[]
  expect((await run('token', 'revoke', '--unit', 'omsk', '--id', id)).out).toMatchObject({ state: 'revoked' })
})
