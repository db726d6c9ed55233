import type { ReadinessListItem } from '@nastavnik/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MovableClock } from '../../../test/movable-clock.ts'
import { mentee, type School, type SchoolApp, schoolApp, schoolWith } from '../../../test/school-app.ts'
import { remindOfTerms } from './index.ts'

const clock = new MovableClock()
let app: SchoolApp
beforeAll(async () => {
  app = await schoolApp(clock)
})
afterAll(() => app.close())

const row = (name: string, mentor: string) => mentee(name, { form: 'педагог – ученик', mentor })
const mentorsOf = async (school: School) =>
  (await app.get<{ items: ReadinessListItem[] }>(school, `/api/readiness?organisation=${school.code}`)).items.map(
    ({ personId }) => personId,
  )
const check = (school: School, id: string | undefined, validUntil: string, version: number | null = null) =>
  app.send(school, 'PUT', `/api/people/${id}/safety-checks/CRIMINAL_RECORD`, {
    version,
    number: '55-17',
    issuedOn: '2021-03-01',
    validUntil,
    checkedBy: 'Отдел кадров',
  })

/** Time passes, and whoever has signed in stays so. */
async function pass(days: number): Promise<void> {
  clock.pass({ hours: 24 * days })
  await app.owner
    .updateTable('sessions')
    .set({ seen_at: clock.now(), expires_at: new Date('2022-01-01') })
    .execute()
}

async function takeNotices(): Promise<object[]> {
  await remindOfTerms(app.environment)
  const { rows } = await sql<{ organisation: string; data: object }>`
    delete from notices where kind = 'certificateExpiring' returning organisation_id as organisation, data`.execute(app.owner)
  return rows
}

test('the curator hears of a term once, when its end is near: how many and until when, no name', async () => {
  const school = await schoolWith(app, 'СОШ № 1', row('Орлова Вера', 'Иванова Анна'), row('Орлов Илья', 'Сидорова Ольга'))
  const [ivanova, sidorova] = await mentorsOf(school)
  await check(school, ivanova, '2021-04-14')
  await check(school, sidorova, '2021-04-15')
  const told = (count: number, until: string) => [{ organisation: school.id, data: { count, until, link: '/readiness?expiring=yes' } }]
  expect(await takeNotices()).toEqual(told(1, '2021-04-14'))
  expect(await takeNotices()).toEqual([])
  await pass(1)
  expect(await takeNotices()).toEqual(told(2, '2021-04-15'))
  await pass(1)
  expect(await takeNotices()).toEqual([])

  // A longer term is heard of again, in its time.
  await check(school, ivanova, '2021-05-20', 1)
  expect(await takeNotices()).toEqual([])
  await pass(34)
  expect(await takeNotices()).toEqual(told(1, '2021-05-20'))
})

test('whoever mentors no more reminds nobody', async () => {
  const school = await schoolWith(app, 'СОШ № 3', row('Орлова Вера', 'Иванова Анна'))
  const [ivanova] = await mentorsOf(school)
  await check(school, ivanova, '2021-05-14')
  await sql`update participations set ends_on = starts_on where organisation_id = ${school.id}`.execute(app.owner)
  expect(await takeNotices()).toEqual([])
})
