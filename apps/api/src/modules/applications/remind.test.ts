import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { child, menteeAnswers } from '../../../test/intake-school.ts'
import { MovableClock } from '../../../test/movable-clock.ts'
import { mentee, type School, type SchoolApp, schoolApp, schoolWith } from '../../../test/school-app.ts'
import { newId } from '../../kernel/ids.ts'
import { remindOfApplications } from './index.ts'

const clock = new MovableClock()
let app: SchoolApp
beforeAll(async () => {
  app = await schoolApp(clock)
})
afterAll(() => app.close())

/** Time passes, and whoever has signed in stays so. */
async function pass(days: number): Promise<void> {
  clock.pass({ hours: 24 * days })
  await app.owner
    .updateTable('sessions')
    .set({ seen_at: clock.now(), expires_at: new Date('2022-01-01') })
    .execute()
}

async function enter(school: School): Promise<string> {
  const form = `/api/application-form?organisation=${school.code}&role=MENTEE`
  const { questionnaireId } = await app.get<{ questionnaireId: string }>(school, form)
  const id = newId()
  const body = { organisation: school.code, role: 'MENTEE', id, questionnaireId, ...child, answers: menteeAnswers }
  await app.send(school, 'POST', '/api/applications', body)
  return id
}

interface Told {
  organisation: string
  login: string
  data: unknown
}
/** The notices that wait, taken as the digest takes them. */
async function takeNotices(): Promise<Told[]> {
  await remindOfApplications(app.environment)
  const { rows } = await sql<Told>`
    delete from notices n using users u where u.id = n.user_id and n.kind = 'applicationsWaiting'
    returning n.organisation_id as organisation, u.name as login, n.data`.execute(app.owner)
  return rows
}

test('the curator hears once a day how many applications nobody has looked at, and nothing of those on the waiting list', async () => {
  const school = await schoolWith(app, 'СОШ № 1', mentee('Орлова Вера'))
  await schoolWith(app, 'СОШ № 2', mentee('Белов Иван'))
  expect(await takeNotices()).toEqual([])
  const first = await enter(school)
  await pass(2)
  const second = await enter(school)
  const told = (count: number, days: number) => [
    { organisation: school.id, login: 'Куратор', data: { count, days, link: '/applications' } },
  ]
  expect(await takeNotices()).toEqual(told(2, 2))

  // Another that comes later in the day waits for the next one.
  await enter(school)
  expect(await takeNotices()).toEqual([])
  await pass(1)
  expect(await takeNotices()).toEqual(told(3, 3))
  await pass(1)
  await app.send(school, 'POST', `/api/applications/${first}/waiting`, { version: 1 })
  await app.send(school, 'POST', `/api/applications/${second}/removal`, { version: 1 })
  expect(await takeNotices()).toEqual(told(1, 2))
})
