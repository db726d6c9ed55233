import { writeAnswerCode } from '@nastavnik/contract'
import type { Block, Sheet, Slip } from '@nastavnik/documents'
import { type Definition, type Question, questionsOf } from '@nastavnik/questionnaires'

interface Words {
  readonly title: string
  readonly hint: string
}

/** Whom it is for, in print. */
export interface Printed {
  readonly number: number
  readonly name: string
  readonly occupation: string
  /** Told where papers would look the same; empty elsewhere. */
  readonly programme: string
  readonly code: string
  readonly isYoung: boolean
}

const wordsOf = (question: Question, isYoung: boolean): Words => ({
  title: (isYoung ? question.childTitle : undefined) ?? question.title,
  hint: question.description ?? '',
})

const circled = (values: readonly string[]): string => values.map((text, index) => `${index + 1} — ${text}`).join('     ')

function rangeOf(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

type Numbered = readonly [number: number, question: Question]

/** Scales of one range stand in one table: a number is circled. */
function scaleTable(group: readonly Numbered[], isYoung: boolean): Block[] {
  const [, first] = group[0] ?? []
  if (first?.type !== 'rating') return []
  const values = rangeOf(first.rateMin, first.rateMax)
  return [
    {
      kind: 'table',
      columns: [{ title: '№', width: 3 }, { title: '', width: 40 }, ...values.map((value) => ({ title: `${value}`, width: 4 }))],
      rows: group.map(([number, question]) => [`${number}`, wordsOf(question, isYoung).title, ...values.map(String)]),
    },
  ]
}

function answerOf(question: Question, people: readonly { readonly name: string }[], isYoung: boolean): string {
  switch (question.type) {
    case 'boolean':
      return circled(['да', 'нет'])
    case 'radiogroup':
    case 'checkbox':
      return circled(question.choices.map(({ text, childText }) => (isYoung ? childText : undefined) ?? text))
    case 'ranking':
      return circled(people.map(({ name }) => name))
    default:
      return ''
  }
}

const signOf = (question: Question): string => {
  if (question.type === 'checkbox') return ' (можно несколько)'
  if (question.type === 'ranking') return ` (впишите номера по порядку, не больше ${question.maxSelectedChoices})`
  return ''
}

const kindOf = (question: Question): string =>
  question.type === 'rating'
    ? `${question.rateMin}-${question.rateMax}`
    : question.type === 'text' || question.type === 'comment'
      ? 'written'
      : 'chosen'

/** Neighbours of one kind, in the order of the questions. */
function runsOf(questions: readonly Numbered[]): Numbered[][] {
  const runs: Numbered[][] = []
  for (const one of questions) {
    const last = runs.at(-1)
    if (last?.[0] !== undefined && kindOf(last[0][1]) === kindOf(one[1])) last.push(one)
    else runs.push([one])
  }
  return runs
}

function blocksOf(run: readonly Numbered[], people: readonly { readonly name: string }[], isYoung: boolean): Block[] {
  const [, first] = run[0] ?? []
  if (first === undefined) return []
  if (first.type === 'rating') return scaleTable(run, isYoung)
  if (kindOf(first) === 'written') {
    return [
      {
        kind: 'fields',
        rows: run.flatMap(([number, question]) => {
          const { title, hint } = wordsOf(question, isYoung)
          const lines = question.type === 'comment' ? 2 : 1
          return Array.from({ length: lines }, (_, line) => ({
            label: line === 0 ? `${number}. ${title}` : '',
            value: '',
            hint: line === 0 ? hint : '',
          }))
        }),
      },
    ]
  }
  return [
    {
      kind: 'table',
      columns: [
        { title: '№', width: 3 },
        { title: '', width: 37 },
        { title: 'Обведите номер', width: 40 },
      ],
      rows: run.map(([number, question]) => [
        `${number}`,
        wordsOf(question, isYoung).title + signOf(question),
        answerOf(question, people, isYoung),
      ]),
    },
  ]
}

/** A questionnaire on paper: whatever can be is answered by circling a number, so that it is entered by digits. */
export function paperQuestionnaire(
  {
    title,
    definition,
    people,
  }: { readonly title: string; readonly definition: Definition; readonly people: readonly { readonly name: string }[] },
  { number, name, occupation, programme, code, isYoung }: Printed,
  link: string,
): Sheet {
  const intro = (isYoung ? definition.childIntro : undefined) ?? definition.intro
  const numbered = questionsOf(definition).map((question, index): Numbered => [index + 1, question])
  return {
    blocks: [
      { kind: 'heading', text: title },
      {
        kind: 'fields',
        rows: [
          { label: `Лист № ${number}`, value: name },
          { label: 'Класс, группа, должность', value: occupation },
          ...(programme === '' ? [] : [{ label: 'Программа', value: programme }]),
        ],
      },
      ...(intro === undefined ? [] : [{ kind: 'paragraph', text: intro } satisfies Block]),
      ...runsOf(numbered).flatMap((run) => blocksOf(run, people, isYoung)),
      { kind: 'note', text: isYoung ? 'Не пиши о болезнях, телефоны и адреса.' : 'Не пишите диагнозов, телефонов и адресов.' },
    ],
    code: { content: link, caption: `${number} · ${writeAnswerCode(code)}` },
  }
}

/** A card with the personal code for handing out. */
export function slipOf(
  { number, name, occupation, programme, code, isYoung }: Printed,
  title: string,
  link: string,
  address: string,
): Slip {
  const how = isYoung
    ? `Наведи камеру телефона на код или открой ${address} и набери буквы и цифры под ним.`
    : `Наведите камеру телефона на код или откройте ${address} и наберите буквы и цифры под ним.`
  return {
    name,
    about: [`№ ${number}`, occupation, programme, title].filter((part) => part !== '').join(' · '),
    code: { content: link, typed: writeAnswerCode(code) },
    hint: how,
  }
}
