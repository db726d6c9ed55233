import type {
  Comparison,
  JointInvitation,
  JointMember,
  JointPair,
  JointPairs,
  JointRound,
  JointRounds,
  MentorshipListItem,
  Person,
  PersonListItem,
} from '@nastavnik/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openSession } from '../../../test/access-app.ts'
import { consentOfAll, programmeOf } from '../../../test/matching-school.ts'
import {
  addSchool,
  fileOf,
  mentee,
  menteeHeader,
  organisationRows,
  type School,
  type SchoolApp,
  schoolApp,
} from '../../../test/school-app.ts'
import { execute } from '../../access/use-case.ts'
import { newId } from '../../kernel/ids.ts'
import { tellEverything } from '../erasures/papers.ts'
import { insertUser } from '../identity/identity.repo.ts'
import { nameKey } from '../people/index.ts'

const mentorHeader = [
  'ФИО наставника',
  'Дата рождения',
  'Место работы, должность',
  'Форма наставничества',
  'Программа',
  'Дата начала',
  'Дата окончания',
]
const form = 'работодатель – ученик'
let app: SchoolApp
let host: School
let school: School
let factory: School
let round: JointRound
let number = 0

/** Who leads matching in a municipality. */
async function mouo(): Promise<School> {
  const { id: municipalityId } = await app.owner
    .selectFrom('municipalities')
    .select('id')
    .where('code', '=', 'sargatskiy')
    .executeTakeFirstOrThrow()
  const userId = newId()
  const grant = { id: newId(), role: 'MOUO', municipalityId, organisationId: null, forms: null, validFrom: '2021-01-01' } as const
  const account = { id: userId, regionId: 1, login: userId, name: 'МОУО', passwordHash: '-', createdAt: app.environment.clock.now() }
  await app.owner.transaction().execute((tx) => insertUser(tx, { ...account, grants: [grant] }))
  return { id: municipalityId, code: 'sargatskiy', cookie: await openSession(app, userId) }
}

async function schoolOf(...names: string[]): Promise<School> {
  const title = `СОШ № ${++number}`
  const made = await addSchool(app, title)
  const rows = names.map((name) => mentee(name, { form, mentor: '', programme: 'Завод рядом' }))
  await app.take(made, await fileOf({ Организация: organisationRows(title), Наставляемые: [menteeHeader, ...rows] }))
  await consentOfAll(app, made)
  await consentOfAll(app, made, 'TRANSFER_TO_PARTNER')
  return made
}
async function factoryOf(...names: string[]): Promise<School> {
  const title = `Завод № ${++number}`
  const made = await addSchool(app, title, 'sargatskiy', 'PARTNER')
  const rows = names.map((name) => [name, '01.02.1980', 'инженер', form, 'Наставники завода', '20.01.2021', '25.05.2021'])
  await app.take(made, await fileOf({ Наставники: [mentorHeader, ...rows] }))
  await consentOfAll(app, made)
  await consentOfAll(app, made, 'TRANSFER_TO_PARTNER')
  await sql`
    insert into safety_checks (region_id, organisation_id, person_id, kind, number, issued_on, valid_until, checked_by)
    select 1, ${made.id}, id, 'CRIMINAL_RECORD', '1', '2021-02-01', '2031-02-01', 'Кадры' from persons where organisation_id = ${made.id}`.execute(
    app.owner,
  )
  return made
}

beforeAll(async () => {
  app = await schoolApp()
  host = await mouo()
})
beforeEach(async () => {
  await sql`update joint_rounds set finished_at = now() where finished_at is null`.execute(app.owner)
  school = await schoolOf('Белов Иван', 'Орлова Вера')
  factory = await factoryOf('Гусев Семён')
  const opened = await app.send(host, 'POST', '/api/joint-rounds', {
    round: newId(),
    unit: 'sargatskiy',
    form: 'EMPLOYER_PUPIL',
    orderOn: '2021-03-20',
  })
  round = opened.json()
})
afterAll(() => app.close())

const codeOf = (reply: { json: () => unknown; statusCode: number }) => [reply.statusCode, (reply.json() as { code?: string }).code]
const join = async (one: School) =>
  app.send(one, 'PUT', `/api/joint-rounds/${round.id}/members/${one.code}`, { programme: await programmeOf(app, one) })
