import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkAnswers, isAsked } from './check-answers.rules.ts'
import { type Definition, questionsOf } from './definition.ts'

const choices = [
  { value: 'study', text: 'учёба' },
  { value: 'other', text: 'другое' },
]
const definition: Definition = {
  pages: [
    {
      name: 'first',
      title: 'Начало',
      elements: [
        { type: 'boolean', name: 'met', title: 'Был ли наставник?', isRequired: true },
        { type: 'text', name: 'where', title: 'Где?', maxLength: 10, isRequired: true, visibleIf: '{met} = true' },
        { type: 'rating', name: 'comfort', title: 'Комфорт', isRequired: true, rateMin: 1, rateMax: 10 },
      ],
    },
    {
      name: 'second',
      title: 'Запрос',
      elements: [
        { type: 'checkbox', name: 'request', title: 'Запрос', choices, maxSelectedChoices: 1 },
        { type: 'text', name: 'otherRequest', title: 'Какой?', visibleIf: "{request} contains 'other'" },
        { type: 'radiogroup', name: 'way', title: 'Как?', choices },
        { type: 'ranking', name: 'wished', title: 'С кем?', choicesFrom: 'MENTORS', maxSelectedChoices: 2 },
        { type: 'text', name: 'hours', inputType: 'number', title: 'Часов', min: 1, max: 40 },
        { type: 'comment', name: 'why', title: 'Почему?', maxLength: 5 },
      ],
    },
  ],
}
const people = ['a', 'b', 'c']
const good = { met: false, comfort: 7 }
const checked = (sent: Readonly<Record<string, unknown>>, finished = true) => checkAnswers(definition, sent, { finished, people })

test('what is good is taken whole', () => {
  const sent = {
    met: true,
    where: 'в школе',
    comfort: 10,
    request: ['other'],
    otherRequest: 'шахматы',
    way: 'study',
    wished: ['b', 'a'],
    hours: 40,
  }
  expect(checked({ ...sent, why: 'так' })).toEqual({ answers: { ...sent, why: 'так' }, problems: [] })
})

test.each([
  ['a key nobody asked', { ...good, hack: 1 }, 'hack', 'unknown'],
  ['a key of every object', { ...good, ['constructor']: 1 }, 'constructor', 'unknown'],
  ['an answer to a hidden question', { ...good, where: 'в школе' }, 'where', 'hidden'],
  ['a hidden one whose condition was not answered', { ...good, otherRequest: 'шахматы' }, 'otherRequest', 'hidden'],
  ['nothing where something is required', { met: false }, 'comfort', 'required'],
  ['an empty text where one is required', { ...good, met: true, where: '' }, 'where', 'required'],
  ['a text for a number', { ...good, comfort: '7' }, 'comfort', 'wrongType'],
  ['a half', { ...good, comfort: 7.5 }, 'comfort', 'wrongType'],
  ['no number at all', { ...good, comfort: Number.NaN }, 'comfort', 'wrongType'],
  ['above the scale', { ...good, comfort: 11 }, 'comfort', 'outOfRange'],
  ['below the scale', { ...good, comfort: 0 }, 'comfort', 'outOfRange'],
  ['hours of a week that has none', { ...good, hours: 41 }, 'hours', 'outOfRange'],
  ['a yes in words', { ...good, met: 'да' }, 'met', 'wrongType'],
  ['a choice nobody offered', { ...good, way: 'sport' }, 'way', 'notAChoice'],
  ['one where several may be', { ...good, request: 'study' }, 'request', 'wrongType'],
  ['several with a stranger among them', { ...good, request: ['sport'] }, 'request', 'notAChoice'],
  ['several with a number among them', { ...good, request: [1] }, 'request', 'wrongType'],
  ['too many', { ...good, request: ['study', 'other'] }, 'request', 'tooMany'],
  ['the same twice', { ...good, wished: ['a', 'a'] }, 'wished', 'repeated'],
  ['a person of another list', { ...good, wished: ['z'] }, 'wished', 'notAChoice'],
  ['a long line', { ...good, met: true, where: 'я'.repeat(11) }, 'where', 'tooLong'],
  ['a long line without a limit of its own', { ...good, request: ['other'], otherRequest: 'я'.repeat(201) }, 'otherRequest', 'tooLong'],
  ['many words', { ...good, why: 'потому' }, 'why', 'tooLong'],
  ['an object', { ...good, why: { length: 1 } }, 'why', 'wrongType'],
] as const)('%s is refused alone', (_what, sent, name, code) => {
  const { answers, problems } = checked(sent)
  expect(problems).toEqual([{ name, code }])
  expect(answers).toEqual(Object.fromEntries(Object.entries(sent).filter(([key, value]) => key !== name && value !== '')))
})

test('an unfinished questionnaire may lack anything, and nothing else', () => {
  expect(checked({}, false)).toEqual({ answers: {}, problems: [] })
  expect(checked({ comfort: 11 }, false).problems).toEqual([{ name: 'comfort', code: 'outOfRange' }])
})

test('whatever is sent, only answers to questions that are asked after the others are taken', () => {
  const name = fc.constantFrom(...questionsOf(definition).map((question) => question.name), 'hack', '__proto__')
  const answer = fc.oneof(
    fc.boolean(),
    fc.integer({ min: -1, max: 12 }),
    fc.constantFrom('study', 'other', 'a', '', null),
    fc.subarray([...people, 'other']),
  )
  fc.assert(
    fc.property(fc.dictionary(name, answer), fc.boolean(), (sent, finished) => {
      const { answers } = checked(sent, finished)
      const taken = questionsOf(definition).filter((question) => Object.hasOwn(answers, question.name))
      expect(taken.filter((question) => !isAsked(question, answers))).toEqual([])
      expect(checked(answers, false)).toEqual({ answers, problems: [] })
    }),
  )
})
