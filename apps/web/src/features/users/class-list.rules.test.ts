import { expect, test } from 'vitest'
import { readClasses } from './class-list.rules.ts'

const cases: readonly [text: string, classes: string[], wrong: string[]][] = [
  ['7А, 8 «б»; 11', ['07А', '08Б', '11'], []],
  ['7а класс, 7А', ['07А'], []],
  ['2 курс', ['К2'], []],
  ['', [], []],
  ['7А, все, 13', ['07А'], ['все', '13']],
]
test.each(cases)('«%s»', (text, classes, wrong) => expect(readClasses(text)).toEqual({ classes, wrong }))
