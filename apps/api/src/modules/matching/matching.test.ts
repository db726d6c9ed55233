import type {
  Consequence,
  Decided,
  DraftPair,
  DraftPairs,
  MatchingRound,
  MenteeCandidates,
  MentorshipListItem,
  RoundMentor,
  RunComparison,
} from '@nastavnik/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readPdf } from '../../../../../packages/documents/src/read-pdf.ts'
import { matchingSchool, programmeOf, startedRound } from '../../../test/matching-school.ts'
import type { School, SchoolApp } from '../../../test/school-app.ts'
import { schoolApp } from '../../../test/school-app.ts'
import { newId } from '../../kernel/ids.ts'

const mentees = ['Белов Иван', 'Волков Олег', 'Орлова Вера']
const mentors = ['Петров Пётр', 'Смирнова Анна']
let app: SchoolApp
let school: School
let round: MatchingRound
let number = 0
beforeAll(async () => {
  app = await schoolApp()
})
beforeEach(async () => {
  school = await matchingSchool(app, `СОШ № ${++number}`, mentees, mentors)
  round = await startedRound(app, school)
})
afterAll(() => app.close())

const url = (path = '') => `/api/matching/${round.id}${path}`
const codeOf = (reply: { json: () => unknown; statusCode: number }) => [reply.statusCode, (reply.json() as { code?: string }).code]

/** Counts a run and takes the round as it is then. */
async function count(more: object = {}): Promise<MatchingRound> {
  const body = { run: newId(), title: '', mode: 'points', weights: null, asDraft: true, ...more }
  const reply = await app.send(school, 'POST', url('/runs'), body)
  expect([reply.statusCode, reply.statusCode === 200 ? '' : reply.body]).toEqual([200, ''])
  round = reply.json()
  return round
}
const pairs = async (query = '') => (await app.get<DraftPairs>(school, url(`/pairs?${query}`))).items
const shown = async (query = '') => (await pairs(query)).map(({ mentee, mentor }) => [mentee.name, mentor?.name ?? null])
async function pairOf(name: string): Promise<DraftPair> {
  const found = (await pairs()).find(({ mentee }) => mentee.name === name)
  if (found === undefined) throw new Error(`no ${name}`)
  return found
}
const menteeId = async (name: string) => (await pairOf(name)).mentee.participationId
async function mentorId(name: string): Promise<string> {
  const { items } = await app.get<{ items: RoundMentor[] }>(school, url('/mentors'))
  return items.find(({ mentor }) => mentor.name === name)?.mentor.participationId ?? ''
}
const couple = async (mentee: string, mentor: string) => ({ mentee: await menteeId(mentee), mentor: await mentorId(mentor) })
async function decide(decided: Decided, more: object = {}) {
  const body = { decision: newId(), version: round.version, decided, reason: 'Так решил педсовет', ...more }
  const reply = await app.send(school, 'POST', url('/decisions'), body)
  if (reply.statusCode === 200) round = reply.json()
  return reply
}
const answer = async (answers: object[], version = round.version) => {
  const reply = await app.send(school, 'PUT', url('/answers'), { version, answers })
  if (reply.statusCode === 200) round = reply.json()
  return reply
}
const allAgree = async () => {
  const placed = await pairs('filter=placed')
  return answer(placed.map(({ mentee }) => ({ mentee: mentee.participationId, side: 'BOTH', answer: 'YES' })))
}