async function count(): Promise<void> {
  const [current] = (await app.get<{ items: JointRound[] }>(host, '/api/joint-rounds?unit=sargatskiy')).items
  const reply = await app.send(host, 'POST', `/api/joint-rounds/${round.id}/count`, { version: current?.version })
  expect([reply.statusCode, reply.statusCode === 200 ? '' : reply.body]).toEqual([200, ''])
  round = reply.json()
}
const pairsOf = (one: School) => app.get<JointPairs>(one, `/api/joint-rounds/${round.id}/pairs?organisation=${one.code}`)
const answer = (one: School, { menteeId, mentorId }: JointPair, said: string | null) =>
  app.send(one, 'PUT', `/api/joint-rounds/${round.id}/answers`, {
    organisation: one.code,
    answers: [{ mentee: menteeId, mentor: mentorId, answer: said }],
  })
const order = (one: School) =>
  app.send(one, 'POST', `/api/joint-rounds/${round.id}/order`, { organisation: one.code, number: '7', on: '2021-03-20' })
async function counted(): Promise<JointPair> {
  await join(school)
  await join(factory)
  await count()
  const { items } = await pairsOf(school)
  const [pair] = items
  if (pair === undefined) throw new Error('no pair')
  return pair
}

test('an organisation takes part by its curator, and the host sees counts', async () => {
  const { items } = await app.get<{ items: JointInvitation[] }>(school, `/api/joint-invitations?organisation=${school.code}`)
  expect(items).toMatchObject([{ round: { id: round.id, form: { title: form } }, programmes: [{ title: 'Завод рядом' }], joined: null }])
  await join(school)
  expect((await join(factory)).json<JointInvitation>().joined).not.toBeNull()
  await count()
  expect(round).toMatchObject({ organisations: 2, mentees: 2, mentors: 1, placed: 1, certified: true })
  const members = await app.server.inject({ url: `/api/joint-rounds/${round.id}/members`, headers: { cookie: host.cookie } })
  expect(
    members
      .json<{ items: JointMember[] }>()
      .items.map(({ mentees, mentors, placed }) => [mentees, mentors, placed])
      .sort(([one = 0], [other = 0]) => one - other),
  ).toEqual([
    [0, 1, 0],
    [2, 0, 1],
  ])
  expect(members.body).not.toMatch(/Белов|Орлова|Гусев/)
})

test('the host is offered the forms in which a round can be opened', async () => {
  const { forms } = await app.get<JointRounds>(host, '/api/joint-rounds?unit=sargatskiy')
  const codes = forms.map(({ code }) => code)
  expect(codes).toContain('STUDENT_PUPIL')
  expect(codes).not.toContain('EMPLOYER_PUPIL') // one is open
  expect(codes).not.toContain('PUPIL_PUPIL') // of one organisation
})

test('each side sees its own by name and the other by number until an order', async () => {
  const pair = await counted()
  expect(pair).toMatchObject({ side: 'MENTEE', other: { age: null, kind: 'SPECIALIST' }, ownAnswer: null, otherAnswer: null })
  expect(JSON.stringify(await pairsOf(school))).not.toContain('Гусев')
  const there = await pairsOf(factory)
  expect(there.items).toMatchObject([{ side: 'MENTOR', own: { name: 'Гусев Семён' }, other: { age: 13, kind: null } }])
  expect(JSON.stringify(there)).not.toMatch(/Белов|Орлова/)
  expect((await pairsOf(school)).numbers).toMatchObject({ pairs: 1, agreed: 0, unplaced: 1 })
})

test('what the other side says is told to whoever has answered; a refused pair is not made again', async () => {
  const pair = await counted()
  await answer(factory, pair, 'NO')
  expect((await pairsOf(school)).items[0]?.otherAnswer).toBeNull()
  await answer(school, pair, 'YES')
  expect((await pairsOf(school)).items[0]?.otherAnswer).toBe('NO')
  await count()
  const after = await pairsOf(school)
  expect(after.items.filter(({ ownAnswer }) => ownAnswer === null)).toMatchObject([{ side: 'MENTEE' }])
  expect(after.items.find(({ ownAnswer }) => ownAnswer === null)?.menteeId).not.toBe(pair.menteeId)
})

