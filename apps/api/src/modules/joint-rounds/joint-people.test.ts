import type { Comparison, JointPair, PersonListItem } from '@nastavnik/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { codeOf, type JointSetting, openJointSetting } from '../../../test/joint-setting.ts'
import { addSchool, type School } from '../../../test/school-app.ts'
import { execute } from '../../access/use-case.ts'
import { newId } from '../../kernel/ids.ts'
import { tellEverything } from '../erasures/papers.ts'
import { nameKey } from '../people/index.ts'

let at: JointSetting
beforeAll(async () => {
  at = await openJointSetting()
})
beforeEach(() => at.begin())
afterAll(() => at.app.close())

describe('who is called as the mentor is', () => {
  const peopleOf = async () => {
    const { items } = await at.app.get<{ items: PersonListItem[] }>(
      at.school,
      `/api/people?organisation=${at.school.code}&search=${encodeURIComponent('Гусев')}`,
    )
    return items.map(({ name }) => name).sort()
  }
  async function orderWith(...namesakes: readonly { readonly name: string; readonly bornOn: string | null }[]): Promise<unknown[]> {
    for (const { name, bornOn } of namesakes)
      await sql`
        insert into persons (region_id, id, organisation_id, name, name_key, born_on, born_year)
        values (1, ${newId()}, ${at.school.id}, ${name}, ${nameKey(name)}, ${bornOn}, extract(year from ${bornOn}::date))`.execute(
        at.app.owner,
      )
    const pair = await at.counted()
    await at.answer(at.school, pair, 'YES')
    await at.answer(at.factory, pair, 'YES')
    return codeOf(await at.order(at.school))
  }
  const inBrackets = (place: number) => `Гусев Семён (Завод № ${at.number}${place === 0 ? '' : `, ${place + 1}`})`

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
      ...Array.from({ length: 8 }, (_, place) => ({ name: inBrackets(place), bornOn: '1990-05-06' })),
    ]
    expect(await orderWith(...others)).toEqual([200, undefined])
    expect(await peopleOf()).toContain(inBrackets(8))
  })

  test('of too many it is said, and nothing is ordered', async () => {
    const others = [
      { name: 'Гусев Семён', bornOn: '2012-03-04' },
      ...Array.from({ length: 9 }, (_, place) => ({ name: inBrackets(place), bornOn: '1990-05-06' })),
    ]
    expect(await orderWith(...others)).toEqual([422, 'joint.namesakes'])
    expect((await at.pairsOf(at.school)).numbers).toMatchObject({ ordered: 0, toOrder: 1 })
  })
})

