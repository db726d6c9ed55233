import type { ErasureAct, PersonListItem } from '@nastavnik/contract'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileOf, mentee, menteeHeader, type School, type SchoolApp, schoolApp, schoolWith } from '../../../test/school-app.ts'
import { execute } from '../../access/use-case.ts'
import { newId } from '../../kernel/ids.ts'
import { keepTerms, listErased, replayErasures } from './index.ts'
import { tellEverything } from './papers.ts'

let app: SchoolApp
beforeAll(async () => {
  app = await schoolApp()
})
afterAll(() => app.close())

const peopleOf = async (school: School) =>
  (await app.get<{ items: PersonListItem[] }>(school, `/api/people?organisation=${school.code}`)).items
const erase = (school: School, id: string, reason = 'SUBJECT_DEMAND') => app.send(school, 'POST', `/api/people/${id}/erasure`, { reason })

test('nothing of the person is left in any table, and the act says what was done', async () => {
  const vera = mentee('Орлова Вера Ильинична', {
    contacts: 'представитель: Орлова Анна Петровна',
    mentor: 'Петров Пётр Ильич',
    result: 'Победа Орловой',
  })
  const school = await schoolWith(app, 'СОШ № 1', vera, mentee('Гусев Илья'), mentee('Орлова Вера Ильинична', { form: 'дружба' }))
  const found = (await peopleOf(school)).find(({ name }) => name.startsWith('Орлова'))
  const request = { requestId: newId(), kind: 'CORRECTION', askedOn: '2021-03-01', askedBy: 'PERSON', text: 'Я Орлова-Белова' }
  await app.send(school, 'POST', `/api/people/${found?.id}/requests`, request)
  const reply = await erase(school, found?.id ?? '')
  expect(reply.json<ErasureAct>()).toMatchObject({ number: 1, personId: found?.id, reason: 'SUBJECT_DEMAND', by: 'Куратор' })

  const tables = [
    'persons',
    'participations',
    'consents',
    'consent_sheets',
    'scan_pages',
    'imports',
    'import_undos',
    'audit_entries',
    'erasure_acts',
    'subject_requests',
  ]
  for (const table of tables) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(table)} t where t::text ilike '%орлов%'`.execute(
      app.owner,
    )
    expect([table, rows.map(({ row }) => row)]).toEqual([table, []])
  }
  expect((await peopleOf(school)).map(({ name }) => name)).toEqual(['Гусев Илья', 'Петров Пётр', 'Петров Пётр Ильич'])
  expect((await erase(school, found?.id ?? '')).statusCode).toBe(404)
  expect((await app.send(school, 'POST', `/api/people/${found?.id}/consents`, {})).statusCode).toBe(422)
  const acts = await app.get<{ items: ErasureAct[] }>(school, `/api/erasures?organisation=${school.code}`)
  expect(acts.items).toMatchObject([{ number: 1, reasonTitle: 'требование субъекта прекратить обработку' }])
})

test('what a person asked and was answered stands in everything about him', async () => {
  const school = await schoolWith(app, 'СОШ № 7', mentee('Орлова Вера Ильинична', { mentor: '' }))
  const [person] = await peopleOf(school)
  const asked = { requestId: newId(), kind: 'CORRECTION', askedOn: '2021-03-01', askedBy: 'REPRESENTATIVE', text: 'Другой класс' }
  await app.send(school, 'POST', `/api/people/${person?.id}/requests`, asked)
  await app.send(school, 'POST', `/api/requests/${asked.requestId}/answer`, { version: 1, state: 'REFUSED', answer: 'Класс верный' })
  const clerk = { operator: true, regionId: 1, organisationIds: [school.id] } as const
  const { document } = await execute(tellEverything(String), app.environment, clerk, { id: person?.id ?? '' })
  const rows = document.sheets.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])))
  expect(rows).toContainEqual([
    'Исправить данные (представитель): Другой класс',
    '01.03.2021',
    '10.03.2021',
    'отказано 15.03.2021: Класс верный',
  ])
})

test('a workbook that names the erased one brings a new person, not the old row', async () => {
  const school = await schoolWith(app, 'СОШ № 2', mentee('Орлова Вера Ильинична'))
  const [old] = (await peopleOf(school)).filter(({ name }) => name.startsWith('Орлова'))
  await erase(school, old?.id ?? '')
  await app.take(school, await fileOf({ Наставляемые: [menteeHeader, mentee('Орлова Вера Ильинична')] }))
  const [fresh] = (await peopleOf(school)).filter(({ name }) => name.startsWith('Орлова'))
  expect(fresh?.id).not.toBe(old?.id)
})

test('acts of an organisation are numbered without gaps, another organisation has its own', async () => {
  const school = await schoolWith(app, 'СОШ № 3', mentee('Первый Иван'), mentee('Второй Иван'), mentee('Третий Иван'))
  const people = await peopleOf(school)
  const numbers = []
  for (const { id } of people) numbers.push((await erase(school, id, 'PURPOSE_REACHED')).json<ErasureAct>().number)
  expect(numbers).toEqual([1, 2, 3, 4])
})

test('whose term is over is named, and erased at one pressing; the day’s work leaves the registry to a person', async () => {
  const school = await schoolWith(app, 'СОШ № 4', mentee('Давний Иван', { mentor: '' }), mentee('Нынешний Иван', { mentor: '' }))
  await sql`update participations set starts_on = '2016-09-01', ends_on = '2018-03-14'
    where person_id = (select id from persons where name = 'Давний Иван' and organisation_id = ${school.id})`.execute(app.owner)
  const overdue = async () =>
    (await app.get<{ items: { name: string }[] }>(school, `/api/erasures/overdue?organisation=${school.code}`)).items
  expect((await overdue()).map(({ name }) => name)).toEqual(['Давний Иван'])
  expect(await keepTerms(app.environment)).toEqual({ erased: 0, consents: 0, transfers: 0, applications: 0 })
  expect((await app.send(school, 'POST', '/api/erasures/overdue', { organisation: school.code })).json()).toEqual({ erased: 1 })
  expect(await overdue()).toEqual([])
  expect((await peopleOf(school)).map(({ name }) => name)).toEqual(['Нынешний Иван'])
})

test('consents go by themselves when their proof is needed no longer', async () => {
  const school = await schoolWith(app, 'СОШ № 5', mentee('Орлов Иван', { mentor: '', birth: '12.03.1990' }))
  const [person] = await peopleOf(school)
  const signed = { kind: 'MEDIA', channel: 'PAPER', signer: 'PERSON', countersigned: false, representativeName: '' }
  for (const givenOn of ['2017-03-14', '2017-03-16']) {
    await app.send(school, 'POST', `/api/people/${person?.id}/consents`, { ...signed, givenOn })
    await sql`update consents set ended_on = null, ended_why = null, kind = ${givenOn === '2017-03-14' ? 'PUBLICATION' : 'MEDIA'}
      where person_id = ${person?.id} and given_on = ${givenOn}`.execute(app.owner)
  }
  expect((await keepTerms(app.environment)).consents).toBe(1)
  const left = await app.owner
    .selectFrom('consents')
    .select('given_on')
    .where('person_id', '=', person?.id ?? '')
    .execute()
  expect(left).toEqual([{ given_on: '2017-03-16' }])
})

test('what a restored copy brings back is erased again', async () => {
  const school = await schoolWith(app, 'СОШ № 6', mentee('Вернувшийся Иван', { mentor: '' }))
  const [person] = await peopleOf(school)
  const line = { regionId: 1, organisationId: school.id, personId: person?.id ?? '', reason: 'SUBJECT_DEMAND' } as const
  expect(await replayErasures(app.environment, [line, line])).toEqual({ lines: 2, erased: 1 })
  expect(await peopleOf(school)).toEqual([])
  expect(await listErased(app.environment)).toContainEqual(line)
})

/** Periods that have begun: in those to come whoever is erased takes part no more. */
const periods = ['2020', '2021', '2021-Q1', '2020/2021']

/** Every number that the school publishes. */
async function numbersOf(school: School): Promise<unknown[]> {
  const urls = periods.flatMap((period) => [
    `/api/forms?unit=${school.code}&period=${encodeURIComponent(period)}`,
    `/api/compositions?unit=${school.code}&period=${encodeURIComponent(period)}`,
  ])
  urls.push(...[2020, 2021].map((year) => `/api/indicators?unit=${school.code}&year=${year}`))
  return Promise.all(urls.map((url) => app.get(school, url)))
}

const day = fc.date({ min: new Date('1995-01-01'), max: new Date('2014-12-31'), noInvalidDate: true }).map((date) => {
  const [year, month, of] = date.toISOString().slice(0, 10).split('-')
  return `${of}.${month}.${year}`
})
const row = fc.record({
  birth: fc.oneof(
    { weight: 5, arbitrary: day },
    { weight: 1, arbitrary: fc.integer({ min: 1995, max: 2014 }).map(String) },
    { weight: 1, arbitrary: fc.constant('') },
  ),
  form: fc.constantFrom('ученик – ученик', 'учитель – учитель', 'работодатель – ученик'),
  programme: fc.constantFrom('Лидер', 'Старт'),
})

test('erasing anybody leaves every published number as it was', async () => {
  let made = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 6 }),
      fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
      async (rows, picks) => {
        const title = `Школа ${++made}`
        const school = await schoolWith(
          app,
          title,
          ...rows.map((more, index) => mentee(`Ученик Номер${'абвгде'.charAt(index)}`, { ...more, mentor: 'Петров Пётр Ильич' })),
        )
        const before = await numbersOf(school)
        const people = await peopleOf(school)
        const chosen = new Set(picks.map((pick) => people[pick % people.length]?.id ?? ''))
        for (const id of chosen) expect((await erase(school, id)).statusCode).toBe(200)
        expect(await numbersOf(school)).toEqual(before)
      },
    ),
    { numRuns: 12 },
  )
})
