import { type Answers, type Choice, type Definition, questionsOf } from '@nastavnik/questionnaires'
import { type Told, type Vocabulary, vocabularyOf, type Word } from './told.rules.ts'

/** The words of what mentees and mentors tell of the same thing: those of the questionnaires in force. */
export interface Vocabularies {
  readonly request: Vocabulary
  readonly time: Vocabulary
  readonly format: Vocabulary
  readonly interests: Vocabulary
  readonly wishedMentor: Vocabulary
  readonly wishedAges: Vocabulary
}

function choicesOf(definition: Definition | undefined, name: string): readonly Choice[] {
  const question = definition === undefined ? undefined : questionsOf(definition).find((one) => one.name === name)
  return question !== undefined && 'choices' in question ? question.choices : []
}

/** The words of a question that is put to both: what one of them alone can choose is a word too. */
function wordsOf(...lists: readonly (readonly Choice[])[]): Word[] {
  const texts = new Map<string, Set<string>>()
  for (const { value, text, childText } of lists.flat()) {
    const known = texts.get(value) ?? new Set()
    known.add(text)
    if (childText !== undefined) known.add(childText)
    texts.set(value, known)
  }
  return [...texts].map(([value, of]) => ({ value, texts: [...of] }))
}

/** Out of the applications of both roles; without a questionnaire nothing can be told in it. */
export function vocabulariesOf(mentee: Definition | undefined, mentor: Definition | undefined): Vocabularies {
  const both = (ofMentee: string, ofMentor: string) => vocabularyOf(wordsOf(choicesOf(mentee, ofMentee), choicesOf(mentor, ofMentor)))
  return {
    request: both('request', 'canHelpWith'),
    time: both('convenientTime', 'convenientTime'),
    format: both('format', 'format'),
    interests: both('interests', 'interests'),
    wishedMentor: vocabularyOf(wordsOf(choicesOf(mentee, 'wishedMentor'))),
    wishedAges: vocabularyOf(wordsOf(choicesOf(mentor, 'wishedAges'))),
  }
}

/** What was chosen; a single choice is a list of one. */
export function valuesOf(answers: Answers | null, name: string): readonly string[] {
  const answer = answers?.[name]
  if (typeof answer === 'string') return [answer]
  return Array.isArray(answer) ? answer.filter((value) => typeof value === 'string') : []
}

/** What an application says of a thing, else what the card does. */
export function tellOf(vocabulary: Vocabulary, answers: Answers | null, name: string, text = ''): Told | null {
  return vocabulary.tell(valuesOf(answers, name)) ?? vocabulary.tellText(text)
}

/** The languages people have written into their cards, those of most people first: as many as bits can tell apart. */
export function languagesOf(texts: readonly string[]): Vocabulary {
  const counts = new Map<string, number>()
  for (const text of texts)
    for (const language of new Set(text.split(/[;,\n]/).map((part) => part.trim().toLowerCase())))
      if (language !== '') counts.set(language, (counts.get(language) ?? 0) + 1)
  const most = [...counts].sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1)).slice(0, 31)
  return vocabularyOf(most.map(([language]) => ({ value: language, texts: [language] })))
}
