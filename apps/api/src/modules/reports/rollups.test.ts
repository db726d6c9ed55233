import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CountedRegion, countedRegion } from '../../../test/counted-region.ts'
import { execute } from '../../access/use-case.ts'
import { connect } from '../../kernel/db.ts'
import { lockOrganisation, takeWorkbookBySheet, workbookOfRows } from '../imports/index.ts'
import { getIndicators } from '../indicators/get-indicators.ts'
import { registerGroup } from '../mentorships/register-group.ts'
import { correctParticipation } from '../people/correct-participation.ts'
import { correctPerson } from '../people/correct-person.ts'
import { correctProgramme } from '../programmes/correct-programme.ts'
import { getComposition } from './get-composition.ts'
import { getWholeForms } from './index.ts'

let region: CountedRegion
let own: { id: string; code: string }
beforeAll(async () => {
  region = await countedRegion(31)
  const code = region.odd
  own = { code, ...(await region.owner.selectFrom('organisations').select('id').where('code', '=', code).executeTakeFirstOrThrow()) }
})
afterAll(() => region.close())

const operator = { operator: true, regionId: 1, organisationIds: [] } as const
const atSchool = () => ({ ...operator, organisationIds: [own.id] })

async function numbers() {
  const forms = []
  for (const mode of ['primary', 'distinct'] as const) {
    for (const period of ['2021', '2021-Q1', '2020/2021'])
      forms.push(await execute(getWholeForms, region.environment, operator, { unit: 'omsk', period, mode }))
  }
  const compositions = []
  const asked = { unit: 'omsk', period: '2021' }
  for (const { code: composition } of (await execute(getComposition, region.environment, operator, asked)).offered)
    compositions.push(await execute(getComposition, region.environment, operator, { ...asked, composition }))
  return { forms, compositions, indicators: await execute(getIndicators, region.environment, operator, { unit: 'omsk', year: 2021 }) }
}

/** What the numbers are when nothing has been counted ahead. */
async function numbersFromNothing() {
  await sql.raw('delete from form_rollups; delete from composition_rollups; delete from indicator_rollups').execute(region.owner)
  return numbers()
}

const rowsCounted = async () =>
  (await region.owner.selectFrom('form_rollups').select(['organisation_id', 'period', 'mode', 'revision']).execute()).length

const participations = (role: 'MENTOR' | 'MENTEE', most: number) =>
  region.owner
    .selectFrom('participations')
    .selectAll()
    .where('organisation_id', '=', own.id)
    .where('role', '=', role)
    .where('starts_on', '<', '2021-06-01')
    .where('runs_until', '>', '2021-06-01')
    .orderBy('id')
    .limit(most)
    .execute()

async function participation(role: 'MENTOR' | 'MENTEE') {
  const [first] = await participations(role, 1)
  if (first === undefined) throw new Error('nobody takes part')
  return first
}

async function correctMentor(fields: Parameters<typeof correctPerson.run>[2]['fields']) {
  const { person_id: id } = await participation('MENTOR')
  const { version } = await region.owner.selectFrom('persons').select('version').where('id', '=', id).executeTakeFirstOrThrow()
  return execute(correctPerson, region.environment, atSchool(), { id, version, fields })
}

