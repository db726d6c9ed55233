import type { ConsentListItem, Person, PersonEnrolment, Transfer } from '@nastavnik/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSchool, mentee, type School, type SchoolApp, schoolApp, schoolWith } from '../../../test/school-app.ts'
import { keepTerms } from '../erasures/index.ts'

let app: SchoolApp
beforeAll(async () => {
  app = await schoolApp()
})
afterAll(() => app.close())

const name = 'Орлова Вера Ильинична'
let ordinal = 0

interface Sides {
  readonly from: School
  readonly to: School
  readonly vera: string
}

async function personOf(school: School, whose = name): Promise<string> {
  const { items } = await app.get<{ items: { id: string; name: string }[] }>(school, `/api/people?organisation=${school.code}`)
  const found = items.find((person) => person.name === whose)
  if (found === undefined) throw new Error('no such person')
  return found.id
}

const consent = (school: School, id: string, kind = 'PROCESSING') =>
  app.send(school, 'POST', `/api/people/${id}/consents`, {
    ...{ kind, givenOn: '2021-03-10', channel: 'PAPER', signer: 'REPRESENTATIVE', countersigned: false },
    representativeName: 'Орлова Мария',
  })

/** Two schools; Вера of the first has signed. */
async function twoSchools({ signed = true, kind = 'SCHOOL' } = {}): Promise<Sides> {
  ordinal++
  const from = await schoolWith(
    app,
    `СОШ № ${ordinal}`,
    mentee(name, { contacts: 'тел. 100', mentor: '' }),
    mentee('Гусев Илья Петрович', { mentor: '' }),
  )
  const to = await addSchool(app, `Принимающая № ${ordinal}`, 'tarskiy', kind)
  const vera = await personOf(from)
  if (signed) await consent(from, vera)
  return { from, to, vera }
}

const ask = ({ from, to, vera }: Sides, more: object = {}) =>
  app.send(from, 'POST', `/api/people/${vera}/transfer`, { to: to.code, day: '2021-03-15', ...more })
const transfersOf = async (school: School) =>
  (await app.get<{ items: Transfer[] }>(school, `/api/transfers?organisation=${school.code}`)).items
const act = (school: School, id: string, what: string, body: object = {}) => app.send(school, 'POST', `/api/transfers/${id}/${what}`, body)
async function asked(sides: Sides): Promise<string> {
  const reply = (await ask(sides)).json<PersonEnrolment>()
  if (reply.offered === null) throw new Error('not offered')
  return reply.offered.id
}
const cardOf = (school: School, id: string) => app.get<Person>(school, `/api/people/${id}`)
const enrolmentOf = (school: School, id: string) => app.get<PersonEnrolment>(school, `/api/people/${id}/enrolment`)
const stored = (id: string) => app.owner.selectFrom('transfers').select(['state', 'card']).where('id', '=', id).executeTakeFirstOrThrow()
const auditOf = async (school: School) =>
  (
    await app.owner
      .selectFrom('audit_entries')
      .select(['action', 'subject_id', 'fields'])
      .where('organisation_id', '=', school.id)
      .where('kind', '=', 'change')
      .where('action', 'like', 'moves.%')
      .orderBy('number')
      .execute()
  ).map(({ action, fields }) => `${action} ${fields.join()}`)

test('offered, seen by the other side by name, birth and class, taken: a card there, the end of it here', async () => {
  const sides = await twoSchools()
  const { from, to, vera } = sides
  const id = await asked(sides)
  expect(await app.get(to, `/api/today?organisation=${to.code}`)).toMatchObject({ offered: 1 })
  const [offered] = await transfersOf(to)
  expect(offered).toMatchObject({
    direction: 'in',
    state: 'waiting',
    until: '2021-04-14',
    personId: null,
    who: { name, birth: { day: '2008-03-12', year: 2008 }, class: '07' },
    namesake: null,
  })
  expect(JSON.stringify(offered)).not.toContain('тел.')
  expect((await app.send(to, 'PATCH', `/api/people/${vera}`, { version: 1, fields: {} })).statusCode).toBe(404)

  // What is corrected while it waits goes over as corrected.
  const { version } = await cardOf(from, vera)
  await app.send(from, 'PATCH', `/api/people/${vera}`, { version, fields: { interests: 'шахматы' } })
  const reply = await act(to, id, 'acceptance')
  expect(reply.statusCode).toBe(200)
  const { personId } = reply.json<{ personId: string }>()
  const there = await cardOf(to, personId)
  expect(there.fields).toMatchObject({ name, contacts: 'тел. 100', interests: 'шахматы', occupation: '7 класс' })
  expect(there.participations).toEqual([])
  expect(await enrolmentOf(to, personId)).toMatchObject({ enrolledOn: '2021-03-15', left: null })
  const unsigned = await app.get<{ items: ConsentListItem[] }>(to, `/api/consents?organisation=${to.code}&kind=PROCESSING&state=lacking`)
  expect(unsigned.items).toMatchObject([{ personId, states: { PROCESSING: 'missing' } }])

  const here = await cardOf(from, vera)
  expect(here.fields).toMatchObject({ name, contacts: '', representativeName: '' })
  expect(here.participations.map(({ endsOn }) => endsOn)).toEqual(['2021-03-15'])
  expect(await enrolmentOf(from, vera)).toMatchObject({ left: { on: '2021-03-15', why: 'TRANSFERRED' }, offered: null })
  expect(await stored(id)).toEqual({ state: 'accepted', card: null })
  expect(await auditOf(from)).toEqual(['moves.askTransfer transfer', 'moves.acceptTransfer left,contacts,representativeName'])
  expect(await auditOf(to)).toEqual(['moves.acceptTransfer transferAccepted'])
  expect((await transfersOf(to))[0]).toMatchObject({ state: 'accepted', personId, who: { name } })
  expect((await transfersOf(from))[0]).toMatchObject({ state: 'accepted', direction: 'out', personId: vera, who: { name } })
})

