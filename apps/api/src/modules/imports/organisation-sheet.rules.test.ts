import { expect, test } from 'vitest'
import { lineOf, readOrganisationSheet } from './organisation-sheet.rules.ts'

const official = [
  ['Территория', 'Омская область'],
  ['Муниципальный район', 'Саргатский'],
  ['Образовательная организация', 'СОШ № 1'],
  ['ФИО директора', 'Тарасов Максим Константинович'],
  ['Телефон', '+7 (38178) 2-00-71'],
  ['Электронная почта', 'school@example.org'],
  ['Почтовый адрес', 'ул. Школьная, 1'],
  ['Общее количество детей в ОО в возрасте от 10 до 19 лет, чел', 85],
  ['Общее количество педагогических работников в ОО, чел', '15 чел.'],
  ['Общее количество учителей – молодых специалистов в ОО (с опытом работы от 0 до 3 лет), чел', ' 5 человек '],
  ['Дата сведений', '18.03.2021 г.'],
]

test('the labels of the regional centre', () =>
  expect(readOrganisationSheet(official, false)).toEqual({
    territory: 'Омская область',
    municipality: 'Саргатский',
    organisation: 'СОШ № 1',
    kind: undefined,
    founder: undefined,
    head: 'Тарасов Максим Константинович',
    phone: '+7 (38178) 2-00-71',
    email: 'school@example.org',
    address: 'ул. Школьная, 1',
    headcount: { countedOn: '2021-03-18', children10to19: 85, teachers: 15, youngTeachers: 5 },
    invalid: [],
  }))

test('the same with numbers before the labels and a column of notes', () => {
  const numbered = official.map(([label, value], index) => [index + 1, label, undefined, value, 'заполнено'])
  expect(readOrganisationSheet(numbered, false)).toEqual(readOrganisationSheet(official, false))
})

test.each([
  ['Субъект РФ', 'territory'],
  ['Регион', 'territory'],
  ['Муниципалитет', 'municipality'],
  ['Муниципальный округ', 'municipality'],
  ['Городской округ', 'municipality'],
  ['Район', 'municipality'],
  ['Школа', 'organisation'],
  ['Название школы', 'organisation'],
  ['Наименование ОО', 'organisation'],
  ['Полное наименование учреждения', 'organisation'],
  ['Вид организации', 'kind'],
  ['Учредитель', 'founder'],
  ['Директор школы', 'head'],
  ['Руководитель организации', 'head'],
  ['Тел.', 'phone'],
  ['Адрес электронной почты', 'email'],
  ['E-mail', 'email'],
  ['Почта', 'email'],
  ['Адрес школы', 'address'],
  ['Число учащихся от 10 до 19 лет', 'children10to19'],
  ['Педагогических работников', 'teachers'],
  ['Молодых специалистов', 'youngTeachers'],
  ['По состоянию на', 'countedOn'],
  ['Сайт школы', undefined],
  ['ИНН организации', undefined],
  ['Примечание', undefined],
  [`Школа ${'обязана заполнить лист до пятого числа. '.repeat(9)}`, undefined],
])('the label «%s» is %s', (label, field) => expect(lineOf([label, 'значение'])?.field).toBe(field))

test('a label with nothing beside it says nothing', () => expect(lineOf(['Директор школы', undefined, ' '])).toBeUndefined())

test.each([
  ['Общее количество детей', 'много'],
  ['Общее количество детей', -1],
  ['Общее количество детей', 8.5],
  ['Общее количество детей', '12345678'],
  ['Дата сведений', 'весной'],
  ['Общее количество учителей – молодых специалистов', 16], // a part of fifteen teachers
])('%s: %s cannot be read, so there is no headcount', (label, value) => {
  const rows = official.map(([known, number]) => (String(known).startsWith(label) ? [known, value] : [known, number]))
  const sheet = readOrganisationSheet(rows, false)
  expect(sheet.invalid).toEqual([rows.find(([known]) => String(known).startsWith(label))?.[0]])
  expect(sheet.headcount).toBeUndefined()
})

test('a number that is absent is no mistake, but no headcount either', () => {
  const sheet = readOrganisationSheet(official.slice(0, -2), false)
  expect(sheet).toMatchObject({ invalid: [], headcount: undefined })
})

test('texts are not longer than a card can hold', () => {
  const long = official.map(([label, value]) => [label, typeof value === 'string' ? value + 'х'.repeat(1000) : value])
  const { head, phone, email, address, organisation } = readOrganisationSheet(long, false)
  expect([head, phone, email, address, organisation].map((text) => text?.length)).toEqual([200, 100, 200, 300, 300])
})
