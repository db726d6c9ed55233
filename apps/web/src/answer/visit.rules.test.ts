import { expect, test } from 'vitest'
import { audienceOn, fieldsFor, lackingIn, visitAt } from './visit.rules.ts'

test.each([
  ['/apply', 'apply'],
  ['/tell/', 'tell'],
  ['/partner', 'partner'],
  ['/answer', undefined],
  ['/apply/x', undefined],
])('%s', (path, visit) => expect(visitAt(path)).toBe(visit))

const today = '2026-11-26'
test.each([
  ['2012-11-27', 'child'],
  ['2012-11-26', 'teen'],
  ['2008-11-27', 'teen'],
  ['2008-11-26', 'adult'],
  ['', 'adult'],
])('born on %s: %s', (born, audience) => expect(audienceOn(born, today)).toBe(audience))

test('a child is not asked for a contact of its own, a grown-up not for a representative', () => {
  expect(fieldsFor('child')).not.toContain('contacts')
  expect(fieldsFor('adult')).not.toContain('representativeName')
})

const typed = { name: 'Ива Анна', bornOn: '2012-12-01', occupation: '7А', contacts: '', representativeName: '', representativeContacts: '' }
test('what lacks is named', () => {
  expect(lackingIn(typed, 'child', today)).toEqual(['representativeName', 'representativeContacts'])
  expect(lackingIn({ ...typed, name: 'Анна', bornOn: '2027-01-01' }, 'adult', today)).toEqual(['name', 'bornOn', 'contacts'])
})
