import { type BaseField, longestHeading, type ParticipantRole, personTextNames } from '@nastavnik/contract'
import type { CellValue } from '@nastavnik/documents'

export type BaseKind = ParticipantRole

/** What a column of a base can mean: the columns of the bases as the federal method names them [M]. `name` is the surname where the other parts have columns of their own. */
export type Field = BaseField

export type Columns = Partial<Record<Field, number>>

const normalise = (heading: string): string =>
  heading.length > longestHeading
    ? ''
    : heading
        .toLowerCase()
        .normalize('NFC')
        .replace(/ё/g, 'е')
        .replace(/[.\s]+(?=[а-я]\.)/g, '')
        .replace(/ф\.?\s*и\.?\s*о(?![а-я])\.?/g, 'фио ')
        .replace(/фамилия,?\s*(и\s*)?(имя(,?\s*(и\s*)?отчество)?|инициалы)|имя\s+и\s+фамилия/g, 'фио ')
        .replace(/[^а-я0-9№a-z]+/g, ' ')
        .trim()

const start = 'нача|вхожд|вход|включ|зачисл|вступ'
const end = 'заверш|оконч|конец|конц|конеч|выход|выбыт|отчисл'

// The order matters: the words «программа» and «наставника» stand in many headings, so the particular rules go first.
// A heading that a rule knows but the registry does not keep has no field: it must not be taken for another one.
const rules: readonly (readonly [RegExp, Field | undefined])[] = [
  [/^(№|n|номер)?( ?п ?п)?$/, 'number'],
  [/отметка|прохожден|заверш(ил|ена$)|прош(ел|ла) /, 'completed'],
  [/^ссылк|отзыв|кейс/, 'link'],
  [/ожидаем|планируем/, undefined],
  [/результат|^итог/, 'result'],
  [/ресурс времени|^время/, 'timeResource'],
  [/достижен/, 'achievements'],
  [/компетенц/, 'competences'],
  [/^интерес/, 'interests'],
  [/^(иностранн\S* )?языки?( |$)|владение языками/, 'languages'],
  [/^желаем/, 'preferredAge'],
  [/рожд|^др$/, 'birth'],
  [new RegExp(`(${start}).*(${end})`), undefined], // two days in one cell
  [new RegExp(`(дата|срок|период).*(${start})|^(начало|вхожд|включ|вступ|зачисл)|^((дата|сроки?|период) )?с$`), 'startsOn'],
  [new RegExp(`(дата|срок|период).*(${end})|^(окончание|завершение|конец|выход|выбыт)|^((дата|сроки?|период) )?по$`), 'endsOn'],
  [/дата|срок|период|количеств|число|статус|ролев|форма (обуч|работ|занят|индивид|групп)/, undefined],
  [/^форма|(форм[аы]|вид|модель|тип) (форма )?наставнич|наставничеств[ао] форма/, 'form'],
  [/контакт|телефон|^тел|почт|e ?mail|представител|родител/, 'contacts'],
]
const lastRules: readonly (readonly [RegExp, Field])[] = [
  [/^фамилия/, 'name'],
  [/^имя/, 'givenName'],
  [/^отчество/, 'patronymic'],
  [/программ/, 'programme'],
  [/запрос|проблем|потребност|дефицит/, 'request'],
]

const mentorWord = /наставник/
const menteeWord = /наставляем|подопечн/
const learnerWord = /ребен|обучающ|учени[кц]|учащ|воспитанник/
/** «Наставник», «закреплённые наставляемые» without «ФИО»: the word itself stands in the nominative. */
const personItself =
  /(^| )(наставники?|наставляем(ый|ая|ые)|подопечн(ый|ая|ые)|ребенок|дети|обучающ(ийся|аяся|иеся)|учени[кц]и?|учащ(ийся|иеся))( |$)/
/** What is the card's of the other side when the heading names that side; only «желаемый возраст наставляемых» is the mentor's own. */
const ofTheOther: ReadonlySet<string | undefined> = new Set(['birth', ...personTextNames.filter((text) => text !== 'preferredAge')])
const place = /место|работ|учеб|класс|групп|должност|курс/

function fieldOf(heading: string, kind: BaseKind): Field | undefined {
  const text = normalise(heading)
  if (text === '') return undefined
  const aboutOther =
    kind === 'MENTEE'
      ? mentorWord.test(text) && !menteeWord.test(text)
      : (menteeWord.test(text) || learnerWord.test(text)) && !mentorWord.test(text)
  const known = rules.find(([pattern]) => pattern.test(text))
  if (known !== undefined) return aboutOther && ofTheOther.has(known[1]) ? undefined : known[1]
  const named = text.includes('фио')
  if (!named && place.test(text) && !/программ/.test(text)) return aboutOther ? 'counterpartPlace' : 'occupation'
  if (named || personItself.test(text)) return aboutOther ? 'counterpart' : 'name'
  return lastRules.find(([pattern]) => pattern.test(text))?.[1]
}

export const isBlank = (cell: CellValue): boolean => cell === undefined || (typeof cell === 'string' && cell.trim() === '')

/** What an organisation said of its headings, by `learntKey`; null — not used. */
export type LearntHeadings = ReadonlyMap<string, Field | null>
const nothingLearnt: LearntHeadings = new Map()

