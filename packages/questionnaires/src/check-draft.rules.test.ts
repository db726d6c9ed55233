import { describe, expect, test } from 'vitest'
import { checkDraft, type Draft, type DraftProblemCode } from './check-draft.rules.ts'
import type { Question } from './definition.ts'

const joint: Question = {
  type: 'rating',
  name: 'jointWork',
  title: 'Работали вместе',
  isRequired: true,
  rateMin: 1,
  rateMax: 10,
  core: 'SATISFACTION',
}
const grade: Question = { type: 'rating', name: 'grade', title: 'Интерес', rateMin: 0, rateMax: 2, parameter: 'ENGAGEMENT' }
const request: Question = {
  type: 'checkbox',
  name: 'request',
  title: 'С чем помочь',
  choices: [
    { value: 'STUDY', text: 'Учёба' },
    { value: 'OTHER', text: 'Другое' },
  ],
  fills: 'request',
}
const closed: Question = { type: 'comment', name: 'closed', title: 'Психологу', maxLength: 500, restricted: true }
const free: Question = { type: 'comment', name: 'free', title: 'Что ещё', maxLength: 500 }
const all = [joint, grade, request, closed, free]

const draftOf = (elements: readonly Question[], more: Partial<Draft> = {}): Draft => ({
  title: 'Анкета',
  pages: [{ name: 'first', title: 'Начало', elements }],
  ...more,
})
const inForce = draftOf(all)
const check = (draft: Draft, purpose = 'FINAL') => checkDraft(draft, { purpose, below: inForce, inForce })
const at = (index: number) => `pages.0.elements.${index}`
const changed = (index: number, change: object): Draft => draftOf(all.map((one, place) => (place === index ? { ...one, ...change } : one)))

test('the text in force can be published as it is', () => expect(check(inForce)).toEqual([]))

describe('words, order and pages are the editor’s', () => {
  test.each<[string, Draft]>([
    ['words of a core item', changed(0, { title: 'Довольны ли вы', childTitle: 'Нравилось?', description: 'Подумайте' })],
    [
      'words and order of choices',
      changed(2, { choices: request.choices.toReversed().map((one) => ({ ...one, text: `${one.text}!`, childText: 'Да' })) }),
    ],
    ['the order', draftOf(all.toReversed())],
    [
      'another page',
      {
        ...inForce,
        pages: [
          { name: 'a', title: 'А', elements: [free] },
          { name: 'b', title: 'Б', elements: all.slice(0, 4) },
        ],
      },
    ],
    ['a question gone that nothing counts from', draftOf(all.slice(0, 4))],
    ['a question more', draftOf([...all, { type: 'boolean', name: 'more', title: 'Ещё?' }])],
    ['a parameter that must be answered now', changed(1, { isRequired: true })],
  ])('%s', (_what, draft) => expect(check(draft)).toEqual([]))
})

