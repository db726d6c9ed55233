import type { DraftPair, DraftPairs, MatchingRound, PersonListItem } from '@nastavnik/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { matchingSchool, startedRound, voteAtMeeting } from '../../../test/matching-school.ts'
import { MovableClock } from '../../../test/movable-clock.ts'
import { addSchool, type School, type SchoolApp, schoolApp } from '../../../test/school-app.ts'
import { execute } from '../../access/use-case.ts'
import { keepCampaignsJob, runJob } from '../../jobs.ts'
import { newId } from '../../kernel/ids.ts'
import { tellEverything } from '../erasures/papers.ts'

const clock = new MovableClock()
const mentees = ['Белов Иван', 'Волков Олег', 'Орлова Вера']
const mentors = ['Петров Пётр', 'Смирнова Анна']
let app: SchoolApp
let school: School
let round: MatchingRound
let number = 0
beforeAll(async () => {
  app = await schoolApp(clock)
})
beforeEach(async () => {
  clock.set('2021-03-15T06:00:00Z')
  school = await matchingSchool(app, `СОШ № ${++number}`, mentees, mentors)
  round = await startedRound(app, school)
})
afterAll(() => app.close())

const url = (path = '') => `/api/matching/${round.id}${path}`
const codeOf = (reply: { json: () => unknown; statusCode: number }) => [reply.statusCode, (reply.json() as { code?: string }).code]
const run = () => app.send(school, 'POST', url('/runs'), { run: newId(), title: 'Вариант', mode: 'points', weights: null, asDraft: true })
/** Sends a change of the round and takes the round as it is then. */
async function done(reply: ReturnType<SchoolApp['send']>): Promise<void> {
  const { statusCode, body } = await reply
  expect([statusCode, statusCode === 200 ? '' : body]).toEqual([200, ''])
  round = await app.get(school, url())
}
const pairs = async (query = '') => (await app.get<DraftPairs>(school, url(`/pairs?${query}`))).items
async function firstPlaced(): Promise<DraftPair & { mentor: NonNullable<DraftPair['mentor']> }> {
  const [pair] = await pairs('filter=placed')
  if (pair === undefined || pair.mentor === null) throw new Error('nobody is placed')
  return { ...pair, mentor: pair.mentor }
}
const decide = (decided: object, reason = 'Так решил педсовет') =>
  app.send(school, 'POST', url('/decisions'), { decision: newId(), version: round.version, decided, reason })
const agree = (mentee: string) =>
  done(app.send(school, 'PUT', url('/answers'), { version: round.version, answers: [{ mentee, side: 'BOTH', answer: 'YES' }] }))
const publish = () => done(app.send(school, 'POST', url('/proposals'), { version: round.version, mentees: null }))
const order = () => done(app.send(school, 'POST', url('/order'), { version: round.version, number: '17-н', on: '2021-03-20' }))
const peopleOf = async () => (await app.get<{ items: PersonListItem[] }>(school, `/api/people?organisation=${school.code}`)).items

/** Rows of the rounds that speak of a person, by table. */
async function rowsOf(person: string): Promise<Record<string, number>> {
  const tables = ['matching_decisions', 'matching_pairs', 'pair_proposals']
  const parts = tables.map(
    (table) => sql`${sql.lit(table)}::text, (select count(*) from ${sql.table(table)} t
      where exists (select 1 from participations p where p.person_id = ${person} and p.id in (t.mentee_id, t.mentor_id)))`,
  )
  const { rows } = await sql<{ counts: Record<string, number> }>`select json_build_object(${sql.join(parts)}) as counts`.execute(app.owner)
  return rows[0]?.counts ?? {}
}
const none = { matching_decisions: 0, matching_pairs: 0, pair_proposals: 0 }