test('both have said yes: an order makes them a pair, and the mentor has a card at the school', async () => {
  const pair = await counted()
  expect(codeOf(await order(school))).toEqual([422, 'joint.nothingToOrder'])
  await answer(school, pair, 'YES')
  await answer(factory, pair, 'YES')
  await count()
  expect((await pairsOf(school)).items).toMatchObject([{ menteeId: pair.menteeId, ownAnswer: 'YES', otherAnswer: 'YES' }])
  const ordered = (await order(school)).json<JointPairs>()
  expect(ordered).toMatchObject({
    numbers: { ordered: 1, agreed: 0, toOrder: 0, unplaced: 1 },
    items: [{ order: { number: '7', on: '2021-03-20' } }],
  })
  expect((await pairsOf(school)).numbers).toMatchObject({ unplaced: 1 })
  const { items } = await app.get<{ items: MentorshipListItem[] }>(school, `/api/mentorships?organisation=${school.code}`)
  expect(items).toMatchObject([{ mentor: { name: 'Гусев Семён' }, mentees: [{ name: pair.own.name }] }])
  const card = await app.get<Person>(school, `/api/people/${items[0]?.mentor.personId}`)
  expect(card.fields).toMatchObject({ occupation: 'инженер', birth: { day: '1980-02-01' } })
  await count()
  expect(round).toMatchObject({ placed: 0 })
})

describe('who is called as the mentor is', () => {
  const peopleOf = async () => {
    const { items } = await app.get<{ items: PersonListItem[] }>(
      school,
      `/api/people?organisation=${school.code}&search=${encodeURIComponent('Гусев')}`,
    )
    return items.map(({ name }) => name).sort()
  }
  async function orderWith(...namesakes: readonly { readonly name: string; readonly bornOn: string | null }[]): Promise<unknown[]> {
    for (const { name, bornOn } of namesakes)
      await sql`
        insert into persons (region_id, id, organisation_id, name, name_key, born_on, born_year)
        values (1, ${newId()}, ${school.id}, ${name}, ${nameKey(name)}, ${bornOn}, extract(year from ${bornOn}::date))`.execute(app.owner)
    const pair = await counted()
    await answer(school, pair, 'YES')
    await answer(factory, pair, 'YES')
    return codeOf(await order(school))
  }
  const inBrackets = (at: number) => `Гусев Семён (Завод № ${number}${at === 0 ? '' : `, ${at + 1}`})`

  test('is he when the births are the same', async () => {
    expect(await orderWith({ name: 'Гусев Семён', bornOn: '1980-02-01' })).toEqual([200, undefined])
    expect(await peopleOf()).toEqual(['Гусев Семён'])
  })

  test.each([
    ['is another one when the births differ', '2012-03-04'],
    ['may be anybody when no birth is known', null],
  ])('%s', async (_what, bornOn) => {
    expect(await orderWith({ name: 'Гусев Семён', bornOn })).toEqual([200, undefined])
    expect(await peopleOf()).toEqual(['Гусев Семён', inBrackets(0)])
  })

  test('is a third one under a number', async () => {
    const others = [
      { name: 'Гусев Семён', bornOn: '2012-03-04' },
      ...Array.from({ length: 8 }, (_, at) => ({ name: inBrackets(at), bornOn: '1990-05-06' })),
    ]
    expect(await orderWith(...others)).toEqual([200, undefined])
    expect(await peopleOf()).toContain(inBrackets(8))
  })

  test('of too many it is said, and nothing is ordered', async () => {
    const others = [
      { name: 'Гусев Семён', bornOn: '2012-03-04' },
      ...Array.from({ length: 9 }, (_, at) => ({ name: inBrackets(at), bornOn: '1990-05-06' })),
    ]
    expect(await orderWith(...others)).toEqual([422, 'joint.namesakes'])
    expect((await pairsOf(school)).numbers).toMatchObject({ ordered: 0, toOrder: 1 })
  })
})

test('a consent taken back between the answer and the order is minded', async () => {
  const pair = await counted()
  await answer(school, pair, 'YES')
  await answer(factory, pair, 'YES')
  await sql`delete from consents where organisation_id = ${factory.id} and kind = 'TRANSFER_TO_PARTNER'`.execute(app.owner)
  expect(codeOf(await order(school))).toEqual([422, 'joint.notConsented'])
})

test('an agreed pair that may not be any more is let go by the next count', async () => {
  const pair = await counted()
  await answer(school, pair, 'YES')
  await answer(factory, pair, 'YES')
  await sql`delete from consents where organisation_id = ${factory.id} and kind = 'TRANSFER_TO_PARTNER'`.execute(app.owner)
  await count()
  expect(round).toMatchObject({ placed: 0 })
  expect((await pairsOf(school)).numbers).toMatchObject({ pairs: 0, unplaced: 2 })
})

