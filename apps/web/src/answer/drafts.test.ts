import { expect, test } from 'vitest'
import { draftsOn, type Shelf, shelfOf } from './drafts.ts'
import { draft } from './sample.ts'

/** A storage of the browser that takes so many entries. */
function storage(most: number): Storage {
  const inside: Record<string, string> = {}
  const methods = {
    getItem: (key: string) => inside[key] ?? null,
    removeItem: (key: string) => Reflect.deleteProperty(inside, key),
    setItem(key: string, value: string) {
      if (Object.keys(inside).length >= most && !(key in inside)) throw new Error('QuotaExceededError')
      inside[key] = value
    },
  }
  return new Proxy(inside, { get: (_, key) => Reflect.get(methods, key) ?? Reflect.get(inside, key) }) as never
}

test('a draft is kept, found, waits when it is finished and is dropped', () => {
  const shelf: Shelf = new Map()
  const drafts = draftsOn(shelf)
  drafts.keep(draft({ answers: { effect: 7 } }))
  expect(drafts.find('K7QF2M9XTD')?.answers).toEqual({ effect: 7 })
  expect(drafts.waiting()).toEqual([])
  drafts.keep(draft({ finished: true }))
  expect(drafts.waiting()).toHaveLength(1)
  drafts.drop('K7QF2M9XTD')
  expect(drafts.find('K7QF2M9XTD')).toBeUndefined()
  expect([...shelf.keys()]).toEqual([])
})

test.each(['', '{', '{}', 'null', '{"answers":{},"opened":{}}'])('what cannot be read (%s) is as if it were not there', (text) => {
  expect(draftsOn(new Map([['nastavnik.answer.K7QF2M9XTD', text]])).find('K7QF2M9XTD')).toBeUndefined()
})

test('late answers wait a fortnight after the end for the campaign to be prolonged', () => {
  const drafts = draftsOn(new Map())
  drafts.keep(draft({ finished: true }))
  drafts.sweep(new Date('2027-01-03T12:00:00Z'))
  expect(drafts.waiting()).toHaveLength(1)
  drafts.sweep(new Date('2027-01-04T12:00:00Z'))
  expect(drafts.waiting()).toEqual([])
})

test.each([0, 1])('a storage that takes %i entries loses nothing while the page is open', (most) => {
  const drafts = draftsOn(shelfOf(storage(most)))
  drafts.keep(draft({ code: 'AAAAAAAAAA', finished: true }))
  drafts.keep(draft({ code: 'BBBBBBBBBB', finished: true }))
  expect(drafts.waiting().map(({ code }) => code)).toEqual(['AAAAAAAAAA', 'BBBBBBBBBB'])
})
