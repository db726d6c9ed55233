import { type ComparedCard, type Comparison, eachPersonText } from '@nastavnik/contract'
import { expect, test } from 'vitest'
import { differingFields, equalFields, fullerInGone } from './chosen-fields.rules.ts'

const card = (name: string, fields: Partial<ComparedCard['fields']> = {}, hasSnils = false): ComparedCard => ({
  id: name,
  fields: {
    name,
    birth: { day: null, year: null },
    experienceYears: null,
    experienceHereYears: null,
    kind: null,
    ...eachPersonText(() => ''),
    ...fields,
  },
  hasSnils,
  participations: 1,
  version: 1,
})
const pair = (kept: ComparedCard, gone: ComparedCard) => ({ kept, gone }) as Comparison

const year = { birth: { day: null, year: 2010 } }
const day = { birth: { day: '2010-03-12', year: 2010 } }

test.each([
  ['nothing differs', card('Орлова Анна'), card('Орлова Анна'), [], []],
  ['the fuller name is taken', card('Орлова А. И.'), card('Орлова Анна Ильинична'), ['name'], ['name']],
  ['what the one that stays says in full is kept', card('Орлова Анна Ильинична', day), card('Орлова Анна', year), ['name', 'birth'], []],
  ['a day is fuller than a year', card('Орлова Анна', year), card('Орлова Анна', day), ['birth'], ['birth']],
  ['what is said by one alone is taken', card('Орлова Анна'), card('Орлова Анна', { contacts: 'тел. 1' }), ['contacts'], ['contacts']],
  ['a СНИЛС of one alone is taken', card('Орлова Анна'), card('Орлова Анна', {}, true), ['snils'], ['snils']],
  ['of two СНИЛС that of the one that stays', card('Орлова Анна', {}, true), card('Орлова Анна', {}, true), ['snils'], []],
])('%s', (_what, kept, gone, differing, fuller) => {
  expect(differingFields(pair(kept, gone))).toEqual(differing)
  expect(fullerInGone(pair(kept, gone))).toEqual(fuller)
})

test('what both say alike is named, what neither says is not', () =>
  expect(equalFields(pair(card('Орлова Анна', day), card('Орлова Анна', day)))).toEqual(['name', 'birth']))
