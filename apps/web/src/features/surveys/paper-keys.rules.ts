import { type Answer, type Answers, type Definition, isAsked, type Question, questionsOf } from '@nastavnik/questionnaires'
import { readAnswers, withAnswer } from '../../ui/questionnaire-answers.rules.ts'

/** What is printed on the sheet: its questions and those who may be chosen. */
export interface SheetQuestions {
  readonly definition: Definition
  readonly people: readonly { readonly id: string; readonly name: string }[]
}

/** A sheet that is being entered, key by key. */
export interface Entry {
  readonly answers: Answers
  /** The question that waits for its key; undefined: all are passed, Enter saves. */
  readonly at: string | undefined
  /** Digits of a number that may go on. */
  readonly digits: string
  /** The last key means nothing here. */
  readonly isRefused: boolean
}

/** What a key stands for. */
export interface Option {
  readonly key: string
  readonly value: Answer
  readonly title: string
}

/** Options beyond it are chosen by several digits. */
const mostByOneKey = 10
/** Ten has no key of its own: 0 stands for it, and «-», which is next to it, where a scale begins with nought. */
const keyOfScale = (value: number, from: number): string => (value < 10 ? String(value) : from === 0 ? '-' : '0')
const keyOfPlace = (index: number, count: number): string => (index === 9 && count <= mostByOneKey ? '0' : String(index + 1))

/** Answered by words instead of a key. */
export const isWritten = ({ type }: Question): boolean => type === 'text' || type === 'comment'
/** Several keys one after another; Enter goes on. */
const isSeveral = ({ type }: Question): boolean => type === 'checkbox' || type === 'ranking'

/** The keys that answer a question, in the order in which they are printed. */
export function optionsOf(question: Question, people: SheetQuestions['people'], words: { yes: string; no: string }): readonly Option[] {
  switch (question.type) {
    case 'rating':
      return Array.from({ length: question.rateMax - question.rateMin + 1 }, (_, step) => {
        const value = question.rateMin + step
        return { key: keyOfScale(value, question.rateMin), value, title: String(value) }
      })
    case 'boolean':
      return [
        { key: '1', value: true, title: words.yes },
        { key: '2', value: false, title: words.no },
      ]
    case 'radiogroup':
    case 'checkbox':
      return question.choices.map(({ value, text }, index, { length }) => ({ key: keyOfPlace(index, length), value, title: text }))
    case 'ranking':
      return people.map(({ id, name }, index, { length }) => ({ key: keyOfPlace(index, length), value: id, title: name }))
    default:
      return []
  }
}

/** Д and Н, and the keys that they stand on in the other layout. */
const letters: Readonly<Record<string, string>> = { д: '1', l: '1', н: '2', y: '2' }
const keysOnly = { yes: '', no: '' }
const idsOf = ({ people }: SheetQuestions) => people.map(({ id }) => id)
const answersIn = (sheet: SheetQuestions, answers: Answers) => readAnswers(sheet.definition, answers, idsOf(sheet))

/** The questions that are asked after what has been answered. */
export function askedOf(sheet: SheetQuestions, answers: Answers): readonly Question[] {
  const { taken } = answersIn(sheet, answers)
  return questionsOf(sheet.definition).filter((question) => isAsked(question, taken))
}

/** Names of required questions that have no answer. */
export const blanksOf = (sheet: SheetQuestions, answers: Answers): readonly string[] =>
  answersIn(sheet, answers).problems.flatMap(({ name, code }) => (code === 'required' ? [name] : []))

export const questionAt = ({ definition }: SheetQuestions, { at }: Entry): Question | undefined =>
  questionsOf(definition).find(({ name }) => name === at)

/** Opens a sheet at its first question without an answer. */
export function openEntry(sheet: SheetQuestions, answers: Answers): Entry {
  const at = Object.keys(answers).length === 0 ? undefined : askedOf(sheet, answers).find(({ name }) => answers[name] === undefined)?.name
  const first = askedOf(sheet, answers)[0]?.name
  return { answers, at: at ?? first, digits: '', isRefused: false }
}

