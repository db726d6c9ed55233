import { expect, test } from 'vitest'
import { checkDefinition } from './check-definition.rules.ts'
import type { Question } from './definition.ts'

const met: Question = { type: 'boolean', name: 'met', title: 'Был ли наставник?' }
const where: Question = { type: 'text', name: 'where', title: 'Где?', visibleIf: '{met} = true' }
const choices = [
  { value: 'a', text: 'а' },
  { value: 'b', text: 'б' },
]
const page = (...elements: Question[]) => ({ name: 'first', title: 'Начало', elements })

test('a good one has nothing to say', () => expect(checkDefinition({ pages: [page(met, where)] })).toEqual([]))

test.each<[string, Question[], object]>([
  ['a name twice', [met, { ...met }], { element: 1, field: 'name', code: 'repeated' }],
  ['a condition that cannot be read', [met, { ...where, visibleIf: 'если был' }], { element: 1, field: 'visibleIf', code: 'unreadable' }],
  ['a condition that looks ahead', [where, met], { element: 0, field: 'visibleIf', code: 'askedLater' }],
  ['a condition on itself', [{ ...met, visibleIf: '{met} = true' }], { element: 0, field: 'visibleIf', code: 'askedLater' }],
  [
    'a condition that no answer meets',
    [met, { ...where, visibleIf: "{met} = 'yes'" }],
    { element: 1, field: 'visibleIf', code: 'neverHolds' },
  ],
  [
    'a scale of one number',
    [{ type: 'rating', name: 'r', title: 'Р', rateMin: 1, rateMax: 1 }],
    { element: 0, field: 'rateMax', code: 'notHigher' },
  ],
  [
    'a range upside down',
    [{ type: 'text', name: 'n', title: 'Н', inputType: 'number', min: 5, max: 1 }],
    { element: 0, field: 'max', code: 'notHigher' },
  ],
  [
    'a choice twice',
    [{ type: 'radiogroup', name: 'c', title: 'В', choices: [...choices, ...choices] }],
    { element: 0, field: 'choices', code: 'repeated' },
  ],
  [
    'more to choose than there is',
    [{ type: 'checkbox', name: 'c', title: 'В', choices, maxSelectedChoices: 3 }],
    { element: 0, field: 'maxSelectedChoices', code: 'moreThanChoices' },
  ],
])('%s is told at its place', (_what, elements, problem) =>
  expect(checkDefinition({ pages: [page(...elements)] })).toEqual([{ page: 0, ...problem }]),
)

test('two pages have two names, and names of questions are one list', () => {
  expect(checkDefinition({ pages: [page(met), page(met)] })).toEqual([
    { page: 1, field: 'name', code: 'repeated' },
    { page: 1, element: 0, field: 'name', code: 'repeated' },
  ])
})