test('without a consent nobody is offered, and one withdrawn meanwhile ends the offer', async () => {
  const sides = await twoSchools({ signed: false })
  const { from, to, vera } = sides
  expect((await ask(sides)).json()).toMatchObject({ status: 422, code: 'transfer.consentMissing' })
  await consent(from, vera)
  const id = await asked(sides)
  const { history } = await app.get<{ history: { id: string }[] }>(from, `/api/people/${vera}/consents`)
  await app.send(from, 'POST', `/api/consents/${history[0]?.id}/withdrawal`, {})
  expect(await stored(id)).toEqual({ state: 'cancelled', card: null })
  expect((await act(to, id, 'acceptance')).json()).toMatchObject({ status: 409, code: 'transfer.decided' })
})

test('a consent that lapses while the offer waits stops it at the moment of taking', async () => {
  const sides = await twoSchools()
  const id = await asked(sides)
  await app.owner.updateTable('consents').set({ valid_until: '2021-03-14' }).where('person_id', '=', sides.vera).execute()
  expect((await act(sides.to, id, 'acceptance')).json()).toMatchObject({ status: 422, code: 'transfer.consentMissing' })
  expect(await stored(id)).toMatchObject({ state: 'waiting' })
})

test('to a partner goes only who has signed the second consent too', async () => {
  const sides = await twoSchools({ kind: 'PARTNER' })
  expect((await ask(sides)).json()).toMatchObject({ status: 422, code: 'transfer.partnerConsentMissing' })
  await consent(sides.from, sides.vera, 'TRANSFER_TO_PARTNER')
  expect((await act(sides.to, await asked(sides), 'acceptance')).statusCode).toBe(200)
})

test('an erasure ends the offer and wipes what was shown', async () => {
  const sides = await twoSchools()
  const id = await asked(sides)
  await app.send(sides.from, 'POST', `/api/people/${sides.vera}/erasure`, { reason: 'SUBJECT_DEMAND' })
  expect(await stored(id)).toEqual({ state: 'cancelled', card: null })
})

test('nobody answers for a month: the offer ends by itself', async () => {
  const sides = await twoSchools()
  const id = await asked(sides)
  await app.owner
    .updateTable('transfers')
    .set({ asked_at: new Date('2021-02-12T04:00:00Z') })
    .where('id', '=', id)
    .execute()
  expect((await act(sides.to, id, 'acceptance')).json()).toMatchObject({ code: 'transfer.decided' })
  expect(await keepTerms(app.environment)).toMatchObject({ transfers: 1 })
  expect(await stored(id)).toEqual({ state: 'expired', card: null })
})

test('declined with a reason for the sender; cancelled; asked twice, it is one offer', async () => {
  const sides = await twoSchools()
  const first = await asked(sides)
  expect(await asked(sides)).toBe(first)
  expect((await ask(sides, { day: '2021-03-16' })).json()).toMatchObject({ status: 409, code: 'transfer.alreadyWaiting' })
  expect((await act(sides.to, first, 'decline', { reason: 'нет мест' })).statusCode).toBe(200)
  expect((await transfersOf(sides.from))[0]).toMatchObject({ state: 'declined', reason: 'нет мест' })
  expect((await transfersOf(sides.to))[0]).toMatchObject({ state: 'declined', who: null })
  const second = await asked(sides)
  expect((await act(sides.to, second, 'cancel')).statusCode).toBe(404)
  expect((await act(sides.from, second, 'cancel')).statusCode).toBe(200)
  expect((await act(sides.from, second, 'cancel')).json()).toMatchObject({ status: 409, code: 'transfer.decided' })
  expect((await act(sides.from, second, 'acceptance')).statusCode).toBe(404)
})

