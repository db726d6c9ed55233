import { expect, test } from 'vitest'
import { bareTitle, titleKey } from './titles.rules.ts'

test.each([
  ['Программа «Лидер»', 'Лидер'],
  ['Программа "Лидер"', 'Лидер'],
  ['программа наставничества „Лидер“', 'Лидер'],
  ['«Лидер»', 'Лидер'],
  [' Лидер ', 'Лидер'],
  ['Программа\n«Шаг  в профессию»', 'Шаг в профессию'],
  ['«Шаг» и «Прыжок»', '«Шаг» и «Прыжок»'],
  ['«Программа «Лидер»»', 'Программа «Лидер»'],
  ['Программа', 'Программа'],
  ['Программа «»', 'Программа «»'],
])('%j is called %j', (text, title) => expect(bareTitle(text)).toBe(title))

test.each([
  ['Лидер', 'ЛИДЕР'],
  ['Ёмкие знания', 'Емкие  знания'],
  ['Шаг — в профессию', 'Шаг-в профессию'],
  ['«Лидер» и другие', 'Лидер и другие'],
])('%j and %j are one programme', (one, other) => expect(titleKey(one)).toBe(titleKey(other)))

test('other words are another programme', () => expect(titleKey('Лидер')).not.toBe(titleKey('Лидер 2')))
