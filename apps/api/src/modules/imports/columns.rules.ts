import type { CellValue } from '@nastavnik/documents'

export type BaseKind = 'MENTEE' | 'MENTOR'

/** What a column of a base can mean (domain §5.4). */
export type Field =
  | 'number'
  | 'name'
  | 'counterpart'
  | 'contacts'
  | 'birth'
  | 'occupation'
  | 'request'
  | 'startsOn'
  | 'endsOn'
  | 'programme'
  | 'form'
  | 'counterpartPlace'
  | 'result'
  | 'link'
  | 'completed'
  | 'competences'
  | 'achievements'
  | 'interests'
  | 'preferredAge'
  | 'timeResource'

export type Columns = Partial<Record<Field, number>>

const normalise = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[.\s]+(?=[а-я]\.)/g, '')
    .replace(/ф\.?\s*и\.?\s*о\.?/g, 'фио ')
    .replace(/фамилия,?\s*имя,?\s*(и\s*)?(отчество)?/g, 'фио ')
    .replace(/[^а-я0-9№a-z]+/g, ' ')
    .trim()

// The order matters: the words «программа» and «наставника» stand in many headings, so the particular rules go first.
const rules: readonly (readonly [RegExp, Field])[] = [
  [/^(№|n|номер)( п ?п)?$/, 'number'],
  [/отметка|прохожден/, 'completed'],
  [/^ссылк|отзыв|кейс/, 'link'],
  [/^результат|^итог/, 'result'],
  [/ресурс времени|^время/, 'timeResource'],
  [/достижен/, 'achievements'],
  [/компетенц/, 'competences'],
  [/^интерес/, 'interests'],
  [/^желаем/, 'preferredAge'],
  [/рожд|^др$/, 'birth'],
  [/(дата|срок|период).*(вхожд|начал|вступ)|^начало|^с$/, 'startsOn'],
  [/(дата|срок|период).*(заверш|оконч|конец)|^окончание|^завершение|^по$/, 'endsOn'],
  [/^форма/, 'form'],
  [/программ/, 'programme'],
  [/контакт|телефон|представител/, 'contacts'],
  [/запрос|проблем/, 'request'],
]

const mentorWord = /наставник/
const menteeWord = /наставляем/

function fieldOf(heading: string, kind: BaseKind): Field | undefined {
  const text = normalise(heading)
  if (text === '') return undefined
  const [own, other] = kind === 'MENTEE' ? [menteeWord, mentorWord] : [mentorWord, menteeWord]
  const aboutPlace = /место|работ|учеб|класс|групп|должност|курс/.test(text)
  if (!aboutPlace && /фио|^наставн|^наставляем/.test(text)) {
    if (other.test(text)) return 'counterpart'
    return 'name'
  }
  if (aboutPlace && !/программ/.test(text)) return other.test(text) && !own.test(text) ? 'counterpartPlace' : 'occupation'
  return rules.find(([pattern]) => pattern.test(text))?.[1]
}

export interface RecognisedHeader {
  readonly kind: BaseKind
  readonly columns: Columns
  readonly headings: readonly { heading: string; field: Field | null }[]
}

function mapColumns(cells: readonly CellValue[], kind: BaseKind): RecognisedHeader {
  const columns: Columns = {}
  const headings: { heading: string; field: Field | null }[] = []
  cells.forEach((cell, index) => {
    if (typeof cell !== 'string' || cell.trim() === '') return
    const field = fieldOf(cell, kind)
    const taken = field !== undefined && columns[field] !== undefined
    if (field !== undefined && !taken) columns[field] = index
    headings.push({ heading: cell.trim().replace(/\s+/g, ' '), field: field === undefined || taken ? null : field })
  })
  return { kind, columns, headings }
}

/** Which base a sheet holds: its name says it, otherwise the columns that only one base has. */
function kindOf(sheetName: string, texts: readonly string[]): BaseKind {
  if (menteeWord.test(sheetName.toLowerCase())) return 'MENTEE'
  if (mentorWord.test(sheetName.toLowerCase())) return 'MENTOR'
  if (texts.some((text) => /компетенц|ресурс времени|желаем/.test(text))) return 'MENTOR'
  if (texts.some((text) => /запрос/.test(text))) return 'MENTEE'
  return texts.findIndex((text) => menteeWord.test(text)) <= texts.findIndex((text) => mentorWord.test(text)) ? 'MENTEE' : 'MENTOR'
}

/** Recognises the header row of a base by its headings; undefined for any other row. */
export function recogniseHeader(sheetName: string, cells: readonly CellValue[]): RecognisedHeader | undefined {
  const texts = cells.flatMap((cell) => (typeof cell === 'string' ? [normalise(cell)] : []))
  if (texts.length < 3) return undefined
  const recognised = mapColumns(cells, kindOf(sheetName, texts))
  const { columns } = recognised
  const known = Object.keys(columns).length
  return columns.name !== undefined && known >= 3 ? recognised : undefined
}

/** Columns without which no row can be taken. */
export const requiredFields = ['name', 'form', 'programme', 'startsOn'] as const satisfies readonly Field[]
