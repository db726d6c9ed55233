import type { FormsSummary, PersonConsents } from '@nastavnik/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mentee, type SchoolApp, schoolApp, schoolWith } from '../../../test/school-app.ts'

let app: SchoolApp
beforeAll(async () => {
  app = await schoolApp()
})
afterAll(() => app.close())

interface Behind {
  items: { personId: string }[]
  total: number
  stopped: number
}

test('a number goes on counting whoever withdrew; every list behind a number says that it may be shorter', async () => {
  const school = await schoolWith(app, 'СОШ № 1', mentee('Орлова Вера'), mentee('Гусева Анна'))
  const lists = [
    `/api/forms/people?unit=${school.code}&period=2021&form=PUPIL_PUPIL&role=MENTEE&counted=yes`,
    `/api/compositions/people?unit=${school.code}&period=2021&composition=AGE&role=MENTEE`,
    `/api/indicators/people?unit=${school.code}&year=2021&indicator=I1`,
  ]
  const read = () => Promise.all(lists.map((url) => app.get<Behind>(school, url)))
  const before = await read()
  expect(before.map(({ total, stopped }) => [total, stopped])).toEqual(lists.map(() => [2, 0]))

  const id = before[0]?.items[0]?.personId ?? ''
  const consent = {
    kind: 'PROCESSING',
    givenOn: '2021-03-10',
    channel: 'PAPER',
    signer: 'REPRESENTATIVE',
    countersigned: false,
    representativeName: '',
  }
  const given = (await app.send(school, 'POST', `/api/people/${id}/consents`, consent)).json<PersonConsents>()
  await app.send(school, 'POST', `/api/consents/${given.history[0]?.id}/withdrawal`, {})
  expect((await read()).map(({ total, stopped }) => [total, stopped])).toEqual(lists.map(() => [1, 1]))
  const { forms } = await app.get<FormsSummary>(school, `/api/forms?unit=${school.code}&period=2021`)
  expect(forms.find(({ form }) => form === 'PUPIL_PUPIL')?.total.mentees).toBe(2)
})