test.each<[string, Draft, string, DraftProblemCode]>([
  ['a core item gone', draftOf(all.slice(1)), 'jointWork', 'protectedGone'],
  ['a core item under another name', changed(0, { name: 'together', core: undefined }), 'jointWork', 'protectedGone'],
  [
    'a core item of another type',
    draftOf([{ type: 'boolean', name: 'jointWork', title: 'Да?', isRequired: true, core: 'SATISFACTION' }, ...all.slice(1)]),
    at(0),
    'protectedChanged',
  ],
  ['a core item on another scale', changed(0, { rateMax: 5 }), at(0), 'protectedChanged'],
  ['the ends of its scale turned round', changed(0, { minRateDescription: 'очень' }), at(0), 'protectedChanged'],
  ['a core item made optional', changed(0, { isRequired: false }), at(0), 'protectedChanged'],
  [
    'a core item under a condition',
    draftOf([free, { ...joint, visibleIf: '{free} notempty' }, grade, request, closed]),
    at(1),
    'protectedChanged',
  ],
  ['a core item without its mark', changed(0, { core: undefined }), at(0), 'protectedChanged'],
  ['a parameter measured by another', changed(1, { parameter: 'MOTIVATION' }), at(1), 'protectedChanged'],
  [
    'a choice gone that fills a card',
    changed(2, {
      choices: [
        { value: 'STUDY', text: 'Учёба' },
        { value: 'NEW', text: 'Новое' },
      ],
    }),
    at(2),
    'protectedChanged',
  ],
  ['a mark put on a question of one’s own', changed(4, { core: 'SATISFACTION' }), at(4), 'markForged'],
  ['a parameter put on a question of one’s own', changed(4, { parameter: 'ENGAGEMENT' }), at(4), 'markForged'],
  ['a field of the card', changed(4, { fills: 'strengths' }), at(4), 'markForged'],
  ['what the psychologist alone reads, opened', changed(3, { restricted: undefined }), at(3), 'unrestricted'],
  [
    'another type under a name that is there',
    draftOf([...all.slice(0, 4), { type: 'boolean', name: 'free', title: 'Да?' }]),
    at(4),
    'typeChanged',
  ],
  [
    'a ballot in a questionnaire',
    draftOf([...all, { type: 'ranking', name: 'who', title: 'Кого', choicesFrom: 'MENTORS', maxSelectedChoices: 3 }]),
    at(5),
    'ballotsOnly',
  ],
  ['a label', changed(4, { title: 'Ты пассивный?' }), `${at(4)}.title`, 'label'],
  ['a label in the words for children', changed(0, { childTitle: 'Помог ли ты неуспевающему?' }), `${at(0)}.childTitle`, 'label'],
  ['a label in a title', draftOf(all, { title: 'Для двоечников' }), 'title', 'label'],
  ['what may not be asked', changed(4, { title: 'Какой у вас диагноз?' }), `${at(4)}.title`, 'forbiddenSubject'],
  [
    'what may not be chosen',
    changed(2, {
      choices: [
        { value: 'STUDY', text: 'Национальность' },
        { value: 'OTHER', text: 'Другое' },
      ],
    }),
    `${at(2)}.choices.0.text`,
    'forbiddenSubject',
  ],
  ['a repeated name', draftOf([...all, free]), `${at(5)}.name`, 'repeated'],
  ['a condition on what is gone', changed(4, { visibleIf: '{gone} = true' }), `${at(4)}.visibleIf`, 'askedLater'],
  [
    'a condition on a choice that is not there',
    changed(4, { visibleIf: "{request} contains 'MUSIC'" }),
    `${at(4)}.visibleIf`,
    'neverHolds',
  ],
])('%s is refused at its place', (_what, draft, path, code) => expect(check(draft)).toEqual([{ path, code }]))

test('twenty scales are the most', () => {
  const scales = Array.from(
    { length: 19 },
    (_, index): Question => ({ type: 'rating', name: `scale${index}`, title: 'Шкала', rateMin: 1, rateMax: 5 }),
  )
  expect(check(draftOf([...all, ...scales.slice(0, 18)]))).toEqual([])
  expect(check(draftOf([...all, ...scales]))).toEqual([{ path: 'pages', code: 'tooManyScales' }])
})

test('a ballot has its people, and what is compared with another questionnaire is answered alike', () => {
  const ballot = draftOf([...all, { type: 'ranking', name: 'who', title: 'Кого', choicesFrom: 'MENTORS', maxSelectedChoices: 3 }])
  expect(check(ballot, 'PREFERENCE')).toEqual([])
  const other = draftOf([{ type: 'boolean', name: 'fresh', title: 'Да?' }])
  const mine = draftOf([...all, { type: 'rating', name: 'fresh', title: 'Сколько', rateMin: 1, rateMax: 10 }])
  expect(checkDraft(mine, { purpose: 'FINAL', below: inForce, inForce, compared: [other] })).toEqual([{ path: at(5), code: 'typeChanged' }])
})
