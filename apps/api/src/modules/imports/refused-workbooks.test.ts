import type { Import } from '@nastavnik/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addSchool,
  fileOf,
  mentee,
  menteeHeader,
  organisationRows,
  type School,
  type SchoolApp,
  schoolApp,
} from '../../../test/school-app.ts'
import { changesBetween, snapshotOf } from '../../../test/snapshot.ts'

let app: SchoolApp
let school: School
beforeAll(async () => {
  app = await schoolApp()
  school = await addSchool(app, 'Лицей № 3')
})
afterAll(() => app.close())

const codeOf = async (file: Uint8Array) => {
  const reply = await app.upload(school, file)
  return `${reply.statusCode} ${reply.json<{ code: string }>().code}`
}

describe('refused at once, and nothing changes', () => {
  const rows = [menteeHeader, mentee('Иванова Анна')]
  const sheets = { Наставляемые: rows }
  test.each([
    ['422 organisation.foreign', 'another school', { Организация: organisationRows('Гимназия № 9'), ...sheets }],
    [
      '422 organisation.foreign',
      'the same title in another municipality',
      { Организация: organisationRows('Лицей № 3', 'Тарский'), ...sheets },
    ],
    [
      '422 territory.foreign',
      'the same school of another territory',
      { Организация: [['Территория', 'Томская область'], ...organisationRows('Лицей № 3').slice(1)], ...sheets },
    ],
    [
      '422 organisation.foreign',
      'another school behind a sheet of instructions',
      {
        Инструкция: [['Директор школы утверждает лист'], ['Школа заполняет базы']],
        Организация: organisationRows('Гимназия № 9'),
        ...sheets,
      },
    ],
    [
      '422 headcount.invalid',
      'a number in words',
      { Организация: [...organisationRows('Лицей № 3').slice(0, -2), ['Молодых специалистов', 'пять']], ...sheets },
    ],
    ['422 bases.missing', 'no base at all', { Лист1: [['Приказ'], ['№ 1']] }],
  ])('%s: %s', async (code, _what, file) => {
    const before = await snapshotOf(app.owner)
    expect(await codeOf(await fileOf(file))).toBe(code)
    expect(changesBetween(before, await snapshotOf(app.owner))).toEqual([])
  })
})

test.each(['Форма', 'Дата начала'])(
  'a base without «%s» is kept for its columns to be named, and cannot be taken till then',
  async (heading) => {
    const rows = [menteeHeader, mentee('Иванова Анна')].map((cells) => cells.filter((_, column) => menteeHeader[column] !== heading))
    const made = (await app.upload(school, await fileOf({ Наставляемые: rows }))).json<Import>()
    expect(made.counters).toMatchObject({ ready: 0, errors: 0 })
    const before = await snapshotOf(app.owner)
    const reply = await app.send(school, 'POST', `/api/imports/${made.id}/confirm`)
    expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([422, 'columns.missing'])
    expect(changesBetween(before, await snapshotOf(app.owner))).toEqual([])
  },
)
