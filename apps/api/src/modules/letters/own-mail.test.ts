import type { OwnMail } from '@nastavnik/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openSession } from '../../../test/access-app.ts'
import { letterApp } from '../../../test/letter-app.ts'

let at: Awaited<ReturnType<typeof letterApp>>
beforeAll(async () => {
  at = await letterApp()
})
beforeEach(() => at.begin())
afterAll(() => at.close())

async function ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', tail = '', payload?: object, userId = at.people.curator.id) {
  const headers = { cookie: await openSession(at.app, userId) }
  const reply = await at.app.server.inject({ method, url: `/api/session/mail${tail}`, headers, ...(payload !== undefined && { payload }) })
  return { status: reply.statusCode, body: reply.json<OwnMail & { code: string }>() }
}
const name = (address: string) => ask('POST', '', { address })
const confirm = (code: string) => ask('POST', '/confirm', { code })

/** The code as its reader sees it. */
async function codeFromLetter(): Promise<string> {
  await at.pass()
  const [letter, ...others] = at.office.empty()
  expect(others).toEqual([])
  return /код (\d{6})/.exec(letter?.text ?? '')?.[1] ?? ''
}
const wrong = (code: string) => (code === '000000' ? '000001' : '000000')

test('without a session nobody sees or changes anything', async () => {
  for (const [method, tail] of [
    ['GET', ''],
    ['POST', ''],
    ['DELETE', ''],
    ['POST', '/confirm'],
    ['PUT', '/frequency'],
  ] as const) {
    const payload = { '': { address: 'a@b.ru' }, '/confirm': { code: '1' }, '/frequency': { frequency: 'never' } }[tail]
    const reply = await at.app.server.inject({
      method,
      url: `/api/session/mail${tail}`,
      ...(method !== 'GET' && method !== 'DELETE' && { payload }),
    })
    expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([401, 'session.missing'])
  }
})

test('an address is used after its code; until then the earlier one is', async () => {
  await at.settle(at.people.curator.id, 'daily', 'old@school.example.ru')
  expect((await name('new@школа.рф')).body).toMatchObject({ address: 'old@school.example.ru', asked: { address: 'new@школа.рф' } })
  const code = await codeFromLetter()
  expect(await confirm(wrong(code))).toMatchObject({ status: 422, body: { code: 'mail.codeWrong' } })
  expect((await ask('GET')).body.address).toBe('old@school.example.ru')
  expect((await confirm(`${code.slice(0, 3)} ${code.slice(3)}`)).body).toMatchObject({ address: 'new@школа.рф', asked: null })
  expect(await confirm(code)).toMatchObject({ status: 422, body: { code: 'mail.codeWrong' } })
  expect((await ask('DELETE')).body).toMatchObject({ address: null, asked: null, frequency: 'daily' })
})

test('the letter with a code goes to the named address, and no table holds the code', async () => {
  await name('new@school.example.ru')
  const stored = JSON.stringify([await at.rows(), await at.app.owner.selectFrom('letter_settings').selectAll().execute()])
  await at.pass()
  const [letter] = at.office.empty()
  const code = letter?.headers.get('subject')?.slice(-6) ?? ''
  expect(letter?.to).toEqual(['new@school.example.ru'])
  expect(code).toMatch(/^\d{6}$/)
  expect(stored).not.toContain(code)
  expect(JSON.stringify([at.app.logged, at.logged])).not.toMatch(/example\.ru/)
})

test('a code lives an hour, and no longer than five wrong ones', async () => {
  await name('new@school.example.ru')
  const late = await codeFromLetter()
  at.clock.pass({ minutes: 60 })
  expect(await confirm(late)).toMatchObject({ status: 422, body: { code: 'mail.codeWrong' } })
  expect((await ask('GET')).body.asked).toBeNull()
  await name('new@school.example.ru')
  const code = await codeFromLetter()
  expect(code).not.toBe(late)
  for (let tries = 0; tries < 5; tries++) await confirm(wrong(code))
  expect(await confirm(code)).toMatchObject({ status: 422 })
})

test('thirty guesses at once count as thirty', async () => {
  await name('new@school.example.ru')
  const code = await codeFromLetter()
  await Promise.all(Array.from({ length: 30 }, () => confirm(wrong(code))))
  expect((await confirm(code)).status).toBe(422)
})

test('nobody fills the letterbox of another: five codes a day', async () => {
  for (let tries = 0; tries < 5; tries++) expect((await name('victim@example.org')).status).toBe(200)
  expect(await name('victim@example.org')).toMatchObject({ status: 429, body: { code: 'mail.tooManyCodes' } })
  at.clock.pass({ hours: 24 })
  expect((await name('victim@example.org')).status).toBe(200)
})

test.each([
  '',
  'curator',
  'a b@school.ru',
  'a@b.ru\r\nBcc: c@d.ru',
  'A <a@b.ru>',
  'a@b.ru,c@d.ru',
  'a@-b.ru',
  'a@b',
  `${'a'.repeat(200)}@b.ru`,
])('%j is no address', async (address) => {
  expect(await name(address)).toMatchObject({ status: 422, body: { code: 'request.invalid' } })
})

test('how often is one’s own choice; another’s settings stay', async () => {
  expect((await ask('GET')).body).toEqual({ isSetUp: true, address: null, asked: null, frequency: 'daily' })
  expect((await ask('PUT', '/frequency', { frequency: 'atOnce' })).body.frequency).toBe('atOnce')
  expect((await ask('PUT', '/frequency', { frequency: 'hourly' })).status).toBe(422)
  expect((await ask('GET', '', undefined, at.people.neighbour.id)).body.frequency).toBe('daily')
})
