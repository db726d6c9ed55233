import type { TrainingMode, TrainingPlan, TrainingTest } from '@nastavnik/contract'
import { parseDay, showDay } from '../../ui/days.ts'
import { newId } from '../../ui/new-id.ts'

/** A session as it is typed. */
export interface TypedSession {
  readonly id: string
  readonly on: string
  readonly topic: string
}

/** A question as it is typed: choices a line each, the right one by its number. */
export interface TypedQuestion {
  readonly id: string
  readonly text: string
  readonly choices: string
  readonly right: number
}

/** The plan as it stands in the fields. */
export interface TypedPlan {
  readonly title: string
  readonly hours: string
  readonly startsOn: string
  readonly endsOn: string
  readonly mode: TrainingMode
  readonly place: string
  readonly taughtBy: string
  /** A line each: a title, a link, or a title and a link. */
  readonly materials: string
  readonly sessions: readonly TypedSession[]
  readonly questions: readonly TypedQuestion[]
  readonly passMark: string
}

export const emptySession = (): TypedSession => ({ id: newId(), on: '', topic: '' })
export const emptyQuestion = (): TypedQuestion => ({ id: newId(), text: '', choices: '', right: 0 })

export const emptyPlan = (): TypedPlan => ({
  title: '',
  hours: '',
  startsOn: '',
  endsOn: '',
  mode: 'ONSITE',
  place: '',
  taughtBy: '',
  materials: '',
  sessions: [emptySession()],
  questions: [],
  passMark: '',
})

export const toTyped = (plan: TrainingPlan): TypedPlan => ({
  ...plan,
  hours: String(plan.hours),
  startsOn: showDay(plan.startsOn),
  endsOn: showDay(plan.endsOn),
  materials: plan.materials
    .map(({ title, link }) => (title === link ? link : [title, link].filter((part) => part !== '').join(' ')))
    .join('\n'),
  sessions: plan.sessions.map((session) => ({ ...session, on: showDay(session.on) })),
  questions: (plan.test?.questions ?? []).map(({ text, choices, right }) => ({ id: newId(), text, choices: choices.join('\n'), right })),
  passMark: plan.test === null ? '' : String(plan.test.passMark),
})

const linesOf = (text: string): string[] => text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))

export const choicesOf = ({ choices }: TypedQuestion): string[] => linesOf(choices)

/** The link of a line stands anywhere in it; the rest is the title. */
function toMaterial(line: string): TrainingPlan['materials'][number] {
  const link = /https?:\/\/[^\s"<>]+/.exec(line)?.[0] ?? ''
  const title = line.replace(link, '').trim()
  return { title: title === '' ? link : title, link }
}

const wholeIn = (text: string, least: number, most: number): number | undefined => {
  const number = Number(text)
  return /^\d{1,4}$/.test(text.trim()) && number >= least && number <= most ? number : undefined
}

export const hoursOf = ({ hours }: TypedPlan) => wholeIn(hours, 1, 500)

/** The test as it is typed; null when there is none, undefined when it cannot be. */
export function testOf({ questions, passMark }: TypedPlan): TrainingTest | null | undefined {
  if (questions.length === 0) return null
  const read = questions.map((question) => ({ text: question.text.trim(), choices: choicesOf(question), right: question.right }))
  const mark = wholeIn(passMark, 1, read.length)
  const isWhole = read.every(
    ({ text, choices, right }) => text !== '' && choices.length >= 2 && choices.length <= 8 && right < choices.length,
  )
  return mark === undefined || !isWhole ? undefined : { questions: read, passMark: mark }
}

/** The plan to send; undefined while something in it cannot be. */
export function toPlan(typed: TypedPlan): TrainingPlan | undefined {
  const [hours, startsOn, endsOn, test] = [hoursOf(typed), parseDay(typed.startsOn), parseDay(typed.endsOn), testOf(typed)]
  const sessions = typed.sessions.flatMap(({ id, on, topic }) => {
    const day = parseDay(on)
    return day === undefined ? [] : [{ id, on: day, topic }]
  })
  if (hours === undefined || startsOn === undefined || endsOn === undefined || test === undefined) return undefined
  if (sessions.length < typed.sessions.length || typed.title.trim() === '') return undefined
  const { title, mode, place, taughtBy, materials } = typed
  return { title, hours, startsOn, endsOn, mode, place, taughtBy, materials: linesOf(materials).map(toMaterial), sessions, test }
}