export const goTo = (entry: Entry, at: string | undefined): Entry => ({ ...entry, at, digits: '', isRefused: false })

/** One question on or back; past the last one is the end. */
export function step(sheet: SheetQuestions, entry: Entry, by: 1 | -1): Entry {
  const names = askedOf(sheet, entry.answers).map(({ name }) => name)
  const here = entry.at === undefined ? names.length : names.indexOf(entry.at)
  return goTo(entry, by < 0 ? names[Math.max(0, here - 1)] : names[here + 1])
}

const refuse = (entry: Entry): Entry => ({ ...entry, isRefused: true })

/** Takes an option: a single answer goes on to the next question, one of several is set or taken away. */
export function choose(sheet: SheetQuestions, entry: Entry, question: Question, value: Answer): Entry {
  const answered = (answer: Answer): Entry => ({
    ...entry,
    answers: withAnswer(entry.answers, question, answer),
    digits: '',
    isRefused: false,
  })
  if (!isSeveral(question)) return step(sheet, answered(value), 1)
  const former = entry.answers[question.name]
  const chosen = (Array.isArray(former) ? former : []) as readonly string[]
  const next = chosen.includes(String(value)) ? chosen.filter((one) => one !== value) : [...chosen, String(value)]
  const most = question.type === 'checkbox' || question.type === 'ranking' ? question.maxSelectedChoices : undefined
  return next.length > (most ?? next.length) ? refuse({ ...entry, digits: '' }) : answered(next)
}

/** The words of a written answer so far; a number that is one becomes a number. */
export function write(entry: Entry, question: Question, text: string): Entry {
  const isNumber = question.type === 'text' && question.inputType === 'number' && /^-?\d{1,15}$/.test(text.trim())
  return { ...entry, answers: withAnswer(entry.answers, question, isNumber ? Number(text) : text), isRefused: false }
}

function press(sheet: SheetQuestions, entry: Entry, character: string): Entry {
  const question = questionAt(sheet, entry)
  if (question === undefined) return entry
  const key = question.type === 'boolean' ? (letters[character.toLowerCase()] ?? character) : character
  const options = optionsOf(question, sheet.people, keysOnly)
  const digits = entry.digits + key
  const meant = options.filter((option) => (options.length > mostByOneKey ? option.key.startsWith(digits) : option.key === key))
  const [only] = meant
  if (only === undefined) return refuse(entry)
  return meant.length === 1 ? choose(sheet, entry, question, only.value) : { ...entry, digits, isRefused: false }
}

/** Characters that came from the keyboard, one or many. */
export const type = (sheet: SheetQuestions, entry: Entry, characters: string): Entry =>
  Array.from(characters).reduce((now, character) => press(sheet, now, character), entry)

/** Enter: ends a number of several digits, or goes on when what stands there may be an answer. At the end it stays: saving is the page's. */
export function enter(sheet: SheetQuestions, entry: Entry): Entry {
  const question = questionAt(sheet, entry)
  if (question === undefined) return entry
  if (entry.digits !== '') {
    const option = optionsOf(question, sheet.people, keysOnly).find(({ key }) => key === entry.digits)
    return option === undefined ? refuse({ ...entry, digits: '' }) : choose(sheet, entry, question, option.value)
  }
  const problem = answersIn(sheet, entry.answers).problems.find(({ name }) => name === question.name)
  return problem === undefined || problem.code === 'required' ? step(sheet, entry, 1) : refuse(entry)
}

/** Backspace: takes a digit away, or goes a question back. */
export const back = (sheet: SheetQuestions, entry: Entry): Entry =>
  entry.digits === '' ? step(sheet, entry, -1) : { ...entry, digits: entry.digits.slice(0, -1), isRefused: false }
