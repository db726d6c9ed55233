import type { JointInvitation, JointMember, JointPairs, JointRounds, MentorshipListItem, Person } from '@nastavnik/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { codeOf, type JointSetting, jointForm, openJointSetting } from '../../../test/joint-setting.ts'
import { newId } from '../../kernel/ids.ts'

let at: JointSetting
beforeAll(async () => {
  at = await openJointSetting()
})
beforeEach(() => at.begin())
afterAll(() => at.app.close())

test('an organisation takes part by its curator, and the host sees counts', async () => {
  const { items } = await at.app.get<{ items: JointInvitation[] }>(at.school, `/api/joint-invitations?organisation=${at.school.code}`)
  expect(items).toMatchObject([
    { round: { id: at.round.id, form: { title: jointForm } }, programmes: [{ title: 'Завод рядом' }], joined: null },
  ])
  await at.join(at.school)
  expect((await at.join(at.factory)).json<JointInvitation>().joined).not.toBeNull()
  await at.count()
  expect(at.round).toMatchObject({ organisations: 2, mentees: 2, mentors: 1, placed: 1, certified: true })
  const members = await at.app.server.inject({ url: `/api/joint-rounds/${at.round.id}/members`, headers: { cookie: at.host.cookie } })
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
  const { forms } = await at.app.get<JointRounds>(at.host, '/api/joint-rounds?unit=sargatskiy')
  const codes = forms.map(({ code }) => code)
  expect(codes).toContain('STUDENT_PUPIL')
  expect(codes).not.toContain('EMPLOYER_PUPIL') // one is open
  expect(codes).not.toContain('PUPIL_PUPIL') // of one organisation
})

test('each side sees its own by name and the other by number until an order', async () => {
  const pair = await at.counted()
  expect(pair).toMatchObject({ side: 'MENTEE', other: { age: null, kind: 'SPECIALIST' }, ownAnswer: null, otherAnswer: null })
  expect(JSON.stringify(await at.pairsOf(at.school))).not.toContain('Гусев')
  const there = await at.pairsOf(at.factory)
  expect(there.items).toMatchObject([{ side: 'MENTOR', own: { name: 'Гусев Семён' }, other: { age: 13, kind: null } }])
  expect(JSON.stringify(there)).not.toMatch(/Белов|Орлова/)
  expect((await at.pairsOf(at.school)).numbers).toMatchObject({ pairs: 1, agreed: 0, unplaced: 1 })
})

test('what the other side says is told to whoever has answered; a refused pair is not made again', async () => {
  const pair = await at.counted()
  await at.answer(at.factory, pair, 'NO')
  expect((await at.pairsOf(at.school)).items[0]?.otherAnswer).toBeNull()
  await at.answer(at.school, pair, 'YES')
  expect((await at.pairsOf(at.school)).items[0]?.otherAnswer).toBe('NO')
  await at.count()
  const after = await at.pairsOf(at.school)
  expect(after.items.filter(({ ownAnswer }) => ownAnswer === null)).toMatchObject([{ side: 'MENTEE' }])
  expect(after.items.find(({ ownAnswer }) => ownAnswer === null)?.menteeId).not.toBe(pair.menteeId)
})

test('both have said yes: an order makes them a pair, and the mentor has a card at the school', async () => {
  const pair = await at.counted()
  expect(codeOf(await at.order(at.school))).toEqual([422, 'joint.nothingToOrder'])
  await at.answer(at.school, pair, 'YES')
  await at.answer(at.factory, pair, 'YES')
  await at.count()
  expect((await at.pairsOf(at.school)).items).toMatchObject([{ menteeId: pair.menteeId, ownAnswer: 'YES', otherAnswer: 'YES' }])
  const ordered = (await at.order(at.school)).json<JointPairs>()
  expect(ordered).toMatchObject({
    numbers: { ordered: 1, agreed: 0, toOrder: 0, unplaced: 1 },
    items: [{ order: { number: '7', on: '2021-03-20' } }],
  })
  expect((await at.pairsOf(at.school)).numbers).toMatchObject({ unplaced: 1 })
  const { items } = await at.app.get<{ items: MentorshipListItem[] }>(at.school, `/api/mentorships?organisation=${at.school.code}`)
  expect(items).toMatchObject([{ mentor: { name: 'Гусев Семён' }, mentees: [{ name: pair.own.name }] }])
  const card = await at.app.get<Person>(at.school, `/api/people/${items[0]?.mentor.personId}`)
  expect(card.fields).toMatchObject({ occupation: 'инженер', birth: { day: '1980-02-01' } })
  await at.count()
  expect(at.round).toMatchObject({ placed: 0 })
})

