import { expect, test } from 'vitest'
import { blank, isBegun, type VisitDraft, visitDraftsOn } from './visit-drafts.ts'

const code = 'K7QF2M9XTD'
const draft: VisitDraft = { id: '1', typed: { ...blank, name: 'Орлова Вера' }, answers: { metBefore: false } }

test('a sheet is found where it was left, and nowhere else, until it is dropped', () => {
  const shelf = new Map<string, string>()
  const drafts = visitDraftsOn(shelf, 'apply')
  drafts.keep(code, draft)
  expect(drafts.find(code)).toEqual(draft)
  expect([drafts.find('AAAAAAAAAA'), visitDraftsOn(shelf, 'tell').find(code)]).toEqual([undefined, undefined])
  drafts.drop(code)
  expect([drafts.find(code), shelf.size]).toEqual([undefined, 0])
})

test.each(['', '{', '{}', 'null', '{"id":"1","typed":{"name":"Вера"},"answers":{}}', '{"id":"1","answers":{}}'])(
  'what cannot be read (%s) is as if it were not there',
  (text) => expect(visitDraftsOn(new Map([[`nastavnik.apply.${code}`, text]]), 'apply').find(code)).toBeUndefined(),
)

test.each([
  [draft, true],
  [{ ...draft, typed: blank }, true],
  [{ ...draft, answers: {} }, true],
  [{ ...draft, typed: blank, answers: {} }, false],
])('whether anything is filled in', (of, begun) => expect(isBegun(of)).toBe(begun))