describe('somebody who is in a joint pair', () => {
  let pair: JointPair
  beforeEach(async () => {
    pair = await at.counted()
  })
  const mentor = async () => (await at.pairsOf(at.factory)).items[0]?.own.personId ?? ''
  const erase = (one: School, person: string) => at.app.send(one, 'POST', `/api/people/${person}/erasure`, { reason: 'SUBJECT_DEMAND' })
  const ordered = async () => {
    await at.answer(at.school, pair, 'YES')
    await at.answer(at.factory, pair, 'YES')
    expect((await at.order(at.school)).statusCode).toBe(200)
  }
  const rows = async () =>
    (await sql<{ mentee: string }>`select mentee_id as mentee from joint_pairs where round_id = ${at.round.id}`.execute(at.app.owner)).rows

  test.each(['mentee', 'mentor'] as const)('leaves nothing in it when the %s is erased; the other one waits', async (side) => {
    const [one, person] = side === 'mentee' ? [at.school, pair.own.personId] : [at.factory, await mentor()]
    expect((await erase(one, person)).statusCode).toBe(200)
    expect([await rows(), (await at.pairsOf(at.school)).items, (await at.pairsOf(at.factory)).items]).toEqual([[], [], []])
    await at.count()
    expect(at.round.placed).toBe(side === 'mentee' ? 1 : 0)
  })

  test('is told to nobody once erased, and the order stands', async () => {
    await ordered()
    expect((await erase(at.factory, await mentor())).statusCode).toBe(200)
    expect(await rows()).toEqual([{ mentee: pair.menteeId }])
    expect((await at.pairsOf(at.factory)).items).toEqual([])
    expect((await at.pairsOf(at.school)).items).toMatchObject([{ menteeId: pair.menteeId, order: { number: '7' } }])
  })

  test.each(['mentee', 'mentor'] as const)('is out of it when the %s leaves', async (side) => {
    const [one, person] = side === 'mentee' ? [at.school, pair.own.personId] : [at.factory, await mentor()]
    const body = { organisation: one.code, people: [person], on: '2021-03-15', why: 'LEFT' }
    const reply = await at.app.send(one, 'POST', '/api/leavings', body)
    expect([reply.statusCode, reply.body.slice(0, 100)]).toEqual([200, expect.anything()])
    expect(await rows()).toEqual([])
    await at.count()
    expect((await rows()).map(({ mentee: id }) => id)).not.toContain(pair.menteeId)
  })

  test('is out of it when another organisation takes him', async () => {
    const other = await addSchool(at.app, `СОШ № ${at.nextNumber()}`)
    await at.app.send(at.school, 'POST', `/api/people/${pair.own.personId}/transfer`, { to: other.code, day: '2021-03-15' })
    const { items } = await at.app.get<{ items: { id: string }[] }>(other, `/api/transfers?organisation=${other.code}`)
    const taken = await at.app.send(other, 'POST', `/api/transfers/${items[0]?.id}/acceptance`, {})
    expect([taken.statusCode, taken.body.slice(0, 200)]).toEqual([200, expect.anything()])
    expect(await rows()).toEqual([])
  })

  test('is one when two cards are joined, with one pair, and the other way round when they are set apart', async () => {
    const mentees = (await at.app.get<{ items: PersonListItem[] }>(at.school, `/api/people?organisation=${at.school.code}`)).items
    const other = mentees.find(({ id }) => id !== pair.own.personId)?.id ?? ''
    await sql`
      insert into joint_pairs (region_id, round_id, mentee_id, mentor_id, organisation_id, mentor_organisation_id, points, matched)
      select 1, ${at.round.id}, id, ${pair.mentorId}, ${at.school.id}, ${at.factory.id}, 10, '{}' from participations where person_id = ${other}`.execute(
      at.app.owner,
    )
    await at.answer(at.factory, pair, 'YES')
    const before = (await at.pairsOf(at.factory)).items
    const address = `/api/duplicates/${other}/${pair.own.personId}`
    await at.app.send(at.school, 'PUT', `${address}/verdict`, { different: true })
    const { kept, gone } = await at.app.get<Comparison>(at.school, address)
    const body = { keptVersion: kept.version, goneVersion: gone.version, fromGone: [] }
    const merged = await at.app.send(at.school, 'POST', `${address}/merger`, body)
    expect([merged.statusCode, merged.body.slice(0, 200)]).toEqual([200, expect.anything()])
    expect((await at.pairsOf(at.factory)).items).toMatchObject([{ ownAnswer: 'YES' }])
    const undone = await at.app.send(at.school, 'POST', `/api/mergers/${merged.json<{ id: string }>().id}/undo`)
    expect([undone.statusCode, undone.body.slice(0, 200)]).toEqual([200, expect.anything()])
    expect((await at.pairsOf(at.factory)).items).toEqual(before)
  })

  test('reads in which joint rounds he is, of the other one the organisation alone', async () => {
    const tell = async (one: School, id: string) => {
      const operator = { operator: true, regionId: 1, organisationIds: [one.id] } as const
      const { document } = await execute(
        tellEverything((action) => action),
        at.app.environment,
        operator,
        { id },
      )
      return JSON.stringify(document)
    }
    const [mentorId, { items }] = [await mentor(), await at.pairsOf(at.factory)]
    const told = await tell(at.school, pair.own.personId)
    expect(told).toContain(`Общий подбор пар на 20.03.2021: пара с организацией «${pair.other.organisation}», без ответа.`)
    expect(told).not.toContain('Гусев')
    await ordered()
    const there = await tell(at.factory, mentorId)
    expect(there).toContain(
      `Общий подбор пар на 20.03.2021: пара с организацией «${items[0]?.other.organisation}», закреплена приказом № 7 от 20.03.2021.`,
    )
    expect(there).not.toContain(pair.own.name)
  })

  test('stands in the way of taking back the import that has brought him', async () => {
    const { items } = await at.app.get<{ items: { id: string }[] }>(at.factory, `/api/imports?organisation=${at.factory.code}`)
    await sql`delete from consents where organisation_id = ${at.factory.id}`.execute(at.app.owner)
    await sql`delete from safety_checks where organisation_id = ${at.factory.id}`.execute(at.app.owner)
    const undo = () => at.app.send(at.factory, 'POST', `/api/imports/${items[0]?.id}/undo`)
    const refused = await undo()
    expect(codeOf(refused)).toEqual([409, 'import.changedSince'])
    expect(refused.json()).toMatchObject({ current: { changes: [{ kind: 'other' }] } })
    await sql`delete from joint_pairs where round_id = ${at.round.id}`.execute(at.app.owner)
    await at.app.send(at.factory, 'DELETE', `/api/joint-rounds/${at.round.id}/members/${at.factory.code}`)
    expect((await undo()).statusCode).toBe(200)
  })
})
