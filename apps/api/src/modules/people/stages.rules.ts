/** The class of a pupil or the course of a student in the text of a card, and where its number stands. */
export interface Stage {
  readonly of: 'класс' | 'курс'
  readonly number: number
  /** The place of the number in the text. */
  readonly from: number
  readonly to: number
}

const course = /(?<!\d)([1-6])\s*(?:-?\s*й)?\s*курс/di
const wholeClass = /^\s*(\d{1,2})(?:[-–]?(?:й|го|ый|ой))?\s*[-–]?\s*["«]?\s*[а-яё]?\s*["»]?\s*(?:класс|кл\.?)?\s*$/di
const classInside = /(?<!\d)(\d{1,2})(?:[-–]?(?:й|го|ый|ой))?\s*[-–]?\s*["«]?[а-яё]?["»]?\s*класс/di

/** «7 класс», «10-Б», «7А», «2 курс»; undefined for anything else. The database reads the same (`class_code`). */
export function stageIn(occupation: string): Stage | undefined {
  const asCourse = course.exec(occupation)
  const found = asCourse ?? wholeClass.exec(occupation) ?? classInside.exec(occupation)
  const place = found?.indices?.[1]
  if (place === undefined) return undefined
  const [from, to] = place
  const number = Number(occupation.slice(from, to))
  if (asCourse !== null) return { of: 'курс', number, from, to }
  return number >= 1 && number <= 12 ? { of: 'класс', number, from, to } : undefined
}

const last = { класс: 12, курс: 6 } as const

/** The text of the next year: the number is one more, everything else stays. Undefined when there is no class or none after it. */
export function nextYear(occupation: string): string | undefined {
  const stage = stageIn(occupation)
  if (stage === undefined || stage.number >= last[stage.of]) return undefined
  const { from, to, number } = stage
  return `${occupation.slice(0, from)}${String(number + 1).padStart(to - from, '0')}${occupation.slice(to)}`
}

/** The code after a code: `08Б` → `09Б`, `К2` → `К3`; undefined when there is none. */
export function nextClass(code: string): string | undefined {
  const [, course] = /^К([1-5])$/.exec(code) ?? []
  if (course !== undefined) return `К${Number(course) + 1}`
  const [, number, letter = ''] = /^(0[1-9]|1[01])([А-ЯЁ]?)$/.exec(code) ?? []
  return number === undefined ? undefined : `${String(Number(number) + 1).padStart(2, '0')}${letter}`
}
