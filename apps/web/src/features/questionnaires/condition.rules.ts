import { type Condition, parseCondition, type Question, writeCondition } from '@nastavnik/questionnaires'

/** One line of a condition. */
export type Line = Exclude<Condition, { kind: 'all' | 'any' }>

/** A condition that the builder can show: lines that all hold, or one of them. */
export interface Lines {
  readonly kind: 'all' | 'any'
  readonly lines: readonly Line[]
}

/** Reads a condition into lines; undefined for one with brackets, or that cannot be read. */
export function linesOf(visibleIf: string): Lines | undefined {
  const condition = parseCondition(visibleIf)
  if (condition === undefined) return undefined
  if (!('parts' in condition)) return { kind: 'all', lines: [condition] }
  const lines = condition.parts.flatMap((part) => ('parts' in part ? [] : [part]))
  return lines.length === condition.parts.length ? { kind: condition.kind, lines } : undefined
}

/** The text of the lines; undefined when there are none: the question is shown always. */
export function textOf({ kind, lines }: Lines): string | undefined {
  const [only, ...others] = lines
  if (only === undefined) return undefined
  return writeCondition(others.length === 0 ? only : { kind, parts: lines })
}

export function renamedIn(condition: Condition, from: string, to: string): Condition {
  if ('parts' in condition) return { ...condition, parts: condition.parts.map((part) => renamedIn(part, from, to)) }
  return condition.name === from ? { ...condition, name: to } : condition
}

export type Relation = Extract<Line, { kind: 'compared' }>['by'] | 'empty' | 'notempty'

/** How the answer to a question may be looked at, the usual first. */
export function relationsOf(question: Question): readonly Relation[] {
  switch (question.type) {
    case 'boolean':
      return ['=', 'notempty', 'empty']
    case 'radiogroup':
      return ['=', '<>', 'notempty', 'empty']
    case 'checkbox':
      return ['contains', 'notcontains', 'notempty', 'empty']
    case 'rating':
      return ['<', '<=', '=', '<>', '>=', '>', 'notempty', 'empty']
    case 'text':
      return question.inputType === 'number' ? ['<', '<=', '=', '<>', '>=', '>', 'notempty', 'empty'] : ['notempty', 'empty']
    case 'comment':
    case 'ranking':
      return ['notempty', 'empty']
  }
}

export const relationOf = (line: Line): Relation => (line.kind === 'given' ? (line.isGiven ? 'notempty' : 'empty') : line.by)

/** What an answer to the question may be compared with at first. */
function firstValue(question: Question): string | number | boolean {
  if (question.type === 'boolean') return true
  if (question.type === 'rating') return question.rateMax
  if ('choices' in question) return question.choices[0]?.value ?? ''
  return question.type === 'text' ? (question.min ?? 0) : ''
}

/** A line about a question; the value stays where the relation alone was changed. */
export function lineAbout(
  question: Question,
  relation: Relation = relationsOf(question)[0] ?? 'notempty',
  value = firstValue(question),
): Line {
  const { name } = question
  if (relation === 'empty' || relation === 'notempty') return { kind: 'given', name, isGiven: relation === 'notempty' }
  return { kind: 'compared', name, by: relation, value }
}