test('a consent taken back between the answer and the order is minded', async () => {
  const pair = await at.counted()
  await at.answer(at.school, pair, 'YES')
  await at.answer(at.factory, pair, 'YES')
  await sql`delete from consents where organisation_id = ${at.factory.id} and kind = 'TRANSFER_TO_PARTNER'`.execute(at.app.owner)
  expect(codeOf(await at.order(at.school))).toEqual([422, 'joint.notConsented'])
})

test('an agreed pair that may not be any more is let go by the next count', async () => {
  const pair = await at.counted()
  await at.answer(at.school, pair, 'YES')
  await at.answer(at.factory, pair, 'YES')
  await sql`delete from consents where organisation_id = ${at.factory.id} and kind = 'TRANSFER_TO_PARTNER'`.execute(at.app.owner)
  await at.count()
  expect(at.round).toMatchObject({ placed: 0 })
  expect((await at.pairsOf(at.school)).numbers).toMatchObject({ pairs: 0, unplaced: 2 })
})

test('two schools that order the same place at once: one gets it', async () => {
  const other = await at.schoolOf('Жуков Глеб')
  await at.join(other)
  const pair = await at.counted()
  const { items } = await at.pairsOf(other)
  const [mine, theirs] = [pair, items[0]]
  await at.answer(at.school, mine, 'YES')
  await at.answer(at.factory, mine, 'YES')
  expect(theirs).toBeUndefined()
  await sql`
    insert into joint_pairs (region_id, round_id, mentee_id, mentor_id, organisation_id, mentor_organisation_id, points, matched, mentee_answer, mentor_answer)
    select 1, ${at.round.id}, id, ${mine.mentorId}, ${other.id}, ${at.factory.id}, 10, '{}', 'YES', 'YES' from participations where organisation_id = ${other.id}`.execute(
    at.app.owner,
  )
  const replies = await Promise.all([at.order(at.school), at.order(other)])
  expect(replies.map(codeOf).toSorted((a, b) => Number(a[0]) - Number(b[0]))).toEqual([
    [200, undefined],
    [422, 'joint.placesTaken'],
  ])
})

test('without the consent to the transfer nobody takes part', async () => {
  await sql`delete from consents where organisation_id = ${at.school.id} and kind = 'TRANSFER_TO_PARTNER'`.execute(at.app.owner)
  await at.join(at.school)
  await at.join(at.factory)
  await at.count()
  expect(at.round).toMatchObject({ mentees: 2, mentors: 1, placed: 0 })
})

test('a form inside one organisation, a second round of a form and a strange place are refused', async () => {
  const open = (more: object) =>
    at.app.send(at.host, 'POST', '/api/joint-rounds', {
      round: newId(),
      unit: 'sargatskiy',
      form: 'STUDENT_PUPIL',
      orderOn: '2021-03-20',
      ...more,
    })
  expect(codeOf(await open({ form: 'PUPIL_PUPIL' }))).toEqual([422, 'joint.formClosed'])
  expect(codeOf(await open({ form: 'EMPLOYER_PUPIL' }))).toEqual([422, 'joint.open'])
  expect(codeOf(await open({ unit: 'tarskiy' }))).toEqual([404, 'unit.notFound'])
  expect(codeOf(await open({ unit: at.school.code }))).toEqual([404, 'unit.notFound'])
  expect(codeOf(await open({ orderOn: '2021-02-01' }))).toEqual([422, 'dates.past'])
})

test('who has pairs does not leave; who has none does', async () => {
  await at.join(at.factory)
  const leave = () => at.app.send(at.factory, 'DELETE', `/api/joint-rounds/${at.round.id}/members/${at.factory.code}`)
  expect((await leave()).json<JointInvitation>().joined).toBeNull()
  await at.counted()
  expect(codeOf(await leave())).toEqual([422, 'joint.pairs'])
})

test('an organisation that takes no part sees no pair', async () => {
  await at.counted()
  const stranger = await at.schoolOf('Сомов Олег')
  const reply = await at.app.server.inject({
    url: `/api/joint-rounds/${at.round.id}/pairs?organisation=${stranger.code}`,
    headers: { cookie: stranger.cookie },
  })
  expect(codeOf(reply)).toEqual([404, 'joint.notFound'])
})