test('two schools that order the same place at once: one gets it', async () => {
  const other = await schoolOf('Жуков Глеб')
  await join(other)
  const pair = await counted()
  const { items } = await pairsOf(other)
  const [mine, theirs] = [pair, items[0]]
  await answer(school, mine, 'YES')
  await answer(factory, mine, 'YES')
  expect(theirs).toBeUndefined()
  await sql`
    insert into joint_pairs (region_id, round_id, mentee_id, mentor_id, organisation_id, mentor_organisation_id, points, matched, mentee_answer, mentor_answer)
    select 1, ${round.id}, id, ${mine.mentorId}, ${other.id}, ${factory.id}, 10, '{}', 'YES', 'YES' from participations where organisation_id = ${other.id}`.execute(
    app.owner,
  )
  const replies = await Promise.all([order(school), order(other)])
  expect(replies.map(codeOf).toSorted((a, b) => Number(a[0]) - Number(b[0]))).toEqual([
    [200, undefined],
    [422, 'joint.placesTaken'],
  ])
})

test('without the consent to the transfer nobody takes part', async () => {
  await sql`delete from consents where organisation_id = ${school.id} and kind = 'TRANSFER_TO_PARTNER'`.execute(app.owner)
  await join(school)
  await join(factory)
  await count()
  expect(round).toMatchObject({ mentees: 2, mentors: 1, placed: 0 })
})

test('a form inside one organisation, a second round of a form and a strange place are refused', async () => {
  const open = (more: object) =>
    app.send(host, 'POST', '/api/joint-rounds', {
      round: newId(),
      unit: 'sargatskiy',
      form: 'STUDENT_PUPIL',
      orderOn: '2021-03-20',
      ...more,
    })
  expect(codeOf(await open({ form: 'PUPIL_PUPIL' }))).toEqual([422, 'joint.formClosed'])
  expect(codeOf(await open({ form: 'EMPLOYER_PUPIL' }))).toEqual([422, 'joint.open'])
  expect(codeOf(await open({ unit: 'tarskiy' }))).toEqual([404, 'unit.notFound'])
  expect(codeOf(await open({ unit: school.code }))).toEqual([404, 'unit.notFound'])
  expect(codeOf(await open({ orderOn: '2021-02-01' }))).toEqual([422, 'dates.past'])
})

test('who has pairs does not leave; who has none does', async () => {
  await join(factory)
  const leave = () => app.send(factory, 'DELETE', `/api/joint-rounds/${round.id}/members/${factory.code}`)
  expect((await leave()).json<JointInvitation>().joined).toBeNull()
  await counted()
  expect(codeOf(await leave())).toEqual([422, 'joint.pairs'])
})

test('an organisation that takes no part sees no pair', async () => {
  await counted()
  const stranger = await schoolOf('Сомов Олег')
  const reply = await app.server.inject({
    url: `/api/joint-rounds/${round.id}/pairs?organisation=${stranger.code}`,
    headers: { cookie: stranger.cookie },
  })
  expect(codeOf(reply)).toEqual([404, 'joint.notFound'])
})

