import { createHash } from 'node:crypto'
import { type PersonFields, PersonKind, personTextNames } from '@nastavnik/contract'

/** Fields of a card that have a column of their own in a workbook of cards, in the order of the card. */
export const cardFields = ['name', 'kind', 'birth', 'experienceYears', 'experienceHereYears', ...personTextNames] as const
export type CardField = (typeof cardFields)[number]

/** Headings of the columns, as the card calls its fields: what was written under them is known again by them, wherever they have been moved. */
export const cardHeadings: Readonly<Record<CardField, string>> = {
  name: 'Фамилия, имя, отчество',
  kind: 'Кто это',
  birth: 'Дата рождения',
  experienceYears: 'Стаж, полных лет',
  experienceHereYears: 'Стаж в этой организации, полных лет',
  occupation: 'Место учёбы или работы',
  contacts: 'Контакты',
  representativeName: 'Законный представитель',
  languages: 'Языки',
  competences: 'Основные компетенции',
  achievements: 'Достижения',
  interests: 'Интересы',
  preferredAge: 'Желаемый возраст наставляемых',
  timeResource: 'Ресурс времени',
}

/** Who a person is, as the card says it. */
export const kindWords: Readonly<Record<PersonKind, string>> = {
  PUPIL: 'ученик',
  STUDENT: 'студент',
  TEACHER: 'педагог',
  SPECIALIST: 'специалист предприятия',
  ALUMNUS: 'выпускник',
  PARENT: 'родитель',
  OTHER: 'другое',
}
export const kindInWord = (word: string): PersonKind | undefined =>
  PersonKind.options.find((kind) => kindWords[kind] === word.toLowerCase())

/** Columns by which a card is found again and its version is known. */
export const cardMarks = { id: 'Номер карточки', version: 'Версия карточки' } as const

export type CardTexts = Readonly<Record<CardField, string>>

const space = /[ \t\u00a0]+/g
/** What Excel may have done to a text, and people do not see, is no change of it. */
export const tidyCell = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .replace(space, ' ')
    .trim()

/** The cells of a card: a day as 12.03.2008, a birth of which only the year is known as 2008, '' where nothing is known. */
export function textsOfCard({ kind, birth, experienceYears, experienceHereYears, ...texts }: PersonFields): CardTexts {
  const [year, month, day] = birth.day?.split('-') ?? []
  const born = birth.day === null ? String(birth.year ?? '') : `${day}.${month}.${year}`
  return {
    ...texts,
    kind: kind === null ? '' : kindWords[kind],
    birth: born,
    experienceYears: String(experienceYears ?? ''),
    experienceHereYears: String(experienceHereYears ?? ''),
  }
}

const markOf = (text: string): string => createHash('sha256').update(tidyCell(text)).digest('base64url').slice(0, markLength)
const markLength = 4
const markPattern = new RegExp(`^(\\d{1,9})-([\\w-]{${markLength * cardFields.length}})$`)

/** The version of a card with a mark of each field as it was exported: by them an untouched cell is known, however old the workbook is. */
export const versionMark = (version: number, texts: CardTexts): string =>
  `${version}-${cardFields.map((field) => markOf(texts[field])).join('')}`

export interface ExportedCard {
  readonly version: number
  /** Does the cell still say what was exported? */
  readonly isUntouched: (field: CardField, text: string) => boolean
}

/** Reads `versionMark`; undefined when somebody has written over it, or the card has other fields by now. */
export function readVersionMark(text: string): ExportedCard | undefined {
  const [, version, marks] = markPattern.exec(text.trim()) ?? []
  if (version === undefined || marks === undefined) return undefined
  const of = (field: CardField) => marks.slice(cardFields.indexOf(field) * markLength).slice(0, markLength)
  return { version: Number(version), isUntouched: (field, said) => markOf(said) === of(field) }
}
