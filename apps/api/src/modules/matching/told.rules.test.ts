import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { told } from './testing.ts'
import { countBits, isApart, vocabularyOf } from './told.rules.ts'

const words = vocabularyOf([
  { value: 'STUDY', texts: ['учёба по предмету', 'учиться лучше'] },
  { value: 'CAREER', texts: ['выбор профессии'] },
  { value: 'OTHER', texts: ['другое'] },
  { value: 'any', texts: ['не важно'] },
])

describe('what has been told', () => {
  test.each([
    [[], null],
    [['STUDY'], { bits: 1, isAny: false }],
    [['STUDY', 'CAREER'], { bits: 3, isAny: false }],
    [['any'], { bits: 0, isAny: true }],
    [['OTHER'], { bits: 0, isAny: false }],
    [['NOT_A_WORD'], { bits: 0, isAny: false }],
  ])('%j is %j', (values, told) => {
    expect(words.tell(values)).toEqual(told)
  })

  test.each([
    ['Учеба по предмету; выбор профессии', 3],
    ['учиться лучше, футбол', 1],
    ['футбол', undefined],
    ['', undefined],
  ])('«%s» of a card is %s', (text, bits) => {
    expect(words.tellText(text)?.bits).toBe(bits)
  })

  test('a 32nd word would be taken for the first', () => {
    const many = Array.from({ length: 32 }, (_, index) => ({ value: String(index), texts: [] }))
    expect(() => vocabularyOf(many)).toThrow(RangeError)
    expect(vocabularyOf(many.slice(1)).tell(['31'])?.bits).toBe(1 << 30)
  })

  test('bits are counted as the digits of the number say', () => {
    fc.assert(
      fc.property(fc.nat(), (bits) => {
        expect(countBits(bits)).toBe(bits.toString(2).replaceAll('0', '').length)
      }),
    )
  })
})

test.each([
  [told(1), told(2), true],
  [told(3), told(2), false],
  [told(1), null, false],
  [null, null, false],
  [told(1), told(0), false],
  [told(1), told(2, true), false],
])('%j and %j are apart: %s', (one, other, apart) => {
  expect(isApart(one, other)).toBe(apart)
  expect(isApart(other, one)).toBe(apart)
})