describe('somebody who is in a joint pair', () => {
  let pair: JointPair
  beforeEach(async () => {
    pair = await counted()
  })
  const mentor = async () => (await pairsOf(factory)).items[0]?.own.personId ?? ''
  const erase = (one: School, person: string) => app.send(one, 'POST', `/api/people/${person}/erasure`, { reason: 'SUBJECT_DEMAND' })
  const ordered = async () => {
    await answer(school, pair, 'YES')
    await answer(factory, pair, 'YES')
    expect((await order(school)).statusCode).toBe(200)
  }
  const rows = async () =>
    (await sql<{ mentee: string }>`select mentee_id as mentee from joint_pairs where round_id = ${round.id}`.execute(app.owner)).rows

  test.each(['mentee', 'mentor'] as const)('leaves nothing in it when the %s is erased; the other one waits', async (side) => {
    const [one, person] = side === 'mentee' ? [school, pair.own.personId] : [factory, await mentor()]
    expect((await erase(one, person)).statusCode).toBe(200)
    expect([await rows(), (await pairsOf(school)).items, (await pairsOf(factory)).items]).toEqual([[], [], []])
    await count()
    expect(round.placed).toBe(side === 'mentee' ? 1 : 0)
  })

  test('is told to nobody once erased, and the order stands', async () => {
    await ordered()
    expect((await erase(factory, await mentor())).statusCode).toBe(200)
    expect(await rows()).toEqual([{ mentee: pair.menteeId }])
    expect((await pairsOf(factory)).items).toEqual([])
    expect((await pairsOf(school)).items).toMatchObject([{ menteeId: pair.menteeId, order: { number: '7' } }])
  })

  test.each(['mentee', 'mentor'] as const)('is out of it when the %s leaves', async (side) => {
    const [one, person] = side === 'mentee' ? [school, pair.own.personId] : [factory, await mentor()]
    const body = { organisation: one.code, people: [person], on: '2021-03-15', why: 'LEFT' }
    const reply = await app.send(one, 'POST', '/api/leavings', body)
    expect([reply.statusCode, reply.body.slice(0, 100)]).toEqual([200, expect.anything()])
    expect(await rows()).toEqual([])
    await count()
    expect((await rows()).map(({ mentee: id }) => id)).not.toContain(pair.menteeId)
  })

  test('is out of it when another organisation takes him', async () => {
    const other = await addSchool(app, `СОШ № ${++number}`)
    await app.send(school, 'POST', `/api/people/${pair.own.personId}/transfer`, { to: other.code, day: '2021-03-15' })
    const { items } = await app.get<{ items: { id: string }[] }>(other, `/api/transfers?organisation=${other.code}`)
    const taken = await app.send(other, 'POST', `/api/transfers/${items[0]?.id}/acceptance`, {})
    expect([taken.statusCode, taken.body.slice(0, 200)]).toEqual([200, expect.anything()])
    expect(await rows()).toEqual([])
  })

  test('is one when two cards are joined, with one pair, and the other way round when they are set apart', async () => {
    const mentees = (await app.get<{ items: PersonListItem[] }>(school, `/api/people?organisation=${school.code}`)).items
    const other = mentees.find(({ id }) => id !== pair.own.personId)?.id ?? ''
    await sql`
      insert into joint_pairs (region_id, round_id, mentee_id, mentor_id, organisation_id, mentor_organisation_id, points, matched)
      select 1, ${round.id}, id, ${pair.mentorId}, ${school.id}, ${factory.id}, 10, '{}' from participations where person_id = ${other}`.execute(
      app.owner,
    )
    await answer(factory, pair, 'YES')
    const before = (await pairsOf(factory)).items
    const address = `/api/duplicates/${other}/${pair.own.personId}`
    await app.send(school, 'PUT', `${address}/verdict`, { different: true })
    const { kept, gone } = await app.get<Comparison>(school, address)
    const body = { keptVersion: kept.version, goneVersion: gone.version, fromGone: [] }
    const merged = await app.send(school, 'POST', `${address}/merger`, body)
    expect([merged.statusCode, merged.body.slice(0, 200)]).toEqual([200, expect.anything()])
    expect((await pairsOf(factory)).items).toMatchObject([{ ownAnswer: 'YES' }])
    const undone = await app.send(school, 'POST', `/api/mergers/${merged.json<{ id: string }>().id}/undo`)
    expect([undone.statusCode, undone.body.slice(0, 200)]).toEqual([200, expect.anything()])
    expect((await pairsOf(factory)).items).toEqual(before)
  })

  test('reads in which joint rounds he is, of the other one the organisation alone', async () => {
    const tell = async (one: School, id: string) => {
      const operator = { operator: true, regionId: 1, organisationIds: [one.id] } as const
      const { document } = await execute(
        tellEverything((action) => action),
        app.environment,
        operator,
        { id },
      )
      return JSON.stringify(document)
    }
    const [mentorId, { items }] = [await mentor(), await pairsOf(factory)]
    const told = await tell(school, pair.own.personId)
    expect(told).toContain(`Общий подбор пар на 20.03.2021: пара с организацией «${pair.other.organisation}», без ответа.`)
    expect(told).not.toContain('Гусев')
    await ordered()
    const there = await tell(factory, mentorId)
    expect(there).toContain(
      `Общий подбор пар на 20.03.2021: пара с организацией «${items[0]?.other.organisation}», закреплена приказом № 7 от 20.03.2021.`,
    )
    expect(there).not.toContain(pair.own.name)
  })

  test('stands in the way of taking back the import that has brought him', async () => {
    const { items } = await app.get<{ items: { id: string }[] }>(factory, `/api/imports?organisation=${factory.code}`)
    await sql`delete from consents where organisation_id = ${factory.id}`.execute(app.owner)
    await sql`delete from safety_checks where organisation_id = ${factory.id}`.execute(app.owner)
    const undo = () => app.send(factory, 'POST', `/api/imports/${items[0]?.id}/undo`)
    const refused = await undo()
    expect(codeOf(refused)).toEqual([409, 'import.changedSince'])
    expect(refused.json()).toMatchObject({ current: { changes: [{ kind: 'other' }] } })
    await sql`delete from joint_pairs where round_id = ${round.id}`.execute(app.owner)
    await app.send(factory, 'DELETE', `/api/joint-rounds/${round.id}/members/${factory.code}`)
    expect((await undo()).statusCode).toBe(200)
  })
})
