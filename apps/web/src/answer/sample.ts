import type { Definition } from '@nastavnik/questionnaires'
import type { Draft } from './drafts.ts'

/** A small questionnaire for the tests of this page. */
export const definition: Definition = {
  pages: [
    {
      name: 'before',
      title: 'Ожидания',
      elements: [
        { type: 'boolean', name: 'met', title: 'Был ли у Вас наставник?', childTitle: 'Был ли у тебя наставник?', isRequired: true },
        { type: 'text', name: 'where', title: 'Где?', visibleIf: '{met} = true' },
        { type: 'rating', name: 'effect', title: 'Оцените', isRequired: true, rateMin: 1, rateMax: 10 },
      ],
    },
    {
      name: 'more',
      title: 'Ещё',
      elements: [{ type: 'comment', name: 'words', title: 'Что ещё?', maxLength: 500, visibleIf: '{effect} > 5' }],
    },
  ],
}

export const draft = (changes: Partial<Draft> = {}): Draft => ({
  code: 'K7QF2M9XTD',
  opened: {
    title: 'Анкета',
    organisation: 'СОШ № 1',
    programme: null,
    audience: 'child',
    anonymous: false,
    endsOn: '2026-12-20',
    definition: { pages: [] },
    people: [],
    answers: {},
  },
  answers: {},
  at: 'start',
  unsaved: false,
  finished: false,
  tries: 0,
  ...changes,
})
