import { expect, test } from 'vitest'
import { type AggregateFact, checkAggregateFacts } from './aggregate-facts.ts'
import type { ModelFile, Problem } from './model-files.ts'
import { nizhnyayaTura, omsk, tomsk } from './testing.ts'

const facts = omsk.aggregateFacts
const partsOf = (total: string) => facts.filter(({ partOf }) => partOf === total)
const sum = (parts: AggregateFact[]) => parts.reduce((all, { value }) => all + value, 0)

test('шесть строк таблицы 1 и её итог — как в документе', () => {
  expect(partsOf('TOTAL').map(({ form, value }) => [form, value])).toEqual([
    ['PEDAGOGUE_PUPIL', 127568],
    ['TEACHER_TEACHER', 3052],
    ['PUPIL_PUPIL', 2138],
    ['STUDENT_PUPIL', 4083],
    ['EMPLOYER_PUPIL', 3275],
    ['TEAM_TEAM', 425],
  ])
  expect(facts[0]?.value).toBe(140541)
  expect(sum(partsOf('TOTAL'))).toBe(140541)
})

test.each(partsOf('TOTAL').map(({ code, title, value }) => [title, code, value] as const))(
  '%s: практики приложения 2 складываются в строку таблицы 1',
  (_title, code, value) => expect(sum(partsOf(code))).toBe(value),
)

test('форма, которой нет в таблице 1, ни в какой итог не входит', () =>
  expect(facts.filter(({ partOf }) => partOf === null).map(({ code }) => code)).toEqual(['TOTAL', 'WORLDSKILLS_EMPLOYER_STUDENT']))

test('все числа — до введения критериев; у других территорий таких чисел нет', () => {
  expect(facts.every(({ beforeCriteria }) => beforeCriteria)).toBe(true)
  expect([tomsk, nizhnyayaTura].flatMap(({ aggregateFacts }) => aggregateFacts)).toEqual([])
})

const fact = (part: Partial<AggregateFact>): AggregateFact => ({
  code: 'ONE',
  title: 'Практика',
  form: null,
  role: null,
  unitOfCount: 'PERSON',
  value: 1,
  dated: '2020',
  partOf: null,
  within: null,
  overlap: null,
  beforeCriteria: true,
  source: 'S0',
  ...part,
})

test.each([
  ['чужая форма', [fact({ form: 'DUEL' })], '0.form: формы DUEL нет в territory.yaml'],
  ['итога нет', [fact({ partOf: 'ALL' })], '0.partOf: записи ALL нет в файле'],
  ['охватывающего числа нет', [fact({ within: 'ALL' })], '0.within: записи ALL нет в файле'],
  ['итог ниже своей части', [fact({ partOf: 'ALL' }), fact({ code: 'ALL' })], '0.partOf: итог ALL должен стоять выше записи ONE'],
  ['сам себе итог', [fact({ partOf: 'ONE' })], '0.partOf: итог ONE должен стоять выше записи ONE'],
])('%s — ошибка', (_, value, message) => {
  const problems: Problem[] = []
  const file: ModelFile<AggregateFact[]> = {
    value,
    problemAt: (path, text) => ({ file: '', line: null, field: path.join('.'), message: text }),
  }
  checkAggregateFacts(file, [{ code: 'PUPIL_PUPIL' }], problems)
  expect(problems.map(({ field, message: text }) => `${field}: ${text}`)).toEqual([message])
})
