import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { letterApp } from '../../../test/letter-app.ts'
import { postOffice } from '../../../test/post-office.ts'
import { smtpMail } from '../../gateways/mail.ts'
import { inTransaction } from '../../kernel/transaction.ts'
import { putLetter, putNoticeToRole } from './index.ts'

let at: Awaited<ReturnType<typeof letterApp>>
beforeAll(async () => {
  at = await letterApp()
})
beforeEach(() => at.begin())
afterAll(() => at.close())

const [school, next] = ['sargatskiy-sosh-1', 'sargatskiy-sosh-2']
const subjects = () => at.office.empty().map(({ headers }) => headers.get('subject'))

const idsOf = (letters: readonly { headers: ReadonlyMap<string, string> }[]) =>
  new Set(letters.map(({ headers }) => headers.get('message-id')))

const invitation = () =>
  inTransaction(at.app.environment.db, { regionId: at.regionId, organisationIds: [] }, (tx) =>
    putLetter(tx, {
      ...{ regionId: at.regionId, kind: 'passwordInvitation', userId: at.people.curator.id, address: 'new@school.example.ru' },
      ...{ data: { login: 'orlova', days: 7, link: '/invitation' }, at: at.clock.now() },
    }),
  )

test('notices of a day and a night go as one letter in the morning, and never twice', async () => {
  const { curator } = at.people
  await at.settle(curator.id, 'daily')
  await at.notice(curator.id, school, 'a', { survey: 'Пульс' })
  await at.notice(curator.id, school, 'b', { survey: 'Ёлка', left: 3 })
  await at.pass()
  at.clock.set('2021-03-16T01:59:59Z') // 7:59 in Omsk
  await at.pass()
  expect(at.office.letters).toEqual([])
  at.clock.set('2021-03-16T02:00:00Z')
  await at.pass()
  await at.pass()
  const [came, ...others] = at.office.empty()
  expect(others).toEqual([])
  expect(came?.to).toEqual(['daily@school.example.ru'])
  expect(came?.headers.get('subject')).toBe('Наставник: напоминаний — 2')
  expect(came?.text).toContain('Опрос «Пульс»: не ответили 7 из 30.')
  expect(came?.text).toContain('Опрос «Ёлка»: не ответили 3 из 30.')
  expect(came?.text.match(/https:\/\/nastavnik\.example\.ru\/surveys\/1\n/g)).toHaveLength(2)
  expect(came?.text).toContain('https://nastavnik.example.ru/me')
  at.clock.set('2021-03-17T02:00:00Z')
  await at.pass()
  expect(at.office.letters).toEqual([])
})

test('what comes on Friday evening waits for Monday; a single notice gives the letter its subject', async () => {
  const { curator } = at.people
  await at.settle(curator.id, 'daily')
  at.clock.set('2021-03-19T12:00:00Z')
  await at.notice(curator.id, school, 'a')
  for (const weekend of ['2021-03-20T05:00:00Z', '2021-03-21T05:00:00Z', '2021-03-22T01:00:00Z']) {
    at.clock.set(weekend)
    await at.pass()
  }
  expect(at.office.letters).toEqual([])
  at.clock.set('2021-03-22T03:30:00Z')
  await at.pass()
  expect(subjects()).toEqual(['Не ответили 7 из 30 — «Пульс»'])
})

test('a later notice of the same thing takes the place of the one that waits, and not its hour', async () => {
  const { curator } = at.people
  await at.settle(curator.id, 'daily')
  await at.notice(curator.id, school, 'a', { left: 7 })
  at.clock.set('2021-03-16T03:00:00Z')
  await at.notice(curator.id, school, 'a', { left: 2 })
  await at.pass()
  expect(subjects()).toEqual(['Не ответили 2 из 30 — «Пульс»'])
})