/** Equal for headings that differ in case, spaces and signs only. */
export const learntKey = (kind: BaseKind, heading: string): string => `${kind} ${headingKey(heading)}`

/** A heading as people tell it apart; '' for what is no heading. */
export const headingKey = (heading: string): string =>
  normalise(heading) === '' ? '' : heading.toLowerCase().normalize('NFC').replace(/\s+/g, ' ').trim()

/** What the rules alone make of a heading; null — not used. */
export const fieldByRules = (heading: string, kind: BaseKind): Field | null => fieldOf(heading, kind) ?? null

export interface RecognisedHeader {
  readonly kind: BaseKind
  readonly columns: Columns
  readonly headings: readonly { column: number; heading: string; field: Field | null }[]
}

function mapColumns(cells: readonly CellValue[], kind: BaseKind, learnt: LearntHeadings): RecognisedHeader {
  const columns: Columns = {}
  const taken = new Map<number, Field>()
  const written = cells.flatMap((cell, column) => (typeof cell === 'string' && cell.trim() !== '' ? [{ cell, column }] : []))
  const take = (column: number, field: Field | null | undefined) => {
    if (field === undefined || field === null || columns[field] !== undefined) return
    columns[field] = column
    taken.set(column, field)
  }
  const told = written.map(({ cell }) => learnt.get(learntKey(kind, cell)))
  // What a person said goes before what the rules would make of another column.
  for (const [index, { column }] of written.entries()) take(column, told[index])
  for (const [index, { cell, column }] of written.entries()) if (told[index] === undefined) take(column, fieldOf(cell, kind))
  const headings = written.map(({ cell, column }) => ({
    column,
    heading: cell.trim().replace(/\s+/g, ' ').slice(0, longestHeading),
    field: taken.get(column) ?? null,
  }))
  return { kind, columns, headings }
}

/** Which base a sheet holds: its name says it, otherwise the columns that only one base has. */
function kindOf(sheetName: string, texts: readonly string[], headings: readonly string[], learnt: LearntHeadings): BaseKind {
  if (menteeWord.test(sheetName.toLowerCase())) return 'MENTEE'
  if (mentorWord.test(sheetName.toLowerCase())) return 'MENTOR'
  const told = (kind: BaseKind) => headings.filter((heading) => learnt.has(learntKey(kind, heading))).length
  if (told('MENTEE') !== told('MENTOR')) return told('MENTEE') > told('MENTOR') ? 'MENTEE' : 'MENTOR'
  if (texts.some((text) => /компетенц|ресурс времени|желаем/.test(text))) return 'MENTOR'
  if (texts.some((text) => /запрос/.test(text))) return 'MENTEE'
  const firstWith = (word: RegExp) => {
    const index = texts.findIndex((text) => word.test(text))
    return index < 0 ? texts.length : index
  }
  return firstWith(menteeWord) <= firstWith(mentorWord) ? 'MENTEE' : 'MENTOR'
}

/** A day, as text or as Excel's number: people's rows have them, headings do not. */
const isDay = (cell: CellValue): boolean =>
  typeof cell === 'number' ? cell > 20_000 : typeof cell === 'string' && /^\d{1,2}[./-]\d{1,2}[./-](\d{2}|\d{4})$/.test(cell.trim())

/** Recognises the header row of a base by its headings; undefined for any other row. */
export function recogniseHeader(
  sheetName: string,
  cells: readonly CellValue[],
  learnt: LearntHeadings = nothingLearnt,
): RecognisedHeader | undefined {
  const written = cells.filter((cell) => typeof cell === 'string')
  if (written.length < 3 || cells.some(isDay)) return undefined
  const recognised = mapColumns(cells, kindOf(sheetName, written.map(normalise), written, learnt), learnt)
  const { columns } = recognised
  const known = Object.keys(columns).length
  return columns.name !== undefined && known >= 3 ? recognised : undefined
}

/** A cell of words only: what headings are made of. */
export const isWord = (cell: CellValue): boolean => typeof cell === 'string' && !/\d/.test(cell)

/**
 * A header of two rows: «Период» over «с» and «по», «Наставник» over «ФИО» and «Должность». The lower words are read after
 * the upper ones that stand over them. `known` is what one of the rows says alone; undefined when both together say no more.
 */
export function joinHeader(
  sheetName: string,
  upper: readonly CellValue[],
  lower: readonly CellValue[],
  known: RecognisedHeader,
  learnt: LearntHeadings = nothingLearnt,
): (RecognisedHeader & { cells: CellValue[] }) | undefined {
  const filled = (cells: readonly CellValue[]) => cells.filter((cell) => !isBlank(cell))
  if (filled(upper).length < 2 || !filled(lower).every(isWord)) return undefined
  let over: string | undefined
  const cells = Array.from({ length: Math.max(upper.length, lower.length) }, (_, index) => {
    const [above, below] = [upper[index], lower[index]]
    if (typeof above === 'string' && above.trim() !== '') over = above
    return typeof below === 'string' && below.trim() !== '' ? `${over ?? ''} ${below}`.trim() : above
  })
  const joined = recogniseHeader(sheetName, cells, learnt)
  const more = joined !== undefined && Object.keys(joined.columns).length > Object.keys(known.columns).length
  return more ? { ...joined, cells } : undefined
}
