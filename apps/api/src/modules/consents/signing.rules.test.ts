import type { Birth } from '@nastavnik/contract'
import { describe, expect, test } from 'vitest'
import { model } from '../../../test/school-bases.ts'
import { adultOn, signatureFault, signersOf } from './signing.rules.ts'

const { signing } = model.consents
const day = (text: string): Birth => ({ day: text, year: Number(text.slice(0, 4)) })
const year = (of: number): Birth => ({ day: null, year: of })
const unknown: Birth = { day: null, year: null }
const today = '2026-11-26'

describe('who signs today', () => {
  test.each([
    ['a child of 13', day('2012-11-27'), '08Б', true, false],
    ['on the 14th birthday', day('2012-11-26'), '08Б', true, true],
    ['the day before 18', day('2008-11-27'), '11А', true, true],
    ['on the 18th birthday', day('2008-11-26'), '11А', false, true],
    ['a teacher', day('1980-01-01'), '', false, true],
    ['a year that may be 17', year(2008), '11', true, true],
    ['a year that is surely 18', year(2007), '11', false, true],
    ['a year that may be 14', year(2012), '08', true, true],
    ['a year below 14', year(2013), '07', true, false],
    ['unknown, in a junior class', unknown, '05А', true, false],
    ['unknown, in a senior class', unknown, '09А', true, true],
    ['unknown, a student', unknown, 'К1', true, true],
    ['unknown, in no class', unknown, '', false, true],
  ])('%s', (_, birth, classCode, representative, person) => {
    expect(signersOf(birth, classCode, today, signing)).toEqual({ representative, person })
  })
})

describe('what is wrong with a signature', () => {
  const child = { representative: true, person: false }
  const teen = { representative: true, person: true }
  const adult = { representative: false, person: true }
  test.each([
    ['representative of a child', 'REPRESENTATIVE', false, child, day('2015-01-01'), undefined],
    ['a child alone', 'PERSON', false, child, day('2015-01-01'), 'signer'],
    ['representative of a teenager alone', 'REPRESENTATIVE', false, teen, day('2010-01-01'), 'countersigned'],
    ['both of a teenager', 'REPRESENTATIVE', true, teen, day('2010-01-01'), undefined],
    ['representative of an adult', 'REPRESENTATIVE', false, adult, day('1990-01-01'), 'signer'],
    ['an adult', 'PERSON', false, adult, day('1990-01-01'), undefined],
    ['birth unknown: who signed is believed', 'PERSON', false, teen, unknown, undefined],
    ['birth unknown: a representative too', 'REPRESENTATIVE', false, adult, unknown, undefined],
  ] as const)('%s', (_, signer, countersigned, signers, birth, fault) => {
    expect(signatureFault({ signer, countersigned }, signers, birth)).toBe(fault)
  })
})

test.each([
  [day('2008-02-29'), '2026-02-28'],
  [year(2008), '2026-12-31'],
  [unknown, null],
])('%j comes of age on %s', (birth, on) => expect(adultOn(birth, signing)).toBe(on))