test('a namesake there: joined when the curator says so, and never by itself', async () => {
  const sides = await twoSchools()
  const { to } = sides
  const kept = await app.owner
    .insertInto('persons')
    .values({
      ...{ region_id: 1, id: sides.vera.replace(/^./, (digit) => (digit === 'f' ? '0' : 'f')), organisation_id: to.id },
      ...{
        name,
        name_key: (await app.owner.selectFrom('persons').select('name_key').where('id', '=', sides.vera).executeTakeFirstOrThrow())
          .name_key,
      },
      ...{ born_on: null, born_year: 2008, experience_years: null, employer_id: null, interests: 'музыка' },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const id = await asked(sides)
  expect((await transfersOf(to))[0]).toMatchObject({ namesake: { personId: kept.id } })
  expect((await act(to, id, 'acceptance')).json()).toMatchObject({ status: 409, code: 'transfer.namesake' })
  expect((await act(to, id, 'acceptance', { join: sides.vera })).json()).toMatchObject({ code: 'transfer.namesake' })
  await app.owner.updateTable('persons').set({ withdrawn_on: '2021-03-01' }).where('id', '=', kept.id).execute()
  expect((await act(to, id, 'acceptance', { join: kept.id })).json()).toMatchObject({ code: 'transfer.namesakeStopped' })
  await app.owner.updateTable('persons').set({ withdrawn_on: null }).where('id', '=', kept.id).execute()
  expect((await act(to, id, 'acceptance', { join: kept.id })).json()).toEqual({ personId: kept.id })
  expect((await cardOf(to, kept.id)).fields).toMatchObject({ interests: 'музыка', contacts: 'тел. 100', birth: { day: '2008-03-12' } })
})

test('two who decide at once: one does, the other hears that it is decided', async () => {
  const sides = await twoSchools()
  const id = await asked(sides)
  const replies = await Promise.all([
    act(sides.to, id, 'acceptance'),
    act(sides.to, id, 'acceptance'),
    act(sides.to, id, 'decline', { reason: 'нет' }),
    act(sides.from, id, 'cancel'),
  ])
  expect(replies.map(({ statusCode }) => statusCode).toSorted((one, other) => one - other)).toEqual([200, 409, 409, 409])
})

test('two schools that take from each other at once both do', async () => {
  const sides = await twoSchools()
  const back = { from: sides.to, to: sides.from, vera: '' }
  const first = await asked(sides)
  await act(sides.to, first, 'acceptance')
  back.vera = await personOf(sides.to)
  await consent(back.from, back.vera)
  const ilya = { ...sides, vera: await personOf(sides.from, 'Гусев Илья Петрович') }
  await consent(ilya.from, ilya.vera)
  const [one, other] = [await asked(back), await asked(ilya)]
  const replies = await Promise.all([act(back.to, one, 'acceptance', { join: sides.vera }), act(ilya.to, other, 'acceptance')])
  expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 200])
  expect(await enrolmentOf(sides.from, sides.vera)).toMatchObject({ left: null })
})

test('where nobody can be sent is said by a code', async () => {
  const sides = await twoSchools()
  const closed = await addSchool(app, 'Закрытая')
  await app.owner.updateTable('organisations').set({ valid_to: '2021-03-01' }).where('id', '=', closed.id).execute()
  const codes = [
    await ask(sides, { to: sides.from.code }),
    await ask(sides, { to: closed.code }),
    await ask(sides, { to: 'nowhere' }),
    await ask(sides, { day: '2022-01-01' }),
  ].map((reply) => reply.json<{ code: string }>().code)
  expect(codes).toEqual(['transfer.sameOrganisation', 'transfer.organisationClosed', 'unit.notFound', 'move.dayTooFar'])
  const { items } = await app.get<{ items: { title: string }[] }>(sides.from, '/api/transfer-places?search=закрыт')
  expect(items).toEqual([])
  const id = await asked(sides)
  await app.owner.updateTable('organisations').set({ valid_to: '2021-03-01' }).where('id', '=', sides.to.id).execute()
  expect((await act(sides.to, id, 'acceptance')).json()).toMatchObject({ code: 'transfer.organisationClosed' })
  const gone = { ...sides, vera: await personOf(sides.from, 'Гусев Илья Петрович') }
  await app.send(sides.from, 'POST', '/api/leavings', { organisation: sides.from.code, people: [gone.vera], on: '2021-03-15', why: 'LEFT' })
  await app.owner.updateTable('organisations').set({ valid_to: null }).where('id', '=', sides.to.id).execute()
  expect((await ask(gone)).json()).toMatchObject({ status: 409, code: 'move.hasLeft' })
})

test('an organisation is found by a part of its title or of its municipality', async () => {
  const { from } = await twoSchools()
  const find = async (search: string) =>
    (await app.get<{ total: number; items: { title: string }[] }>(from, `/api/transfer-places?search=${encodeURIComponent(search)}`)).items
  expect((await find('принимающая № 1')).length).toBeGreaterThan(0)
  expect((await find('тарский')).every(({ title }) => title.startsWith('Принимающая'))).toBe(true)
})