test('a round begins once; the first run is the draft, and everybody has a pair or one reason', async () => {
  const programme = await programmeOf(app, school)
  const again = await app.send(school, 'POST', `/api/programmes/${programme}/matching`, { round: newId(), orderOn: '2021-03-20' })
  expect(codeOf(again)).toEqual([422, 'matching.open'])
  expect(await app.get(school, `/api/programmes/${programme}/matching`)).toMatchObject({
    items: [{ id: round.id, orderOn: '2021-03-20', mentees: 0 }],
    waiting: { mentees: 3, mentors: 2 },
  })
  expect(round).toMatchObject({ draft: null, runs: [], isOutdated: false, numbers: { mentees: 0 } })
  await count()
  expect(round).toMatchObject({
    draft: { number: 1, mode: 'points', isCurrent: true, figures: { mentees: 3, placed: 2, certified: true, best: { placed: 2 } } },
    numbers: { mentees: 3, placed: 2, unplaced: 1, locked: 0, agreed: 0, unanswered: 2 },
    isOutdated: false,
  })
  const [left] = await pairs('filter=unplaced')
  expect(left?.reason).toEqual({ kind: 'HALL', rules: [], alone: false, shared: { mentees: 3, places: 2 }, pointsLost: null })
  expect((await pairs('filter=placed')).every(({ reason, points }) => reason === null && points > 0)).toBe(true)
})

test('a day that is over begins nothing; the same press begins nothing twice', async () => {
  const programme = await programmeOf(app, school)
  await app.send(school, 'POST', url('/finish'), { version: round.version })
  const start = (id: string, orderOn: string) => app.send(school, 'POST', `/api/programmes/${programme}/matching`, { round: id, orderOn })
  expect(codeOf(await start(newId(), '2021-02-20'))).toEqual([422, 'dates.past'])
  const id = newId()
  expect((await start(id, '2021-03-20')).json()).toMatchObject({ id, version: 1 })
  expect((await start(id, '2021-03-20')).json()).toMatchObject({ id, version: 1 })
})

test('a run asked for twice is counted once; equal people give an equal hash', async () => {
  const run = newId()
  await count({ run })
  const first = round.draft?.inputHash
  await count({ run })
  expect(round.runs).toHaveLength(1)
  await count()
  expect(round.runs.map(({ inputHash }) => inputHash)).toEqual([first, first])
})

test('ids of another round are no ids of this one', async () => {
  await count()
  const { draft } = round
  const decision = newId()
  const decided = { kind: 'LOCK', ...(await couple('Белов Иван', 'Петров Пётр')) } as const
  await decide(decided, { decision })
  const [first, before] = [round, school]
  school = await matchingSchool(app, `СОШ № ${++number}`, mentees, mentors)
  round = await startedRound(app, school)
  const body = { run: draft?.id, title: '', mode: 'points', weights: null, asDraft: true }
  expect(codeOf(await app.send(school, 'POST', url('/runs'), body))).toEqual([404, 'matching.runNotFound'])
  await count()
  await decide({ kind: 'LOCK', ...(await couple('Белов Иван', 'Смирнова Анна')) })
  await decide({ kind: 'LOCK', ...(await couple('Белов Иван', 'Петров Пётр')) }, { decision })
  expect(await pairOf('Белов Иван')).toMatchObject({ mentor: { name: 'Смирнова Анна' }, lock: { reason: 'Так решил педсовет' } })
  expect(await app.get<MatchingRound>(before, `/api/matching/${first.id}`)).toMatchObject({ numbers: { locked: 1 } })
})

test('a lock holds, the rest is counted anew, and what it costs is told before', async () => {
  await count()
  const [left] = await pairs('filter=unplaced')
  const name = left?.mentee.name ?? ''
  const decided = { kind: 'LOCK', ...(await couple(name, 'Петров Пётр')) } as const
  const weighed = await app.send(school, 'POST', url('/consequence'), { decided })
  const cost = weighed.json<Consequence>()
  expect(cost).toMatchObject({ placed: 0, moved: 2 })
  expect(cost.moves.find(({ mentee }) => mentee === name)).toEqual({ mentee: name, from: null, to: 'Петров Пётр' })
  expect((await decide(decided)).statusCode).toBe(200)
  expect(await pairOf(name)).toMatchObject({ mentor: { name: 'Петров Пётр' }, lock: { reason: 'Так решил педсовет' } })
  expect(round.numbers).toMatchObject({ placed: 2, locked: 1 })
  await count()
  expect(await pairOf(name)).toMatchObject({ mentor: { name: 'Петров Пётр' } })
  const { lock } = await pairOf(name)
  const undone = await app.send(school, 'DELETE', url(`/decisions/${lock?.id}?version=${round.version}`))
  expect(undone.json<MatchingRound>().numbers.locked).toBe(0)
})

