import type { Import, Person } from '@nastavnik/contract'
import { FormulaCell } from '@nastavnik/documents'
import { rawWorkbook } from '@nastavnik/documents/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSchool, fileOf, mentee, menteeHeader, type School, type SchoolApp, schoolApp } from '../../../test/school-app.ts'

let app: SchoolApp
let school: School
beforeAll(async () => {
  app = await schoolApp()
})
afterAll(() => app.close())

const dangerous = [
  '=HYPERLINK("http://example.org","нажмите")',
  '=1+1',
  "=cmd|' /C calc'!A0",
  '+7 900 000-00-00',
  '-2+3',
  '@SUM(A1:A9)',
  '<b>жирный</b><script>alert(1)</script>',
  '&lt;i&gt; _x0041_ {{7*7}} %0A',
  'NULL',
  '{"а","б"}, \\ и \' и "кавычки"\nвторая строка',
]
const mentorHeader = ['ФИО наставника', 'Дата рождения', 'Место работы, должность', 'Форма', 'Программа', 'Дата начала', 'ФИО наставляемых']

const noFormulas = (sheets: Map<string, unknown[][]>) => {
  const cells = [...sheets.values()].flat(2)
  expect(cells.filter((cell) => cell instanceof FormulaCell)).toEqual([])
  return cells
}

test.each(dangerous)('%j goes in, is kept and leaves as the text it is', async (text) => {
  school = await addSchool(app, `СОШ № ${dangerous.indexOf(text) + 1}`)
  const names = ['Иванова Анна', 'Сидорова Ольга', 'Орлова Вера', 'Зуева Нина']
  const form = 'работодатель – ученик'
  const file = await fileOf({
    Наставляемые: [
      menteeHeader,
      ...names.map((name) => mentee(name, { contacts: text, form, programme: text, result: text, birth: '12.03.2005' })),
      mentee('Отложенова Анна', { contacts: text, form: text, programme: text }),
    ],
    Наставники: [mentorHeader, ['Петров Пётр', 1980, text, form, text, '20.01.2021', names.join('\n')]],
  })
  const done = await app.take(school, file)
  expect(done.counters).toMatchObject({ ready: 5, errors: 1, newPersons: 5, newProgrammes: 1 })

  const people = await app.get<{ items: { id: string; name: string }[] }>(school, `/api/people?organisation=${school.code}`)
  const cards = new Map<string, Person>()
  for (const { id, name } of people.items) cards.set(name, await app.get<Person>(school, `/api/people/${id}`))
  expect(cards.get('Иванова Анна')?.fields.contacts).toBe(text)
  expect(cards.get('Петров Пётр')?.fields.occupation).toBe(text)
  expect(cards.get('Иванова Анна')?.participations[0]?.result).toBe(text)

  const parked = noFormulas(await app.download(school, `/api/imports/${done.id}/parked`))
  expect(parked.filter((cell) => cell === text)).toHaveLength(3)

  const forms = noFormulas(await app.download(school, `/api/forms/workbook?unit=${school.code}&period=2021`))
  const title = cards.get('Иванова Анна')?.participations[0]?.programme.title ?? ''
  expect(text.replace(/\s+/g, ' ')).toContain(title)
  expect(forms).toContain(`Программа «${title}»`)
  expect(forms).toContain(`1\n${text}`) // the mentors' workplaces stand under their number
  expect(forms).toContain(text) // the result
})

test('formulas: what was computed is taken, what was not computed waits, nothing is evaluated', async () => {
  school = await addSchool(app, 'Гимназия № 1')
  const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`
  const formula = (value: string | undefined) =>
    `<c t="str"><f>CONCATENATE("Иванова";" Анна")</f>${value === undefined ? '' : `<v>${value}</v>`}</c>`
  const [, ...rest] = mentee('').map((value) => text(value ?? ''))
  const header = `<row>${menteeHeader.map(text).join('')}</row>`
  const rows = [formula('Иванова Анна'), formula(undefined), formula('')].map((name) => `<row>${name}${rest.join('')}</row>`)
  const reply = await app.upload(school, rawWorkbook(header + rows.join('')))
  const made = reply.json<Import>()
  expect(made.counters).toMatchObject({ ready: 1, errors: 2, newPersons: 2 })
  expect(made.parked.map(({ row, code }) => `${row} ${code}`)).toEqual(['3 cell.formula', '4 cell.formula'])
  noFormulas(await app.download(school, `/api/imports/${made.id}/parked`))
})
