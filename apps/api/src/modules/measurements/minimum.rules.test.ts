import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shownGroups, shownTexts } from './minimum.rules.ts'

test.each([
  ['all are large', [5, 7, 12], [true, true, true]],
  ['one small: the next smallest goes with it', [12, 3, 7], [true, false, false]],
  ['two small that are five together hide each other', [12, 3, 2], [true, false, false]],
  ['two small that are four together', [12, 3, 1, 6], [true, false, false, false]],
  ['a class of the silent gives nothing away', [12, 0, 7], [true, false, true]],
  ['the silent hide nobody', [12, 0, 3, 7], [true, false, false, false]],
  ['two classes, one small', [20, 3], null],
  ['only small ones', [4, 4, 4], null],
  ['nobody answered', [0, 0], null],
  ['one group, the whole', [9], [true]],
  ['no groups', [], null],
] as const)('%s', (_title, counts, shown) => {
  expect(shownGroups(counts)).toEqual(shown)
})

/** By trying: what is not shown among these groups, and how many it is that the total less the shown gives away. */
function leaks(counts: readonly number[], isShown: (group: number) => boolean): boolean {
  let rest = counts.reduce((sum, count) => sum + count, 0)
  for (const [group, count] of counts.entries()) {
    if (!isShown(group)) continue
    if (count < 5) return true
    rest -= count
  }
  return rest !== 0 && rest < 5
}

test('a hidden group cannot be counted from the total, and nothing is hidden that need not be', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(12), { maxLength: 8 }), (counts) => {
      const shown = shownGroups(counts)
      expect(shown !== null && leaks(counts, (group) => shown[group] === true)).toBe(false)
      const choices = Array.from({ length: 2 ** counts.length }, (_, bits) => (group: number) => ((bits >> group) & 1) === 1)
      const most = Math.max(
        0,
        ...choices.filter((choice) => !leaks(counts, choice)).map((choice) => counts.filter((_, group) => choice(group)).length),
      )
      expect(shown?.filter(Boolean).length ?? 0).toBe(most)
    }),
    { numRuns: 500 },
  )
})

test('words are read when five have written, in an order that tells nothing of who wrote first', () => {
  expect(shownTexts(['в', 'б', 'а', 'г'])).toBeNull()
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 5, maxLength: 9 }), (texts) => {
      expect(shownTexts(texts.toReversed())).toEqual(shownTexts(texts))
      expect(shownTexts(texts)?.toSorted()).toEqual(texts.toSorted())
    }),
  )
})
