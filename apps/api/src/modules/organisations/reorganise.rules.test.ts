import { expect, test } from 'vitest'
import { changeRefusal, closingRefusal, mayTakeIn, type Standing } from './reorganise.rules.ts'

const standing: Standing = {
  today: '2026-11-25',
  validFrom: '2010-09-01',
  validTo: null,
  mergedInto: null,
  changedOn: '2024-09-01',
  joinedOn: '2025-09-01',
}

test.each([
  ['2026-11-25', {}, undefined],
  ['2026-11-26', {}, 'change.inFuture'],
  ['2024-09-02', {}, undefined],
  ['2024-09-01', {}, 'change.tooEarly'],
  ['2010-09-01', { changedOn: null }, 'change.tooEarly'],
  ['2010-09-02', { changedOn: null }, undefined],
  ['1999-01-01', { changedOn: null, validFrom: null }, undefined],
  ['2026-08-31', { validTo: '2026-08-31' }, 'organisation.closed'],
  ['2026-08-31', { validTo: '2026-11-25' }, undefined],
  ['2026-08-31', { validTo: '2026-08-31', mergedInto: 'other' }, 'organisation.closed'],
] as const)('a new state from %s, %j: %s', (on, more, refusal) => expect(changeRefusal(on, { ...standing, ...more })).toBe(refusal))

test.each([
  ['2025-08-31', 'change.tooEarly'],
  ['2025-09-01', undefined],
  ['2027-01-01', 'change.inFuture'],
] as const)('the end on %s of one that was joined on 01.09.2025: %s', (on, refusal) => expect(closingRefusal(on, standing)).toBe(refusal))

test.each([
  ['2020-01-01', {}, true],
  ['2010-08-31', {}, false],
  ['2026-01-01', { validTo: '2025-12-31' }, false],
  ['2025-12-31', { validTo: '2025-12-31' }, true],
  ['2020-01-01', { mergedInto: 'another' }, false],
] as const)('a successor on %s, %j: %s', (on, more, may) => expect(mayTakeIn(on, { ...standing, ...more })).toBe(may))
