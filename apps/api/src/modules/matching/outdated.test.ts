import type { DraftPairs, MatchingRound } from '@nastavnik/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { joinProgramme, matchingSchool, startedRound, voteAtMeeting } from '../../../test/matching-school.ts'
import { MovableClock } from '../../../test/movable-clock.ts'
import { type School, type SchoolApp, schoolApp } from '../../../test/school-app.ts'
import { newId } from '../../kernel/ids.ts'

let number = 0
let title = ''
const clock = new MovableClock()
let app: SchoolApp
let school: School
let round: MatchingRound
const url = (path = '') => `/api/matching/${round.id}${path}`
const isOutdated = async () => (await app.get<MatchingRound>(school, url())).isOutdated
async function send(path: string, payload: object): Promise<void> {
  const { statusCode, body } = await app.send(school, 'POST', url(path), payload)
  expect([statusCode, statusCode === 200 ? '' : body]).toEqual([200, ''])
  round = JSON.parse(body)
}
const count = () => send('/runs', { run: newId(), title: '', mode: 'points', weights: null, asDraft: true })
async function prohibitPair(): Promise<void> {
  const { items } = await app.get<DraftPairs>(school, url('/pairs?filter=placed'))
  const decided = { kind: 'PROHIBITION', mentee: items[0]?.mentee.participationId, mentor: items[0]?.mentor?.participationId }
  await send('/decisions', { decision: newId(), version: round.version, decided, reason: 'Так решил педсовет' })
}

beforeAll(async () => {
  app = await schoolApp(clock)
})
beforeEach(async () => {
  clock.set('2021-03-15T06:00:00Z')
  title = `СОШ № ${++number}`
  school = await matchingSchool(app, title, ['Белов Иван', 'Волков Олег'], ['Петров Пётр', 'Смирнова Анна'])
  round = await startedRound(app, school)
  await count()
})
afterAll(() => app.close())

test.each([
  ['a mentee who has come', () => joinProgramme(app, school, title, ['Орлова Вера'], [])],
  ['a mentor who has come', () => joinProgramme(app, school, title, [], ['Зуева Инна'])],
  ['a ballot', () => voteAtMeeting(app, school, round.programme.id, 'Белов Иван', 'Петров Пётр')],
])('%s makes a draft outdated until it is counted anew: a decision counts from who was there', async (_what, change) => {
  expect(await isOutdated()).toBe(false)
  clock.set('2021-03-15T07:00:00Z')
  await change()
  expect(await isOutdated()).toBe(true)
  clock.set('2021-03-15T08:00:00Z')
  await prohibitPair()
  expect(await isOutdated()).toBe(true)
  await count()
  expect(await isOutdated()).toBe(false)
})