describe('ballots', () => {
  const keep = (day: string) => {
    clock.set(`${day}T06:00:00Z`)
    return runJob(app.environment, { job: keepCampaignsJob, actor: undefined, input: undefined })
  }
  const wishes = async () => {
    const { rows } = await sql<{ inputs: number; ranks: number; ballots: number }>`
      select (select count(*) from matching_inputs where organisation_id = ${school.id}) as inputs,
        (select count(mentee_rank) from matching_pairs where organisation_id = ${school.id}) as ranks,
        (select count(*) from responses where organisation_id = ${school.id} and finished_at is not null) as ballots`.execute(app.owner)
    return rows[0]
  }
  beforeEach(async () => {
    await voteAtMeeting(app, school, round.programme.id, 'Белов Иван', 'Петров Пётр')
    await done(run())
  })

  test.each([
    ['without an order, so many days after the voting', false, '2021-05-06', '2021-05-07'],
    ['so many days after the order', true, '2021-04-19', '2021-04-20'],
  ])('what was counted from them goes with them: %s', async (_what, isOrdered, lastDay, day) => {
    if (isOrdered) {
      await agree((await firstPlaced()).mentee.participationId)
      await publish()
      await order()
    }
    const kept = await wishes()
    expect(kept).toEqual({ inputs: 1, ranks: isOrdered ? 0 : 1, ballots: 1 })
    await keep('2021-04-06') // a fortnight after its window the voting closes by itself
    await keep(lastDay)
    expect(await wishes()).toEqual(kept)
    await keep(day)
    expect(await wishes()).toEqual({ inputs: 0, ranks: 0, ballots: 0 })
  })

  test('what was counted is shown still, is solved no more, and the round is counted anew without them', async () => {
    await keep('2021-04-06')
    await keep('2021-05-07')
    clock.set('2021-03-15T06:00:00Z') // for the session
    round = await app.get(school, url())
    expect(round).toMatchObject({ draft: { figures: { placed: 2 } }, numbers: { placed: 2 } })
    const { mentee, mentor } = await firstPlaced()
    const lock = { kind: 'LOCK', mentee: mentee.participationId, mentor: mentor.participationId }
    const stale = [422, 'matching.runStale']
    for (const path of [`/runs/${round.draft?.id}/protocol`, '/mentors', `/mentees/${mentee.participationId}`])
      expect(codeOf(await app.server.inject({ url: url(path), headers: { cookie: school.cookie } }))).toEqual(stale)
    expect(codeOf(await decide(lock))).toEqual(stale)
    expect(codeOf(await app.send(school, 'PUT', url('/draft'), { version: round.version, run: round.draft?.id }))).toEqual(stale)
    await done(run())
    expect((await decide(lock)).statusCode).toBe(200)
    expect(await wishes()).toMatchObject({ ranks: 0 })
  })
})

