/** A column of the curator's book: how it is headed in the template, and by what it is known in a book of one's own. */
interface Column {
  readonly key: string
  readonly title: string
  readonly known: RegExp
  readonly width: number
  readonly hint?: string
  readonly values?: string[]
  readonly isNeeded?: true
  /** Understood in a book of one's own, and not offered in the template. */
  readonly isUnoffered?: true
}

export interface SheetLayout {
  readonly name: string
  readonly columns: readonly Column[]
  readonly isNeeded: boolean
  /** Rows of the template that show how to fill it, by the order of the columns. */
  readonly examples: readonly (readonly (string | number)[])[]
}

const formats = ['очно', 'дистанционно', 'любой']

/** Rows that begin so are examples, and nobody is matched by them. */
export const exampleMark = 'Пример:'

const listHint = 'Через точку с запятой или с новой строки'

/** A wish in a column each; some keep all of them in one, the dearest first. */
const wishes = (whom: string): Column[] => [
  ...[1, 2, 3].map((rank) => ({
    key: `wish${rank}`,
    title: `Пожелание ${rank}`,
    known: new RegExp(`желани.*${rank}|${rank}.*желани`),
    width: 24,
    hint: rank === 1 ? `Кого хочется больше всего: ФИО ${whom}` : `ФИО ${whom}; можно не заполнять`,
  })),
  { key: 'wishes', title: 'Пожелания', known: /^пожелани[яе]( \(?по порядку\)?)?$/, width: 24, isUnoffered: true },
]

const refusals: Column = {
  key: 'refusals',
  title: 'С кем не хочу',
  known: /не хо|нежелат|кроме/,
  width: 24,
  hint: `ФИО; несколько — через точку с запятой. С ними пары не будет`,
}

const name = (title: string): Column => ({ key: 'name', title, known: /^фио|фамилия/, width: 32, isNeeded: true })

const interests: Column = { key: 'interests', title: 'Интересы', known: /интерес|увлечени/, width: 28, hint: listHint }
const time: Column = {
  key: 'time',
  title: 'Удобное время',
  known: /время|расписани/,
  width: 24,
  hint: `${listHint}: «пн 15:00; ср». Любое — напишите «любое»`,
}
const format: Column = { key: 'format', title: 'Формат', known: /формат/, width: 16, values: formats, hint: 'очно, дистанционно или любой' }

export const menteeSheet: SheetLayout = {
  name: 'Наставляемые',
  isNeeded: true,
  columns: [
    name('ФИО'),
    { key: 'request', title: 'Запрос', known: /запрос/, width: 32, hint: `В чём нужна помощь. ${listHint}` },
    interests,
    time,
    format,
    { key: 'age', title: 'Возраст', known: /возраст|^лет/, width: 10, hint: 'Полных лет' },
    ...wishes('наставника'),
    refusals,
  ],
  examples: [
    [
      `${exampleMark} Соколов Артём`,
      'математика; подготовка к ОГЭ',
      'шахматы; футбол',
      'пн 15:00; ср 15:00',
      'очно',
      14,
      `${exampleMark} Лебедева Ольга`,
    ],
    [`${exampleMark} Зорина Вера`, 'адаптация в новом классе', 'рисование', 'любое', 'любой', 12],
  ],
}

export const mentorSheet: SheetLayout = {
  name: 'Наставники',
  isNeeded: true,
  columns: [
    name('ФИО'),
    {
      key: 'places',
      title: 'Мест',
      known: /(^|\s)мест(\s|$)|сколько|вместим/,
      width: 8,
      hint: 'Скольких наставляемых возьмёт: целое число',
      isNeeded: true,
    },
    { key: 'helps', title: 'Чем помогает', known: /помо|компетенц/, width: 32, hint: listHint },
    interests,
    time,
    format,
    { key: 'age', title: 'Желаемый возраст', known: /возраст/, width: 16, hint: '«10–12», «от 10», «до 14», «12» или «любой»' },
    ...wishes('наставляемого'),
    refusals,
  ],
  examples: [
    [`${exampleMark} Лебедева Ольга`, 2, 'математика; физика', 'шахматы', 'пн; вт', 'очно', '13–15', `${exampleMark} Соколов Артём`],
    [`${exampleMark} Громов Игорь`, 1, 'адаптация в новом классе', 'походы', 'любое', 'любой', 'до 13'],
  ],
}

export const decisions = ['закрепить', 'запретить']

export const decisionSheet: SheetLayout = {
  name: 'Решения куратора',
  isNeeded: false,
  columns: [
    { key: 'decision', title: 'Решение', known: /решени/, width: 14, values: decisions, hint: 'закрепить или запретить', isNeeded: true },
    { key: 'mentor', title: 'Наставник', known: /^наставник/, width: 32, isNeeded: true },
    { key: 'mentee', title: 'Наставляемый', known: /^наставляем/, width: 32, isNeeded: true },
  ],
  examples: [
    ['закрепить', `${exampleMark} Громов Игорь`, `${exampleMark} Зорина Вера`],
    ['запретить', `${exampleMark} Громов Игорь`, `${exampleMark} Соколов Артём`],
  ],
}

/** What pairs get points for, with the points where the book says nothing else. */
export const criteria = {
  REQUEST: { title: 'Запрос и чем помогает', points: 220 },
  INTERESTS: { title: 'Общие интересы', points: 150 },
  TIME: { title: 'Удобное время', points: 120 },
  FORMAT: { title: 'Формат встреч', points: 60 },
  AGE: { title: 'Желаемый возраст', points: 50 },
  MENTEE_WISH_1: { title: 'Пожелание наставляемого 1', points: 200 },
  MENTEE_WISH_2: { title: 'Пожелание наставляемого 2', points: 150 },
  MENTEE_WISH_3: { title: 'Пожелание наставляемого 3', points: 100 },
  MENTOR_WISH_1: { title: 'Пожелание наставника 1', points: 200 },
  MENTOR_WISH_2: { title: 'Пожелание наставника 2', points: 150 },
  MENTOR_WISH_3: { title: 'Пожелание наставника 3', points: 100 },
} as const

export type Criterion = keyof typeof criteria
export type Weights = Readonly<Record<Criterion, number>>

export const criterionCodes = Object.keys(criteria) as Criterion[]

export const weightSheet: SheetLayout = {
  name: 'Веса',
  isNeeded: false,
  columns: [
    { key: 'criterion', title: 'Критерий', known: /критери/, width: 36, isNeeded: true },
    { key: 'points', title: 'Очки', known: /очк|балл|вес/, width: 10, hint: 'Целое число; всё вместе — не больше 1000', isNeeded: true },
  ],
  examples: criterionCodes.map((code) => [criteria[code].title, criteria[code].points]),
}

/** The columns that the template has. */
export const offeredColumns = ({ columns }: SheetLayout): Column[] => columns.filter(({ isUnoffered }) => isUnoffered !== true)

export const sheets = [menteeSheet, mentorSheet, decisionSheet, weightSheet]
