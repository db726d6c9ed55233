import { checkDefinition, type DefinitionProblem } from './check-definition.rules.ts'
import { type Definition, type Question, questionsOf } from './definition.ts'
import { answerOf, kindOf, protectedIn, whyProtected } from './protected.rules.ts'
import { type Unaskable, unaskableIn } from './sensitive-words.rules.ts'
import { stableText } from './stable-text.ts'

export type DraftProblemCode =
  | DefinitionProblem['code']
  | Unaskable
  | 'protectedGone'
  | 'protectedChanged'
  | 'markForged'
  | 'unrestricted'
  | 'typeChanged'
  | 'ballotsOnly'
  | 'tooManyScales'

/** What stops a draft from being published, at its place: `pages.0.elements.3.visibleIf`, `title`. Of a question that is gone: its name. */
export interface DraftProblem {
  readonly path: string
  readonly code: DraftProblemCode
}

export interface Draft extends Definition {
  readonly title: string
}

/** The texts that a draft is held against. */
export interface DraftGround {
  readonly purpose: string
  /** Whose protected questions stand: what came with the system, or what the territory published. */
  readonly below: Definition
  readonly inForce: Definition
  /** Other questionnaires whose answers are compared with these by name. */
  readonly compared?: readonly Definition[]
}

/** A pupil's patience, and what a sheet of paper holds. */
export const mostScales = 20

const byName = (definition: Definition): ReadonlyMap<string, Question> =>
  new Map(questionsOf(definition).map((question) => [question.name, question]))

/** Every text of a draft with its place. */
function wordsOf({ title, intro, childIntro, pages }: Draft): [path: string, text: string | undefined][] {
  return [
    ['title', title],
    ['intro', intro],
    ['childIntro', childIntro],
    ...pages.flatMap((page, at): [string, string | undefined][] => [
      [`pages.${at}.title`, page.title],
      [`pages.${at}.childTitle`, page.childTitle],
      ...page.elements.flatMap((question, element) => wordsOfQuestion(`pages.${at}.elements.${element}`, question)),
    ]),
  ]
}

function wordsOfQuestion(path: string, question: Question): [string, string | undefined][] {
  const { title, childTitle, description } = question
  const own: [string, string | undefined][] = [
    [`${path}.title`, title],
    [`${path}.childTitle`, childTitle],
    [`${path}.description`, description],
  ]
  if (question.type === 'rating')
    return [
      ...own,
      [`${path}.minRateDescription`, question.minRateDescription],
      [`${path}.maxRateDescription`, question.maxRateDescription],
    ]
  if (!('choices' in question)) return own
  return [
    ...own,
    ...question.choices.flatMap(({ text, childText }, at): [string, string | undefined][] => [
      [`${path}.choices.${at}.text`, text],
      [`${path}.choices.${at}.childText`, childText],
    ]),
  ]
}

/** Marks that only the text below gives: an editor neither takes them off nor puts them on. */
function ofMarks(question: Question, below: Question | undefined): DraftProblemCode[] {
  const { core, parameter, fills } = question
  const isForged =
    (core !== undefined && core !== below?.core) ||
    (parameter !== undefined && parameter !== below?.parameter) ||
    (fills !== undefined && fills !== below?.fills)
  return isForged ? ['markForged'] : []
}

function ofProtected(question: Question, below: Question): DraftProblemCode[] {
  const isLoosened = below.isRequired === true && question.isRequired !== true
  return isLoosened || stableText(kindOf(question)) !== stableText(kindOf(below)) ? ['protectedChanged'] : []
}

interface Held {
  readonly below: Question | undefined
  /** The questions of that name in force, here and in the questionnaires compared with it. */
  readonly known: readonly Question[]
  readonly purpose: string
}

/** What in one question is not an editor's to decide. */
function ofQuestion(question: Question, { below, known, purpose }: Held): DraftProblemCode[] {
  if (below !== undefined && whyProtected(below) !== undefined) return ofProtected(question, below)
  const found = ofMarks(question, below)
  if (question.restricted !== true && known.some(({ restricted }) => restricted === true)) found.push('unrestricted')
  if (known.some((one) => answerOf(one) !== answerOf(question))) found.push('typeChanged')
  if (question.type === 'ranking' && purpose !== 'PREFERENCE') found.push('ballotsOnly')
  return found
}

/** Everything that stops a draft from being published. */
export function checkDraft(draft: Draft, { purpose, below, inForce, compared = [] }: DraftGround): DraftProblem[] {
  const belowByName = byName(below)
  const others = [inForce, ...compared].map(byName)
  const names = byName(draft)
  const gone = protectedIn(below).flatMap(({ name }): DraftProblem[] => (names.has(name) ? [] : [{ path: name, code: 'protectedGone' }]))
  const shapes = checkDefinition(draft).map(({ page, element, field, code }) => ({
    path: element === undefined ? `pages.${page}.${field}` : `pages.${page}.elements.${element}.${field}`,
    code,
  }))
  const held = draft.pages.flatMap(({ elements }, page) =>
    elements.flatMap((question, element) => {
      const known = others.flatMap((one) => one.get(question.name) ?? [])
      const codes = ofQuestion(question, { below: belowByName.get(question.name), known, purpose })
      return codes.map((code) => ({ path: `pages.${page}.elements.${element}`, code }))
    }),
  )
  const words = wordsOf(draft).flatMap(([path, text]): DraftProblem[] => {
    const code = text === undefined ? undefined : unaskableIn(text)
    return code === undefined ? [] : [{ path, code }]
  })
  const scales = questionsOf(draft).filter(({ type }) => type === 'rating').length
  return [...gone, ...shapes, ...held, ...words, ...(scales > mostScales ? [{ path: 'pages', code: 'tooManyScales' as const }] : [])]
}