test('a prohibited pair is not made, and the candidate says so', async () => {
  await count()
  const { mentee, mentor } = (await pairs('filter=placed'))[0] ?? (await pairOf('Белов Иван'))
  const decided = { kind: 'PROHIBITION', mentee: mentee.participationId, mentor: mentor?.participationId ?? '' } as const
  await decide(decided)
  expect((await pairOf(mentee.name)).mentor?.name).not.toBe(mentor?.name)
  const { candidates } = await app.get<MenteeCandidates>(school, url(`/mentees/${mentee.participationId}`))
  expect(candidates.find((one) => one.mentor.name === mentor?.name)).toMatchObject({ decision: { kind: 'PROHIBITION' }, cost: null })
  expect(codeOf(await decide({ ...decided, kind: 'LOCK' }))).toEqual([422, 'matching.prohibited'])
  expect(round.numbers).toMatchObject({ prohibited: 1 })
})

test('one more place with a mentor places one more; fewer than are locked is refused', async () => {
  await count()
  const mentor = await mentorId('Петров Пётр')
  await decide({ kind: 'PLACES', mentor, places: 2 })
  expect(round.numbers).toMatchObject({ placed: 3, unplaced: 0 })
  const two = (await app.get<{ items: RoundMentor[] }>(school, url('/mentors'))).items.find(({ taken }) => taken === 2)
  expect(two).toMatchObject({
    mentor: { name: 'Петров Пётр' },
    places: 2,
    mentees: { length: 2 },
    decision: { reason: 'Так решил педсовет' },
  })
  for (const { participationId } of two?.mentees ?? []) await decide({ kind: 'LOCK', mentee: participationId, mentor })
  expect(codeOf(await decide({ kind: 'PLACES', mentor, places: 1 }))).toEqual([422, 'matching.placesBelowLocks'])
})

test('a decision about somebody who is not in the round, or on what has changed since, is refused', async () => {
  await count()
  const known = { kind: 'LOCK', ...(await couple('Белов Иван', 'Петров Пётр')) } as const
  expect(codeOf(await decide({ ...known, mentor: newId() }))).toEqual([422, 'matching.personUnknown'])
  expect(codeOf(await decide({ ...known, mentee: newId() }))).toEqual([422, 'matching.personUnknown'])
  const version = round.version
  await decide(known)
  const late = await decide(known, { version })
  expect(codeOf(late)).toEqual([409, 'matching.outdated'])
  expect(late.json()).toMatchObject({ current: { id: round.id, version: round.version, numbers: { locked: 1 } } })
})

test('the parts of a candidate add up to the points', async () => {
  await count()
  const { candidates, pair } = await app.get<MenteeCandidates>(school, url(`/mentees/${await menteeId('Орлова Вера')}`))
  expect(pair.mentee.name).toBe('Орлова Вера')
  expect(candidates).toHaveLength(2)
  for (const { points, parts } of candidates) expect(parts.reduce((sum, part) => sum + part.points, 0)).toBe(points)
  expect(candidates[0]?.parts.find(({ code }) => code === 'NEARNESS')).toMatchObject({ isUnknown: false })
  expect(candidates[0]?.parts.find(({ code }) => code === 'REQUEST')).toMatchObject({ points: 0, isUnknown: true })
})