test('«at once»: the first goes now, the rest not oftener than once an hour', async () => {
  const { curator } = at.people
  await at.settle(curator.id, 'atOnce')
  await at.notice(curator.id, school, 'a')
  await at.pass()
  expect(subjects()).toHaveLength(1)
  await at.notice(curator.id, school, 'b')
  await at.notice(curator.id, school, 'c')
  at.clock.pass({ minutes: 59 })
  await at.pass()
  expect(at.office.letters).toEqual([])
  at.clock.pass({ minutes: 1 })
  await at.pass()
  expect(subjects()).toEqual(['Наставник: напоминаний — 2'])
})

test('who wants none, has no address or works there no longer is sent nothing; after a week the notice is forgotten', async () => {
  const { curator, neighbour, former } = at.people
  await at.settle(curator.id, 'never')
  await at.settle(former.id, 'atOnce')
  for (const { id } of [curator, neighbour, former]) await at.notice(id, school, 'a')
  await at.pass()
  at.clock.set('2021-03-16T02:00:00Z')
  await at.pass()
  expect(at.office.letters).toEqual([])
  at.clock.set('2021-03-22T06:00:01Z')
  await at.pass()
  expect(await at.app.owner.selectFrom('notices').selectAll().execute()).toEqual([])
})

test('a notice to a role goes to all who hold it there today; organisations stand apart in one letter', async () => {
  const { curator, neighbour, both, former } = at.people
  for (const { id } of [curator, neighbour, both, former]) await at.settle(id, 'atOnce', `${id}@school.example.ru`)
  for (const code of [school, next]) {
    await inTransaction(at.app.environment.db, { regionId: at.regionId, organisationIds: [] }, (tx) =>
      putNoticeToRole(tx, {
        ...{ regionId: at.regionId, kind: 'applicationsWaiting', role: 'CURATOR', today: '2021-03-15', at: at.clock.now() },
        ...{ organisationId: at.organisationId(code), data: { count: code === school ? 4 : 1, days: 5, link: '/applications' } },
      }),
    )
  }
  await at.pass()
  const came = new Map(at.office.empty().map(({ to, text }) => [to[0], text]))
  expect([...came.keys()]).toEqual(expect.arrayContaining([curator, neighbour, both].map(({ id }) => `${id}@school.example.ru`)))
  expect(came.has(`${former.id}@school.example.ru`)).toBe(false)
  const twice = came.get(`${both.id}@school.example.ru`) ?? ''
  const titles = at.tree.organisations.filter(({ code }) => [school, next].includes(code)).map(({ title }) => title)
  for (const title of titles) expect(twice).toContain(title)
  expect(came.get(`${curator.id}@school.example.ru`)).not.toContain('без решения: 1,')
})

test('a title cannot become a header, a word or a line of its own', async () => {
  const { curator } = at.people
  await at.settle(curator.id, 'atOnce')
  await at.notice(curator.id, school, 'a', { survey: 'Пульс\r\nBcc: spy@evil.ru\n\n{link} {items}' })
  await at.pass()
  const [came] = at.office.empty()
  expect(came?.to).toEqual(['atOnce@school.example.ru'])
  expect(came?.headers.has('bcc')).toBe(false)
  expect(came?.headers.get('subject')).toBe('Не ответили 7 из 30 — «Пульс Bcc: spy@evil.ru {link} {items}»')
  expect(came?.text).toContain('Опрос «Пульс Bcc: spy@evil.ru {link} {items}»: не ответили')
})

test('a temporary refusal is tried again after growing pauses, under the same id', async () => {
  const id = await invitation()
  at.office.refuse({ code: 451, at: 'letter' })
  for (const minutes of [0, 1, 5, 15]) {
    at.clock.pass({ minutes })
    await at.pass()
    await at.pass()
  }
  expect(await at.rows()).toMatchObject([{ id, attempts: 4, trouble: 'busy', sent_at: null, failed_at: null }])
  at.office.refuse(undefined)
  at.clock.pass({ minutes: 59 })
  await at.pass()
  expect(at.office.letters).toEqual([])
  at.clock.pass({ minutes: 1 })
  await at.pass()
  expect(at.office.empty().map(({ headers }) => headers.get('message-id'))).toEqual([`<${id}@rnc.example.ru>`])
  expect(await at.rows()).toMatchObject([{ attempts: 5, trouble: null, address: null, data: {} }])
})

