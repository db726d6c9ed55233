import { type Condition, namesIn, parseCondition } from './conditions.rules.ts'
import { type Definition, type Question, questionsOf } from './definition.ts'

const literal = (value: string | number | boolean): string => (typeof value === 'string' ? `'${value}'` : String(value))

/** The text of a condition, which `parseCondition` reads back. */
export function writeCondition(condition: Condition): string {
  if ('parts' in condition) {
    const part = (one: Condition) => ('parts' in one ? `(${writeCondition(one)})` : writeCondition(one))
    return condition.parts.map(part).join(condition.kind === 'all' ? ' and ' : ' or ')
  }
  if (condition.kind === 'given') return `{${condition.name}} ${condition.isGiven ? 'notempty' : 'empty'}`
  return `{${condition.name}} ${condition.by} ${literal(condition.value)}`
}

/** Whether the question is shown by the answer to the one of that name. */
function asksOf({ visibleIf }: Question, name: string): boolean {
  const condition = visibleIf === undefined ? undefined : parseCondition(visibleIf)
  return condition !== undefined && namesIn(condition).includes(name)
}

/** The questions whose conditions ask for the answer to the one of that name. */
export const askersOf = (definition: Definition, name: string): Question[] =>
  questionsOf(definition).filter((question) => asksOf(question, name))
