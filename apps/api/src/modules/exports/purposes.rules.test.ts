import { describe, expect, test } from 'vitest'
import { publishedName, purposes } from './purposes.rules.ts'

describe('a name for publication', () => {
  test.each([
    ['Жукова Юлия Евгеньевна', 'Юлия Ж.'],
    ['Иванова Анна (7 класс)', 'Анна И.'],
    ['Мамин-Сибиряк Дмитрий', 'Дмитрий М.'],
    ['Иванов И. И.', 'И. И.'],
    ['Иванов', 'И.'],
  ])('%s → %s', (name, published) => expect(publishedName(name)).toBe(published))
})

test('only what the text of the consent names leaves the organisation', () => {
  const fieldsOf = (purpose: 'partner' | 'publication') => purposes[purpose].columns.map(({ field }) => field)
  expect(fieldsOf('partner')).toEqual(['name', 'occupation', 'timeResource'])
  expect(fieldsOf('publication')).toEqual(['name', 'occupation'])
})
