import type { LetterCard, LetterSending } from '@nastavnik/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openSession } from '../../../test/access-app.ts'
import { letterApp } from '../../../test/letter-app.ts'
import { inTransaction } from '../../kernel/transaction.ts'
import { putLetter } from './index.ts'

let at: Awaited<ReturnType<typeof letterApp>>
beforeAll(async () => {
  at = await letterApp()
})
beforeEach(() => at.begin())
afterAll(() => at.close())

async function ask<Body = LetterCard & { code: string; fields: object; current: LetterCard }>(
  method: 'GET' | 'POST' | 'PUT',
  tail: string,
  payload?: object,
) {
  const headers = { cookie: await openSession(at.app, at.playing('RNC').id) }
  const reply = await at.app.server.inject({ method, url: `/api/letters${tail}`, headers, ...(payload !== undefined && { payload }) })
  return { status: reply.statusCode, body: reply.json<Body>() }
}
const own = { subject: 'Ждём ответов: {left}', text: '{organisation}: опрос «{survey}», ждём {left} из {all}.\n{link}' }
const set = (version: number, wording: object | null, kind = 'surveyReminder') => ask('PUT', `/kinds/${kind}`, { version, wording })

test('the territory’s words go out; the original ones come back; versions are kept', async () => {
  const { body: before } = await ask('GET', '/kinds/surveyReminder')
  expect(before).toMatchObject({ isOwn: false, version: 0, versions: [], subject: before.original.subject })
  expect(before.words.map(({ word }) => word).sort()).toEqual(['all', 'left', 'link', 'organisation', 'survey'])
  expect((await set(0, own)).body).toMatchObject({ ...own, isOwn: true, version: 1 })
  expect((await ask<{ items: object[] }>('GET', '')).body.items).toContainEqual(
    expect.objectContaining({ kind: 'surveyReminder', isOwn: true }),
  )

  await at.settle(at.people.curator.id, 'atOnce')
  await at.notice(at.people.curator.id, 'sargatskiy-sosh-1', 'a')
  await at.pass()
  const [came] = at.office.empty()
  expect(came?.headers.get('subject')).toBe('Ждём ответов: 7')
  expect(came?.text).toContain('опрос «Пульс», ждём 7 из 30.\nhttps://nastavnik.example.ru/surveys/1')

  const { body: back } = await set(1, null)
  expect(back).toMatchObject({ ...before.original, isOwn: false, version: 2 })
  expect(back.versions.map(({ version, wording, writtenBy }) => [version, wording, writtenBy])).toEqual([
    [2, null, 'Сотрудник'],
    [1, own, 'Сотрудник'],
  ])
})

test.each([
  ['letter.wordUnknown', 'subject', { ...own, subject: 'Ждём {name}' }],
  ['letter.wordUnknown', 'text', { ...own, text: '{link} {Link}' }],
  ['letter.wordUnknown', 'text', { ...own, text: '{link} { left }' }],
  ['letter.wordUnknown', 'text', { ...own, text: '{link} {constructor}' }],
  ['letter.wordMissing', 'text', { ...own, text: 'Ждём {left}' }],
] as const)('422 %s at the %s', async (code, field, wording) => {
  expect(await set(0, wording)).toMatchObject({ status: 422, body: { code, fields: [{ path: `wording.${field}`, code }] } })
  expect((await ask('GET', '/kinds/surveyReminder')).body.version).toBe(0)
})

test.each([
  [{ ...own, subject: '' }],
  [{ ...own, subject: 'Тема\r\nBcc: spy@evil.ru' }],
  [{ ...own, subject: 'я'.repeat(151) }],
  [{ ...own, text: `{link}${'я'.repeat(4000)}` }],
  [{ ...own, text: '{link}\u0007' }],
  [{ ...own, html: '<b>' }],
])('%j is refused as it stands', async (wording) => {
  expect(await set(0, wording)).toMatchObject({ status: 422, body: { code: 'request.invalid' } })
})

test('of two who edit at once one hears what the other has written', async () => {
  const replies = await Promise.all([set(0, own), set(0, { ...own, subject: 'Иначе' })])
  expect(replies.map(({ status }) => status)).toEqual(expect.arrayContaining([200, 409]))
  const late = replies.find(({ status }) => status === 409)
  expect(late?.body).toMatchObject({ code: 'letter.outdated', current: { version: 1 } })
})

test('the state of sending tells what waits, what went and what did not; a letter given up is sent again', async () => {
  const put = () =>
    inTransaction(at.app.environment.db, { regionId: at.regionId, organisationIds: [] }, (tx) =>
      putLetter(tx, {
        ...{ regionId: at.regionId, kind: 'passwordInvitation', userId: at.people.curator.id, address: 'new@school.example.ru' },
        ...{ data: { login: 'orlova', days: 7, link: '/invitation' }, at: at.clock.now() },
      }),
    )
  await put()
  await at.pass()
  const failed = await put()
  at.office.refuse({ code: 550, at: 'address' })
  await at.pass()
  await put()
  at.office.refuse({ code: 451, at: 'letter' })
  await at.pass()
  const { body } = await ask<LetterSending>('GET', '/sending')
  expect(body).toMatchObject({ isSetUp: true, waiting: 1, trouble: 'busy', sentInWeek: 1, total: 1 })
  expect(body.items).toMatchObject([
    { id: failed, kindTitle: 'Приглашение сотрудника', why: 'addressRefused', user: { id: at.people.curator.id }, attempts: 1 },
  ])
  expect(JSON.stringify(body)).not.toContain('@')
  at.office.refuse(undefined)
  at.office.empty()
  expect((await ask('POST', `/sending/${failed}`)).status).toBe(200)
  expect(await ask('POST', `/sending/${failed}`)).toMatchObject({ status: 404, body: { code: 'letter.notFound' } })
  await at.pass()
  expect(at.office.empty().map(({ headers }) => headers.get('message-id'))).toEqual([`<${failed}@rnc.example.ru>`])
})
