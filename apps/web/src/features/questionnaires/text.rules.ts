import type { QuestionnaireDefinition } from '@nastavnik/contract'
import { askersOf, parseCondition, writeCondition } from '@nastavnik/questionnaires'
import { renamedIn } from './condition.rules.ts'

export type EditedPage = QuestionnaireDefinition['pages'][number]
export type EditedQuestion = EditedPage['elements'][number]

/** What is being edited: the title and the questions together. */
export interface Text extends QuestionnaireDefinition {
  readonly title: string
}

export const questionsIn = ({ pages }: Text): EditedQuestion[] => pages.flatMap(({ elements }) => elements)

/** The page that a question stands on, and its place there. */
export function placeOf({ pages }: Text, name: string): { page: number; element: number } | undefined {
  for (const [page, { elements }] of pages.entries()) {
    const element = elements.findIndex((question) => question.name === name)
    if (element >= 0) return { page, element }
  }
  return undefined
}

const withPage = (text: Text, at: number, change: (page: EditedPage) => EditedPage): Text => ({
  ...text,
  pages: text.pages.map((page, index) => (index === at ? change(page) : page)),
})

const withElements = (text: Text, at: number, change: (elements: EditedQuestion[]) => EditedQuestion[]): Text =>
  withPage(text, at, (page) => ({ ...page, elements: change(page.elements) }))

/** A page without questions is no page. */
const withoutEmptyPages = (text: Text): Text => ({ ...text, pages: text.pages.filter(({ elements }) => elements.length > 0) })

/** One step up or down; from the edge of a page to the next page. The first and the last question stay. */
export function moveQuestion(text: Text, name: string, step: -1 | 1): Text {
  const place = placeOf(text, name)
  const question = place === undefined ? undefined : text.pages[place.page]?.elements[place.element]
  if (place === undefined || question === undefined) return text
  const taken = withElements(text, place.page, (elements) => elements.toSpliced(place.element, 1))
  const to = place.element + step
  if (to >= 0 && to < (text.pages[place.page]?.elements.length ?? 0))
    return withElements(taken, place.page, (elements) => elements.toSpliced(to, 0, question))
  const next = place.page + step
  if (text.pages[next] === undefined) return text
  return withoutEmptyPages(withElements(taken, next, (elements) => (step > 0 ? [question, ...elements] : [...elements, question])))
}

/** To the end of another page. */
export function moveToPage(text: Text, name: string, pageName: string): Text {
  const place = placeOf(text, name)
  const question = place === undefined ? undefined : text.pages[place.page]?.elements[place.element]
  const to = text.pages.findIndex((page) => page.name === pageName)
  if (place === undefined || question === undefined || to < 0 || to === place.page) return text
  const taken = withElements(text, place.page, (elements) => elements.toSpliced(place.element, 1))
  return withoutEmptyPages(withElements(taken, to, (elements) => [...elements, question]))
}

export function movePage(text: Text, name: string, step: -1 | 1): Text {
  const at = text.pages.findIndex((page) => page.name === name)
  const page = text.pages[at]
  if (page === undefined || text.pages[at + step] === undefined) return text
  return { ...text, pages: text.pages.toSpliced(at, 1).toSpliced(at + step, 0, page) }
}

export const changeQuestion = (text: Text, name: string, change: (question: EditedQuestion) => EditedQuestion): Text => ({
  ...text,
  pages: text.pages.map((page) => ({ ...page, elements: page.elements.map((one) => (one.name === name ? change(one) : one)) })),
})

export const changePage = (text: Text, name: string, change: Partial<EditedPage>): Text => ({
  ...text,
  pages: text.pages.map((page) => (page.name === name ? { ...page, ...change } : page)),
})

/** Takes a question out, and with it the conditions that ask for its answer: those questions are shown always. */
export function removeQuestion(text: Text, name: string): Text {
  const askers = new Set(askersOf(text, name).map((question) => question.name))
  const pages = text.pages.map((page) => ({
    ...page,
    elements: page.elements.flatMap((question) => {
      if (question.name === name) return []
      if (!askers.has(question.name)) return [question]
      const { visibleIf: _asked, ...shown } = question
      return [shown]
    }),
  }))
  return withoutEmptyPages({ ...text, pages })
}

export const addQuestion = (text: Text, pageName: string, question: EditedQuestion): Text => ({
  ...text,
  pages: text.pages.map((page) => (page.name === pageName ? { ...page, elements: [...page.elements, question] } : page)),
})

export const addPage = (text: Text, page: EditedPage): Text => ({ ...text, pages: [...text.pages, page] })

/** Gives a question another name, also in the conditions that ask for its answer. */
export function renameQuestion(text: Text, from: string, to: string): Text {
  const renamed = ({ visibleIf, ...rest }: EditedQuestion): EditedQuestion => {
    const condition = visibleIf === undefined ? undefined : parseCondition(visibleIf)
    const name = rest.name === from ? to : rest.name
    if (condition === undefined) return { ...rest, name, ...(visibleIf !== undefined && { visibleIf }) }
    return { ...rest, name, visibleIf: writeCondition(renamedIn(condition, from, to)) }
  }
  return { ...text, pages: text.pages.map((page) => ({ ...page, elements: page.elements.map(renamed) })) }
}

/** A name that no other question has: without a meaning, so that two questions of different questionnaires are never taken for one. */
export const newName = (random = crypto.getRandomValues(new Uint32Array(2))): string =>
  `q${[...random].map((part) => part.toString(36)).join('')}`.slice(0, 12)

/** The words of a text as a child reads them. */
export function forChildren(text: Text): Text {
  const wording = (question: EditedQuestion): EditedQuestion => {
    const title = question.childTitle ?? question.title
    if (!('choices' in question)) return { ...question, title }
    return { ...question, title, choices: question.choices.map((choice) => ({ ...choice, text: choice.childText ?? choice.text })) }
  }
  return {
    ...text,
    ...(text.childIntro !== undefined && { intro: text.childIntro }),
    pages: text.pages.map((page) => ({ ...page, title: page.childTitle ?? page.title, elements: page.elements.map(wording) })),
  }
}

/** The questions that stand before one: what its condition may ask. */
export function earlierThan(text: Text, name: string): EditedQuestion[] {
  const questions = questionsIn(text)
  return questions.slice(
    0,
    Math.max(
      0,
      questions.findIndex((question) => question.name === name),
    ),
  )
}

/** Sets a field, or takes it away when there is nothing in it. */
export function withField<Thing extends object>(thing: Thing, key: keyof Thing, value: unknown): Thing {
  const { [key]: _former, ...rest } = thing
  return (value === undefined || value === '' || value === false ? rest : { ...rest, [key]: value }) as Thing
}
