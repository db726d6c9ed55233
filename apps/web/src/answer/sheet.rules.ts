import type { Audience } from '@nastavnik/contract'
import { type Answers, checkAnswers, type Definition, isAsked, type Question } from '@nastavnik/questionnaires'

/** A page with those of its questions that are asked after the answers so far. */
export interface AskedPage {
  readonly name: string
  readonly title: string
  readonly questions: readonly Question[]
}

export interface Sheet {
  readonly pages: readonly AskedPage[]
  /** The answers that fit, of questions that are asked. */
  readonly good: Answers
  /** By the name of the question: why its answer does not do, or that it lacks. */
  readonly problems: Readonly<Record<string, string>>
}

/** The words of the questions for who reads them: the young read those written for them, where there are any. */
export const titleFor = (audience: Audience, { title, childTitle }: { title: string; childTitle?: string | undefined }): string =>
  audience === 'adult' ? title : (childTitle ?? title)

export const choiceFor = (audience: Audience, { text, childText }: { text: string; childText?: string | undefined }): string =>
  audience === 'adult' ? text : (childText ?? text)

/** The questionnaire as it stands after these answers: a page without a question that is asked is not shown. */
export function sheetOf(definition: Definition, answers: Answers, audience: Audience, people: readonly string[]): Sheet {
  const { answers: good, problems } = checkAnswers(definition, answers, { finished: true, people })
  const pages = definition.pages.flatMap((page) => {
    const questions = page.elements.filter((question) => isAsked(question, good))
    return questions.length === 0 ? [] : [{ name: page.name, title: titleFor(audience, page), questions }]
  })
  const shown = problems.filter(({ code }) => code !== 'hidden' && code !== 'unknown')
  return { pages, good, problems: Object.fromEntries(shown.map(({ name, code }) => [name, code])) }
}

/** The answer that a digit on the keyboard means on a scale: 0 is ten, where the scale has no nought. */
export function digitAnswer(key: string, from: number, to: number): number | undefined {
  if (!/^\d$/.test(key)) return undefined
  const value = key === '0' && from > 0 ? 10 : Number(key)
  return value >= from && value <= to ? value : undefined
}

/** The order after a tap on somebody: the last in the order, or out of it; undefined when no more may be chosen. */
export function tapped(order: readonly string[], id: string, most: number): readonly string[] | undefined {
  if (order.includes(id)) return order.filter((chosen) => chosen !== id)
  return order.length < most ? [...order, id] : undefined
}
