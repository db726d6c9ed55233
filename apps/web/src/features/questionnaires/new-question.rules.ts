import type { EditedQuestion } from './text.rules.ts'

/** Kinds of questions that an editor may add; a ballot is never added. */
export const newKinds = ['scale', 'yesNo', 'oneOf', 'severalOf', 'line', 'number', 'words'] as const
export type NewKind = (typeof newKinds)[number]

/** A question of a kind with words to be replaced. */
export function newQuestion(kind: NewKind, name: string, words: { title: string; choices: readonly [string, string] }): EditedQuestion {
  const { title } = words
  const [first, second] = words.choices
  const choices = [
    { value: 'a1', text: first },
    { value: 'a2', text: second },
  ]
  switch (kind) {
    case 'scale':
      return { type: 'rating', name, title, isRequired: true, rateMin: 1, rateMax: 10 }
    case 'yesNo':
      return { type: 'boolean', name, title, isRequired: true }
    case 'oneOf':
      return { type: 'radiogroup', name, title, isRequired: true, choices }
    case 'severalOf':
      return { type: 'checkbox', name, title, choices }
    case 'line':
      return { type: 'text', name, title, maxLength: 200 }
    case 'number':
      return { type: 'text', name, title, inputType: 'number', min: 0, max: 100 }
    case 'words':
      return { type: 'comment', name, title, maxLength: 500 }
  }
}

/** The kind of a question as an editor calls it. */
export function kindOf(question: Pick<EditedQuestion, 'type'> & { inputType?: 'text' | 'number' | undefined }): NewKind | 'ballot' {
  switch (question.type) {
    case 'rating':
      return 'scale'
    case 'boolean':
      return 'yesNo'
    case 'radiogroup':
      return 'oneOf'
    case 'checkbox':
      return 'severalOf'
    case 'comment':
      return 'words'
    case 'ranking':
      return 'ballot'
    case 'text':
      return question.inputType === 'number' ? 'number' : 'line'
  }
}

/** A value for one more choice that no other has. */
export function newValue(taken: readonly string[]): string {
  const next = (number: number): string => (taken.includes(`a${number}`) ? next(number + 1) : `a${number}`)
  return next(taken.length + 1)
}
