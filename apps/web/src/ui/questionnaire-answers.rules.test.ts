import type { Definition, Question } from '@nastavnik/questionnaires'
import { expect, test } from 'vitest'
import { readAnswers, withAnswer } from './questionnaire-answers.rules.ts'

const rating: Question = { type: 'rating', name: 'mood', title: 'Настроение', isRequired: true, rateMin: 0, rateMax: 2 }
const note: Question = { type: 'comment', name: 'note', title: 'Почему?', maxLength: 10, isRequired: true, visibleIf: '{mood} < 2' }
const definition: Definition = { pages: [{ name: 'one', title: 'Один', elements: [rating, note] }] }

test.each([
  ['nothing', {}, {}, [{ name: 'mood', code: 'required' }]],
  ['a question that opened', { mood: 1 }, { mood: 1 }, [{ name: 'note', code: 'required' }]],
  ['an answer to a question that closed again', { mood: 2, note: 'устал' }, { mood: 2 }, []],
])('reads %s', (_what, answers, taken, problems) => {
  expect(readAnswers(definition, answers)).toEqual({ taken, problems })
})

test('an emptied answer is no answer', () => {
  expect(withAnswer({ mood: 1 }, note, 'устал')).toEqual({ mood: 1, note: 'устал' })
  expect(withAnswer({ mood: 1, note: 'устал' }, note, '')).toEqual({ mood: 1 })
  expect(withAnswer({ mood: 1 }, rating, undefined)).toEqual({})
})
