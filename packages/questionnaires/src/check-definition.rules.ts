import { type Condition, namesIn, parseCondition } from './conditions.rules.ts'
import type { Definition, Question } from './definition.ts'

/** What is wrong with a questionnaire, at a place in it. */
export interface DefinitionProblem {
  readonly page: number
  /** Undefined: the page itself. */
  readonly element?: number
  readonly field: 'name' | 'visibleIf' | 'choices' | 'rateMax' | 'max' | 'maxSelectedChoices'
  readonly code: 'repeated' | 'unreadable' | 'askedLater' | 'neverHolds' | 'notHigher' | 'moreThanChoices'
}

type Found = Pick<DefinitionProblem, 'field' | 'code'>

const isRepeated = (values: readonly string[]): boolean => new Set(values).size < values.length

type Compared = Extract<Condition, { kind: 'compared' }>

const comparedIn = (condition: Condition): Compared[] =>
  'parts' in condition ? condition.parts.flatMap(comparedIn) : condition.kind === 'compared' ? [condition] : []

/** Whether the question can be answered with what a condition looks for. */
function canBe(question: Question, { value }: Compared): boolean {
  switch (question.type) {
    case 'boolean':
      return typeof value === 'boolean'
    case 'rating':
      return typeof value === 'number' && value >= question.rateMin && value <= question.rateMax
    case 'radiogroup':
    case 'checkbox':
      return question.choices.some((choice) => choice.value === value)
    case 'text':
      return question.inputType !== 'number' || typeof value === 'number'
    case 'comment':
    case 'ranking':
      return typeof value === 'string'
  }
}

/** A condition may ask only what was asked before it, and look for what could be answered. */
function ofCondition({ visibleIf }: Question, earlier: ReadonlyMap<string, Question>): Found[] {
  if (visibleIf === undefined) return []
  const condition = parseCondition(visibleIf)
  if (condition === undefined) return [{ field: 'visibleIf', code: 'unreadable' }]
  if (!namesIn(condition).every((name) => earlier.has(name))) return [{ field: 'visibleIf', code: 'askedLater' }]
  const isPossible = comparedIn(condition).every((one) => {
    const asked = earlier.get(one.name)
    return asked !== undefined && canBe(asked, one)
  })
  return isPossible ? [] : [{ field: 'visibleIf', code: 'neverHolds' }]
}

function ofType(question: Question): Found[] {
  if (question.type === 'rating') return question.rateMax > question.rateMin ? [] : [{ field: 'rateMax', code: 'notHigher' }]
  if (question.type === 'text')
    return question.min !== undefined && question.max !== undefined && question.max < question.min
      ? [{ field: 'max', code: 'notHigher' }]
      : []
  if (question.type !== 'radiogroup' && question.type !== 'checkbox') return []
  const found: Found[] = isRepeated(question.choices.map(({ value }) => value)) ? [{ field: 'choices', code: 'repeated' }] : []
  const isTooMany = question.type === 'checkbox' && (question.maxSelectedChoices ?? 0) > question.choices.length
  return isTooMany ? [...found, { field: 'maxSelectedChoices', code: 'moreThanChoices' }] : found
}

/** Everything that a schema of single questions does not see: repeated names, conditions that cannot be read or look ahead, empty ranges. */
export function checkDefinition({ pages }: Definition): DefinitionProblem[] {
  const earlier = new Map<string, Question>()
  const pageNames = new Set<string>()
  return pages.flatMap(({ name, elements }, page) => {
    const ofPage: DefinitionProblem[] = pageNames.has(name) ? [{ page, field: 'name', code: 'repeated' }] : []
    pageNames.add(name)
    const inside = elements.flatMap((question, element) => {
      const named: Found[] = earlier.has(question.name) ? [{ field: 'name', code: 'repeated' }] : []
      const found = [...named, ...ofCondition(question, earlier), ...ofType(question)]
      earlier.set(question.name, question)
      return found.map((one) => ({ page, element, ...one }))
    })
    return [...ofPage, ...inside]
  })
}
