import { expect, test } from 'vitest'
import { type Sensitive, sensitiveIn } from './sensitive-text.rules.ts'

const cases: readonly [text: string, found: Sensitive[]][] = [
  ['Помощь с математикой, подготовка к олимпиаде', []],
  ['тел. +7 913 000-00-00', ['phone']],
  ['звонить 8(3812)220011 или 8 913 000 00 00', ['phone']],
  ['результат 89130000000 балла', ['phone']],
  ['набрал 2021 балл, 12.03.2021', []],
  ['живёт на ул. Ленина, 5', ['address']],
  ['улица Мира, дом 12, кв. 7', ['address']],
  ['улица ему нравится', []],
  ['ребёнок с ОВЗ', ['health']],
  ['раскрыть талант, рассказывать истории', []],
  ['диагноз СДВГ', ['health']],
  ['вичевский', []],
  ['стоит на учёте в ПДН', ['record']],
  ['учёт времени', []],
  ['пассивный и неуспевающий', ['label']],
  ['активный, успевает', []],
]
test.each(cases)('«%s»', (text, found) => {
  expect(sensitiveIn(text)).toEqual(found)
})