describe('without a consent', () => {
  test('nobody is matched, and the reason says what would help', async () => {
    await sql`delete from consents where organisation_id = ${school.id} and person_id in (select id from persons where name = 'Орлова Вера')`.execute(
      app.owner,
    )
    await count()
    expect((await pairOf('Орлова Вера')).reason).toEqual({
      kind: 'NO_CANDIDATE',
      rules: [{ code: 'NO_CONSENT', mentors: 2 }],
      alone: true,
      shared: null,
      pointsLost: null,
    })
    const excluded = await app.get<{ items: object[] }>(school, url(`/mentees/${await menteeId('Орлова Вера')}/excluded`))
    expect(excluded).toMatchObject({ total: 2, items: [{ rules: ['NO_CONSENT'] }, { rules: ['NO_CONSENT'] }] })
  })

  test('an agreed pair is not published any more', async () => {
    await count()
    await allAgree()
    await sql`delete from consents where organisation_id = ${school.id}`.execute(app.owner)
    const reply = await app.send(school, 'POST', url('/proposals'), { version: round.version, mentees: null })
    expect(codeOf(reply)).toEqual([422, 'matching.ruleBroken'])
    expect(reply.json()).toMatchObject({ fields: [{ code: 'NO_CONSENT' }, { code: 'NO_CONSENT' }] })
  })
})

test('weights are tried in a run beside the draft, compared and taken', async () => {
  await count({ title: 'Обычные' })
  const weights = {
    ...round.weights,
    criteria: round.weights.criteria.map((one) => ({ ...one, points: one.code === 'NEARNESS' ? 0 : one.points })),
  }
  await count({ title: 'Без близости', weights, asDraft: false })
  expect(round.draft?.title).toBe('Обычные')
  expect(round.runs.map(({ title }) => title)).toEqual(['Без близости', 'Обычные'])
  const [tried, usual] = round.runs
  const compared = await app.get<RunComparison>(school, url(`/comparison?left=${usual?.id}&right=${tried?.id}`))
  expect(compared).toMatchObject({
    left: { title: 'Обычные' },
    right: { title: 'Без близости' },
    win: 0,
    lose: 2,
    same: 1,
    page: { total: 0 },
  })
  const taken = await app.send(school, 'PUT', url('/draft'), { version: round.version, run: tried?.id })
  expect(taken.json<MatchingRound>()).toMatchObject({ draft: { title: 'Без близости' }, weights: { criteria: weights.criteria } })
  expect((await pairs('filter=placed')).every(({ points }) => points < 40)).toBe(true)
})

test.each([
  ['more than 1000 together', (codes: { code: string; points: number }[]) => codes.map((one) => ({ ...one, points: 200 }))],
  ['a criterion left out', (codes: { code: string; points: number }[]) => codes.slice(1)],
])('weights of %s are refused', async (_what, change) => {
  const weights = { ...round.weights, criteria: change(round.weights.criteria) }
  const reply = await app.send(school, 'POST', url('/runs'), { run: newId(), title: '', mode: 'points', weights, asDraft: true })
  expect(codeOf(reply)).toEqual([422, 'matching.weights'])
})

test('a run of other decisions is not taken', async () => {
  await count({ title: 'Первый' })
  await count({ title: 'Второй', mode: 'worstPair', asDraft: false })
  const second = round.runs[0]?.id
  await decide({ kind: 'LOCK', ...(await couple('Белов Иван', 'Петров Пётр')) })
  expect(round.runs.find(({ id }) => id === second)?.isCurrent).toBe(false)
  expect(codeOf(await app.send(school, 'PUT', url('/draft'), { version: round.version, run: second }))).toEqual([422, 'matching.runStale'])
})