test('a server that never takes it is given up after three days, a refusal at once; the log holds codes and counts', async () => {
  await invitation()
  at.office.refuse({ code: 451, at: 'letter' })
  for (let tries = 0; tries < 80; tries++) {
    await at.pass()
    at.clock.pass({ hours: 1 })
  }
  expect(await at.rows()).toMatchObject([{ trouble: 'busy', attempts: 11 }])
  expect((await at.rows())[0]?.failed_at).not.toBeNull()
  await at.begin()
  await invitation()
  at.office.refuse({ code: 550, at: 'address' })
  await at.pass()
  expect(await at.rows()).toMatchObject([{ trouble: 'addressRefused', attempts: 1, failed_at: at.clock.now() }])
  expect(at.logged).toEqual([{ event: 'letter.notSent', error: 'addressRefused', count: 1 }])
})

test('a server that is down stops the pass and loses nothing; up again, it gets everything', async () => {
  const gone = await postOffice()
  await gone.close()
  const way = smtpMail({ host: '127.0.0.1', port: gone.port, secure: false, user: undefined, password: undefined, from: 'a@b.ru' })
  const ids = [await invitation(), await invitation(), await invitation()]
  await at.pass(way)
  expect((await at.rows()).reduce((sum, { attempts }) => sum + attempts, 0)).toBe(1)
  expect(at.logged).toEqual([{ event: 'letter.notSent', error: 'unreachable', count: 1 }])
  const back = await postOffice({}, gone.port)
  at.clock.pass({ minutes: 1 })
  await at.pass(way)
  expect(back.letters).toHaveLength(3)
  expect(idsOf(back.letters)).toEqual(new Set(ids.map((id) => `<${id}@b.ru>`)))
  way.close()
  await back.close()
})

test('killed between sending and marking: the letter goes once more under the same Message-ID, and then never', async () => {
  const id = await invitation()
  const killed = {
    send: async (letter: Parameters<typeof at.mail.send>[0]) => {
      await at.mail.send(letter)
      throw new Error('killed')
    },
    close: () => undefined,
  }
  await expect(at.pass(killed)).rejects.toThrow('killed')
  await at.pass()
  expect(at.office.letters).toHaveLength(1) // the lease of the dead still holds
  at.clock.pass({ minutes: 5 })
  await at.pass()
  at.clock.pass({ hours: 24 })
  await at.pass()
  expect(at.office.empty().map(({ headers }) => headers.get('message-id'))).toEqual([`<${id}@rnc.example.ru>`, `<${id}@rnc.example.ru>`])
})

test('two senders at once send each letter once', async () => {
  const ids = await Promise.all(Array.from({ length: 8 }, invitation))
  await Promise.all([at.pass(), at.pass(), at.pass()])
  const came = at.office.empty()
  expect(came).toHaveLength(8)
  expect(idsOf(came)).toEqual(new Set(ids.map((id) => `<${id}@rnc.example.ru>`)))
})

test('two senders at once gather the notices of a user once', async () => {
  const { curator } = at.people
  await at.settle(curator.id, 'atOnce')
  for (const about of ['a', 'b', 'c']) await at.notice(curator.id, school, about)
  await Promise.all([at.pass(), at.pass(), at.pass()])
  expect(subjects()).toEqual(['Наставник: напоминаний — 3'])
})

test('what has gone is forgotten after a month', async () => {
  await invitation()
  await at.pass()
  at.clock.pass({ hours: 24 * 30 })
  await at.pass()
  expect(await at.rows()).toHaveLength(1)
  at.clock.pass({ hours: 1 })
  await at.pass()
  expect(await at.rows()).toEqual([])
})
