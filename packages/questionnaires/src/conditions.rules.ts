import type { Answer, Answers } from './definition.ts'

type Value = string | number | boolean
const comparisons = ['=', '<>', '>=', '<=', '>', '<', 'contains', 'notcontains'] as const
export type Comparison = (typeof comparisons)[number]

export type Condition =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Condition[] }
  | { readonly kind: 'given'; readonly name: string; readonly isGiven: boolean }
  | { readonly kind: 'compared'; readonly name: string; readonly by: Comparison; readonly value: Value }

const tokens = /\s*(\{[^{}]*\}|'[^']*'|<>|>=|<=|=|>|<|\(|\)|[\p{L}\d._-]+)/uy

/** The words of a condition; undefined where it cannot be read. */
function wordsOf(text: string): string[] | undefined {
  const words: string[] = []
  tokens.lastIndex = 0
  const end = text.trimEnd().length
  while (tokens.lastIndex < end) {
    const word = tokens.exec(text)?.[1]
    if (word === undefined) return undefined
    words.push(word)
  }
  return words
}

function literalOf(word: string | undefined): Value | undefined {
  if (word === undefined) return undefined
  if (word.startsWith("'")) return word.slice(1, -1)
  if (word === 'true' || word === 'false') return word === 'true'
  return /^-?\d+(\.\d+)?$/.test(word) ? Number(word) : undefined
}

/** Reads a condition off its words, from the left; what is left in `words` has not been read. */
class Reading {
  readonly words: string[]

  constructor(words: string[]) {
    this.words = words
  }

  any(): Condition | undefined {
    return this.#several('any', 'or', () => this.#several('all', 'and', () => this.#single()))
  }

  #several(kind: 'all' | 'any', word: string, read: () => Condition | undefined): Condition | undefined {
    const first = read()
    if (first === undefined) return undefined
    const parts = [first]
    while (this.words[0] === word) {
      this.words.shift()
      const next = read()
      if (next === undefined) return undefined
      parts.push(next)
    }
    return parts.length === 1 ? first : { kind, parts }
  }

  #single(): Condition | undefined {
    const word = this.words.shift()
    if (word === '(') {
      const inside = this.any()
      return this.words.shift() === ')' ? inside : undefined
    }
    if (word === undefined || !word.startsWith('{')) return undefined
    const name = word.slice(1, -1).trim()
    const by = this.words.shift()
    if (by === 'empty' || by === 'notempty') return { kind: 'given', name, isGiven: by === 'notempty' }
    const comparison = comparisons.find((known) => known === by)
    const value = literalOf(this.words.shift())
    return comparison === undefined || value === undefined ? undefined : { kind: 'compared', name, by: comparison, value }
  }
}

/**
 * Reads `visibleIf`: `{name} = value` with =, <>, >, >=, <, <=, contains, notcontains; `{name} empty`, `{name} notempty`; joined by `and`, `or` and
 * brackets, `and` first. A value is a number, true, false or 'a text'. Undefined when it cannot be read.
 */
export function parseCondition(text: string): Condition | undefined {
  const words = wordsOf(text)
  if (words === undefined || words.length === 0) return undefined
  const reading = new Reading(words)
  const condition = reading.any()
  return reading.words.length === 0 ? condition : undefined
}

/** The names of the questions that a condition asks. */
export const namesIn = (condition: Condition): string[] => ('parts' in condition ? condition.parts.flatMap(namesIn) : [condition.name])

const isGiven = (answer: Answer | undefined): answer is Answer =>
  answer !== undefined && answer !== '' && !(Array.isArray(answer) && answer.length === 0)

function compares(answer: Answer, by: Comparison, value: Value): boolean {
  if (by === 'contains' || by === 'notcontains') {
    const text = String(value)
    const has = typeof answer === 'object' ? answer.includes(text) : String(answer).includes(text)
    return has === (by === 'contains')
  }
  if (by === '=') return answer === value
  if (by === '<>') return answer !== value
  if (typeof answer !== 'number' || typeof value !== 'number') return false
  if (by === '>') return answer > value
  if (by === '>=') return answer >= value
  return by === '<' ? answer < value : answer <= value
}

/** Whether a condition holds. To what has not been answered nothing compares but `<>` and `notcontains`. */
export function holds(condition: Condition, answers: Answers): boolean {
  if ('parts' in condition) {
    const inside = (part: Condition) => holds(part, answers)
    return condition.kind === 'all' ? condition.parts.every(inside) : condition.parts.some(inside)
  }
  const answer = Object.hasOwn(answers, condition.name) ? answers[condition.name] : undefined
  if (condition.kind === 'given') return isGiven(answer) === condition.isGiven
  if (!isGiven(answer)) return condition.by === '<>' || condition.by === 'notcontains'
  return compares(answer, condition.by, condition.value)
}