describe('what the two say', () => {
  beforeEach(async () => {
    await count()
  })

  test('an agreed pair stays whatever is counted, a refused one is never made again', async () => {
    const [agreed, refused] = await pairs('filter=placed')
    await answer([
      { mentee: agreed?.mentee.participationId, side: 'BOTH', answer: 'YES' },
      { mentee: refused?.mentee.participationId, side: 'MENTOR', answer: 'NO' },
    ])
    expect(round.numbers).toMatchObject({ agreed: 1, refused: 1, unanswered: 0 })
    await count()
    expect(await pairOf(agreed?.mentee.name ?? '')).toMatchObject({ mentor: agreed?.mentor, menteeAnswer: 'YES', mentorAnswer: 'YES' })
    expect((await pairOf(refused?.mentee.name ?? '')).mentor).toBeNull()
    const other = (await pairs()).find(({ mentor }) => mentor?.name === refused?.mentor?.name)?.mentee.participationId ?? ''
    await decide({ kind: 'PROHIBITION', mentee: other, mentor: refused?.mentor?.participationId ?? '' })
    expect((await pairOf(refused?.mentee.name ?? '')).mentor).toBeNull()
    const { items } = await app.get<{ items: { reason: string }[] }>(school, url('/decisions'))
    expect(items.map(({ reason }) => reason).sort()).toEqual(['Отказ от пары', 'Так решил педсовет'])
    await app.send(school, 'POST', url('/finish'), { version: round.version })
    round = await startedRound(app, school)
    await count()
    expect((await pairOf(refused?.mentee.name ?? '')).mentor?.name).not.toBe(refused?.mentor?.name)
  })

  test('a psychologist’s word keeps a pair apart, and nobody is told whose it was', async () => {
    const [one] = await pairs('filter=placed')
    await sql`
      insert into pair_exclusions (region_id, id, organisation_id, mentee_id, mentor_id, source, note, decided_on)
      values (1, ${newId()}, ${school.id}, ${one?.mentee.personId}, ${one?.mentor?.personId}, 'PSYCHOLOGIST', 'Боится', '2021-03-15')`.execute(
      app.owner,
    )
    await count()
    expect((await pairOf(one?.mentee.name ?? '')).mentor?.name).not.toBe(one?.mentor?.name)
    const excluded = await app.server.inject({
      url: url(`/mentees/${one?.mentee.participationId}/excluded`),
      headers: { cookie: school.cookie },
    })
    expect(excluded.json()).toMatchObject({ total: 1, items: [{ mentor: one?.mentor, rules: ['EXCLUDED'] }] })
    expect(excluded.body).not.toContain('Боится')
  })

  test('who is not in the draft or has no pair has nothing to answer', async () => {
    const [left] = await pairs('filter=unplaced')
    for (const mentee of [newId(), left?.mentee.participationId])
      expect(codeOf(await answer([{ mentee, side: 'MENTEE', answer: 'YES' }]))).toEqual([422, 'matching.personUnknown'])
  })

  test('agreed pairs are published, ordered, and are pairs of the programme', async () => {
    await allAgree()
    expect(round.numbers).toMatchObject({ agreed: 2 })
    const [one] = await pairs('filter=agreed')
    const publish = (more: object) => app.send(school, 'POST', url('/proposals'), { version: round.version, mentees: null, ...more })
    const [left] = await pairs('filter=unplaced')
    expect(codeOf(await publish({ mentees: [left?.mentee.participationId] }))).toEqual([422, 'matching.notAgreed'])
    round = (await publish({ mentees: [one?.mentee.participationId] })).json()
    expect(round.numbers).toMatchObject({ mentees: 2, agreed: 1, published: 1, ordered: 0 })
    round = (await publish({})).json()
    expect(round).toMatchObject({ numbers: { mentees: 1, published: 2 }, isOutdated: false })
    const listed = await app.get<{ items: { id: string }[] }>(school, url('/proposals'))
    expect(listed).toMatchObject({ total: 2, items: [{ order: null }, { order: null }] })

    round = (await app.send(school, 'DELETE', url(`/proposals/${listed.items[0]?.id}`))).json()
    expect(round).toMatchObject({ numbers: { published: 1 }, isOutdated: true })
    const order = (version: number) => app.send(school, 'POST', url('/order'), { version, number: '17-н', on: '2021-03-20' })
    round = (await order(round.version)).json()
    expect(round.numbers).toMatchObject({ published: 1, ordered: 1 })
    expect(codeOf(await order(round.version))).toEqual([422, 'matching.nothingToOrder'])
    expect(codeOf(await app.send(school, 'DELETE', url(`/proposals/${listed.items[1]?.id}`)))).toEqual([422, 'matching.ordered'])
    const { items } = await app.get<{ items: MentorshipListItem[] }>(school, `/api/mentorships?organisation=${school.code}`)
    expect(items).toMatchObject([{ kind: 'PAIR', menteeCount: 1 }])
  })

  test('a mentor gets no more mentees than he takes, however the round was counted', async () => {
    await allAgree()
    const [one] = await pairs('filter=agreed')
    const told = { mentor: one?.mentor?.participationId ?? '', mentee: (await pairs('filter=unplaced'))[0]?.mentee.participationId ?? '' }
    await sql`
      insert into pair_proposals (region_id, id, round_id, organisation_id, programme_id, mentee_id, mentor_id, points, published_at)
      values (1, ${newId()}, ${round.id}, ${school.id}, ${round.programme.id}, ${told.mentee}, ${told.mentor}, 0, now())`.execute(app.owner)
    const reply = await app.send(school, 'POST', url('/proposals'), { version: round.version, mentees: null })
    expect(codeOf(reply)).toEqual([422, 'matching.placesTaken'])
    expect(reply.json()).toMatchObject({ fields: [{ path: `mentors.${told.mentor}` }] })
  })

  test('of two curators who publish at once one wins and the other sees what has become of it', async () => {
    await allAgree()
    const publish = () => app.send(school, 'POST', url('/proposals'), { version: round.version, mentees: null })
    const replies = await Promise.all([publish(), publish()])
    const byStatus = replies.toSorted((a, b) => a.statusCode - b.statusCode)
    expect(byStatus.map(codeOf)).toEqual([
      [200, undefined],
      [409, 'matching.outdated'],
    ])
    expect(byStatus[1]?.json()).toMatchObject({ current: { numbers: { published: 2, agreed: 0, mentees: 1 } } })
  })

  test('a round is not over while published pairs wait for an order', async () => {
    await allAgree()
    round = (await app.send(school, 'POST', url('/proposals'), { version: round.version, mentees: null })).json()
    expect(codeOf(await app.send(school, 'POST', url('/finish'), { version: round.version }))).toEqual([422, 'matching.proposed'])
  })

  test('a round that is over changes no more, and the next one has those who wait', async () => {
    await allAgree()
    await app.send(school, 'POST', url('/proposals'), { version: round.version, mentees: null })
    round = await app.get(school, url())
    round = (await app.send(school, 'POST', url('/order'), { version: round.version, number: '18-н', on: '2021-03-20' })).json()
    round = (await app.send(school, 'POST', url('/finish'), { version: round.version })).json()
    expect(round.finishedAt).not.toBeNull()
    expect(codeOf(await answer([{ mentee: (await pairs())[0]?.mentee.participationId, side: 'BOTH', answer: 'YES' }]))).toEqual([
      422,
      'matching.finished',
    ])
    round = await startedRound(app, school)
    await count()
    expect(await shown()).toEqual([[expect.any(String), null]])
    expect((await pairs())[0]?.reason).toMatchObject({ kind: 'HALL', shared: { mentees: 1, places: 0 } })
  })
})

test('the protocol says how it was counted and what came out, and is the same when it is printed again', async () => {
  await count()
  const print = () => app.server.inject({ url: url(`/runs/${round.draft?.id}/protocol`), headers: { cookie: school.cookie } })
  const first = await print()
  const text = (await readPdf(first.rawPayload)).map((page) => page.text).join(' ')
  expect(text).toContain('Протокол подбора наставнических пар')
  expect(text).toContain('Белов Иван')
  expect(text).toContain('3 наставляемых на 2 мест')
  expect((await print()).rawPayload.equals(first.rawPayload)).toBe(true)
})

test('outside the organisation there is no such round', async () => {
  await count()
  const other = await matchingSchool(app, `СОШ № ${++number}`, ['Жуков Глеб'], ['Серов Лев'])
  for (const path of ['', '/pairs', '/mentors', '/decisions', '/proposals']) {
    const reply = await app.server.inject({ url: url(path), headers: { cookie: other.cookie } })
    expect(codeOf(reply)).toEqual([404, 'matching.notFound'])
  }
})