const changes: Record<string, () => Promise<unknown>> = {
  'participations turn out to be of another year': async () => {
    const dates = { startsOn: '2019-01-20', endsOn: '2019-05-25' }
    for (const { id, version } of await participations('MENTEE', 20))
      await execute(correctParticipation, region.environment, atSchool(), { id, version, ...dates })
  },
  'a birth is corrected': () => correctMentor({ birth: { day: '2004-05-05', year: 2004 } }),
  'an experience is corrected': () => correctMentor({ experienceYears: 45 }),
  'a programme is judged away': async () => {
    const { programme_id: id } = await participation('MENTOR')
    const { version } = await region.owner.selectFrom('programmes').select('version').where('id', '=', id).executeTakeFirstOrThrow()
    return execute(correctProgramme, region.environment, atSchool(), { id, version, practice: 'notPractice' })
  },
  'a group is registered': () =>
    execute(registerGroup, region.environment, atSchool(), {
      organisation: own.code,
      form: 'PEDAGOGUE_PUPIL',
      programme: 'Новый класс',
      startsOn: '2021-02-01',
      endsOn: null,
      mentor: { name: 'Новиков Павел Ильич', birth: { day: null, year: 1980 }, occupation: 'учитель' },
      mentees: [{ name: 'Новый Олег Ильич', birth: { day: '2009-03-03', year: 2009 } }],
      menteesOccupation: '7 класс',
    }),
  'a workbook is taken': () =>
    takeWorkbookBySheet(
      region.environment,
      workbookOfRows([
        {
          name: 'Организация',
          rows: [
            ['Территория', 'Омская область'],
            ['Муниципальный район', 'Тарский'],
            ['Образовательная организация', 'Новая СОШ'],
          ],
        },
        {
          name: 'Наставляемые',
          rows: [
            ['ФИО', 'Дата рождения', 'Форма наставничества', 'Программа', 'Дата начала'],
            ['Первый Иван', '2008-01-01', 'ученик – ученик', 'Лидер', '2021-02-01'],
          ],
        },
      ]),
    ),
}

test.each(Object.keys(changes))('when %s, the numbers follow', async (change) => {
  const before = await numbers()
  await changes[change]?.()
  const after = await numbers()
  expect(after).not.toEqual(before)
  expect(after).toEqual(await numbersFromNothing())
})

test('nothing is counted twice while nothing changes, and a change counts one organisation anew', async () => {
  await numbers()
  const stampsOf = async () =>
    (
      await sql<{
        id: string
        stamp: string
      }>`select organisation_id as id, string_agg(xmin::text, ' ' order by period, mode) as stamp from form_rollups group by 1`.execute(
        region.owner,
      )
    ).rows
  const first = await stampsOf()
  await numbers()
  expect(await stampsOf()).toEqual(first)
  await changes['a programme is judged away']?.()
  await numbers()
  const second = new Map((await stampsOf()).map(({ id, stamp }) => [id, stamp]))
  expect(first.filter(({ id, stamp }) => second.get(id) !== stamp).map(({ id }) => id)).toEqual([own.id])
})

test('numbers are read while a school is taking a workbook', async () => {
  await region.owner.deleteFrom('form_rollups').execute()
  const taker = connect({ ...region.ownerConnection, max: 1 })
  const read = await taker.transaction().execute(async (tx) => {
    await lockOrganisation(tx, { regionId: 1, organisationId: own.id })
    return execute(getWholeForms, region.environment, operator, { unit: 'omsk', period: '2021' })
  })
  expect(read.forms.length).toBeGreaterThan(0)
  await taker.destroy()
})

test('many who ask at once for what nobody has counted get one answer', async () => {
  const expected = await numbersFromNothing()
  await sql.raw('delete from form_rollups; delete from composition_rollups; delete from indicator_rollups').execute(region.owner)
  const asked = await Promise.all(Array.from({ length: 6 }, () => numbers()))
  for (const answer of asked) expect(answer).toEqual(expected)
  expect(await rowsCounted()).toBeGreaterThan(0)
})

test('another order of forms in the model is another question', async () => {
  const model = region.environment.models.get(1)
  if (model === undefined) throw new Error('no model')
  await numbers()
  const turned = { ...region.environment, models: new Map([[1, { ...model, forms: model.forms.toReversed() }]]) }
  const asked = { unit: 'omsk', period: '2021', mode: 'primary' } as const
  const there = await execute(getWholeForms, turned, operator, asked)
  expect(there).not.toEqual(await execute(getWholeForms, region.environment, operator, asked))
  await numbersFromNothing()
  const totals = ({ forms }: typeof there) => forms.map(({ summary }) => [summary.form, summary.total])
  await sql.raw('delete from form_rollups').execute(region.owner)
  expect(totals(await execute(getWholeForms, turned, operator, asked))).toEqual(totals(there))
})