describe('somebody who is in a round', () => {
  let pair: Awaited<ReturnType<typeof firstPlaced>>
  beforeEach(async () => {
    await done(run())
    pair = await firstPlaced()
  })
  const erase = (id: string) => app.send(school, 'POST', `/api/people/${id}/erasure`, { reason: 'SUBJECT_DEMAND' })
  const couple = () => ({ mentee: pair.mentee.participationId, mentor: pair.mentor.participationId })

  test.each(['mentee', 'mentor'] as const)('leaves nothing in it when the %s is erased, whatever is decided later', async (side) => {
    await done(decide({ kind: 'LOCK', ...couple() }))
    const [other] = (await pairs('filter=placed')).filter(({ mentee }) => mentee.name !== pair.mentee.name)
    expect((await erase(pair[side].personId)).statusCode).toBe(200)
    expect(await rowsOf(pair[side].personId)).toEqual(none)
    round = await app.get(school, url())
    expect(round.isOutdated).toBe(side === 'mentor') // then a mentee waits who is not in the draft
    await done(decide({ kind: 'LOCK', mentee: other?.mentee.participationId, mentor: other?.mentor?.participationId }))
    expect(await rowsOf(pair[side].personId)).toEqual(none)
    const known = { kind: 'LOCK', mentee: other?.mentee.participationId, mentor: other?.mentor?.participationId, [side]: couple()[side] }
    expect((await app.send(school, 'POST', url('/consequence'), { decided: known })).statusCode).toBe(422)
    await done(run())
    expect(await rowsOf(pair[side].personId)).toEqual(none)
  })

  test('is proposed no more once erased; what an order has fixed stays without the name', async () => {
    await agree(pair.mentee.participationId)
    await publish()
    await erase(pair.mentor.personId)
    expect(await rowsOf(pair.mentee.personId)).toEqual(none)
    await done(run())
    expect((await pairs()).map(({ mentee }) => mentee.name).sort()).toEqual(mentees)
    const next = await firstPlaced()
    await agree(next.mentee.participationId)
    await publish()
    await order()
    await erase(next.mentee.personId)
    expect(await rowsOf(next.mentee.personId)).toEqual({ ...none, pair_proposals: 1 })
    expect(await app.get(school, url('/proposals'))).toMatchObject({ items: [] })
  })

  test.each(['mentee', 'mentor'] as const)('is out of it when the %s leaves; the other one waits', async (side) => {
    await done(decide({ kind: 'LOCK', ...couple() }))
    await agree(pair.mentee.participationId)
    await publish()
    const { items } = await app.get<{ items: { mentee: { name: string } }[] }>(school, url('/proposals'))
    expect(items).toHaveLength(1)
    const body = { people: [pair[side].personId], on: '2021-03-15', why: 'LEFT' }
    const reply = await app.send(school, 'POST', '/api/leavings', { organisation: school.code, ...body })
    expect([reply.statusCode, reply.body.slice(0, 100)]).toEqual([200, expect.anything()])
    expect(await rowsOf(pair[side].personId)).toEqual(none)
    await done(run())
    const waiting = (await pairs()).map(({ mentee }) => mentee.name)
    expect(waiting.includes(pair.mentee.name)).toBe(side === 'mentor')
    expect((await pairs('filter=placed')).map(({ mentor }) => mentor?.name)).not.toContain(side === 'mentor' ? pair.mentor.name : undefined)
  })

  test('is transferred to another organisation', async () => {
    const other = await addSchool(app, `СОШ № ${++number}`)
    await app.owner.updateTable('persons').set({ snils_hash: null }).where('id', '=', pair.mentee.personId).execute()
    await done(decide({ kind: 'LOCK', ...couple() }))
    const asked = await app.send(school, 'POST', `/api/people/${pair.mentee.personId}/transfer`, { to: other.code, day: '2021-03-15' })
    expect([asked.statusCode, asked.body.slice(0, 200)]).toEqual([200, expect.anything()])
    const { items } = await app.get<{ items: { id: string }[] }>(other, `/api/transfers?organisation=${other.code}`)
    const taken = await app.send(other, 'POST', `/api/transfers/${items[0]?.id}/acceptance`, {})
    expect([taken.statusCode, taken.body.slice(0, 200)]).toEqual([200, expect.anything()])
    expect(await rowsOf(pair.mentee.personId)).toEqual(none)
    await done(run())
    expect((await pairs()).map(({ mentee }) => mentee.name)).not.toContain(pair.mentee.name)
  })

  test('is one when two cards are joined, and the next decision is about the one that stands', async () => {
    const [one, two] = (await peopleOf()).filter(({ name }) => name === 'Белов Иван' || name === 'Волков Олег')
    const address = `/api/duplicates/${one?.id}/${two?.id}`
    await app.send(school, 'PUT', `${address}/verdict`, { different: true })
    const { kept, gone } = await app.get<{ kept: { version: number }; gone: { version: number } }>(school, address)
    const body = { keptVersion: kept.version, goneVersion: gone.version, fromGone: [] }
    expect((await app.send(school, 'POST', `${address}/merger`, body)).statusCode).toBe(200)
    round = await app.get(school, url())
    expect(round.isOutdated).toBe(false)
    const { mentee, mentor } = await firstPlaced()
    await done(decide({ kind: 'LOCK', mentee: mentee.participationId, mentor: mentor.participationId }))
    expect(await pairs()).toHaveLength(2)
  })

  test('is not put into the draft again by a decision once proposed, and fills the place', async () => {
    await agree(pair.mentee.participationId)
    await publish()
    const [left] = await pairs('filter=unplaced')
    const [other] = await pairs('filter=placed')
    const prohibited = { kind: 'PROHIBITION', mentee: left?.mentee.participationId, mentor: other?.mentor?.participationId }
    const weighed = await app.send(school, 'POST', url('/consequence'), { decided: prohibited })
    expect(weighed.json()).toMatchObject({ placed: 0, moved: 0 })
    await done(decide(prohibited))
    expect(round.numbers).toMatchObject({ mentees: 2, placed: 1, published: 1 })
    const lock = { kind: 'LOCK', mentee: left?.mentee.participationId, mentor: pair.mentor.participationId }
    expect(codeOf(await decide(lock))).toEqual([422, 'matching.placesBelowLocks'])
  })

  test('reads in which rounds he is, and nobody else’s name', async () => {
    await done(decide({ kind: 'LOCK', ...couple() }, 'Дружат с детства'))
    const tell = async (id: string) => {
      const operator = { operator: true, regionId: 1, organisationIds: [school.id] } as const
      const { document } = await execute(
        tellEverything((action) => action),
        app.environment,
        operator,
        { id },
      )
      return JSON.stringify(document)
    }
    const drafted = await tell(pair.mentee.personId)
    expect(drafted).toContain('Подбор пар на 20.03.2021, программа «Лидер»: пар в черновике: 1; закреплено пар: 1.')
    for (const secret of [pair.mentor.name, 'Дружат']) expect(drafted).not.toContain(secret)
    await agree(pair.mentee.participationId)
    await publish()
    expect(await tell(pair.mentor.personId)).toContain('программа «Лидер»: пара предложена 15.03.2021.')
    await order()
    expect(await tell(pair.mentor.personId)).toContain('программа «Лидер»: пара закреплена приказом № 17-н от 20.03.2021.')
    const [left] = await pairs('filter=unplaced')
    expect(await tell(left?.mentee.personId ?? '')).toContain('программа «Лидер»: в черновике без пары.')
  })

  test('stands in the way of taking back the import that has brought him', async () => {
    const { items } = await app.get<{ items: { id: string }[] }>(school, `/api/imports?organisation=${school.code}`)
    await sql`delete from consents where organisation_id = ${school.id}`.execute(app.owner)
    const reply = await app.send(school, 'POST', `/api/imports/${items[0]?.id}/undo`)
    expect(codeOf(reply)).toEqual([409, 'import.changedSince'])
    expect(reply.json()).toMatchObject({ current: { changes: [{ kind: 'other' }] } })
  })
})
