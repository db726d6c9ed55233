import type { ExportPurpose } from '@nastavnik/contract'
import { type OutCell, type SheetSpec, writeWorkbook } from '@nastavnik/documents'
import { type CardField, cardMarks, kindWords, textsOfCard, versionMark } from '../people/index.ts'
import type { ListedPerson } from './listed-people.repo.ts'
import { purposes } from './purposes.rules.ts'

/** Who took the list away, when, whose and which it is. */
export interface Watermark {
  readonly by: string
  /** In the territory's time: 26.11.2026 12:30. */
  readonly at: string
  readonly territory: string
  readonly organisation: string
  readonly filter: string
  readonly purpose: ExportPurpose
  /** People of the list whom the purpose may not take. */
  readonly left: number
}

/** Columns of texts are alike; these are not. */
const widths: Partial<Record<CardField, number>> = {
  name: 34,
  kind: 16,
  birth: 13,
  experienceYears: 9,
  experienceHereYears: 14,
  preferredAge: 16,
  timeResource: 18,
}
const usualWidth = 28
const markColumns = [{ width: 10 }, { width: 10 }]
const untouched = 'Не менять: по этому столбцу система узнаёт карточку.'
const kindColumn = markColumns.length + 1 + purposes.internal.columns.findIndex(({ field }) => field === 'kind')
const entries = [...[1, 2].map((column) => ({ column, hint: untouched })), { column: kindColumn, values: Object.values(kindWords) }]

const cell = (value: string): OutCell => (value === '' ? { value: null, style: 'cell' } : { value, style: 'cell' })
const technical = (value: string): OutCell => ({ value, style: 'technical' })

function* rowsOf(people: readonly ListedPerson[], purpose: ExportPurpose): Generator<OutCell[]> {
  const { columns } = purposes[purpose]
  const isReturned = purpose === 'internal'
  yield [...(isReturned ? [cardMarks.id, cardMarks.version] : []), ...columns.map(({ heading }) => heading)].map(
    (value): OutCell => ({ value, style: 'header' }),
  )
  for (const { id, version, fields } of people) {
    const texts = textsOfCard(fields)
    const marks = isReturned ? [technical(id), technical(versionMark(version, texts))] : []
    yield [...marks, ...columns.map(({ field, of }) => cell(of?.(texts) ?? texts[field]))]
  }
}

const marksOf = ({ by, at, organisation, filter, purpose }: Watermark, people: number): { header: string; footer: string } => ({
  header: `${organisation}. Участники: ${filter}; ${purposes[purpose].title}. Персональные данные`,
  footer: `Выгрузил(а) ${by}, ${at}. Людей: ${people}`,
})

function sheetAbout({ by, at, territory, organisation, filter, purpose, left }: Watermark, people: number): SheetSpec {
  const lines: readonly (readonly [label: string, value: string])[] = [
    ['Территория', territory],
    ['Образовательная организация', organisation],
    ['Кто выгрузил', by],
    ['Когда', at],
    ['Для чего', purposes[purpose].title],
    ['Какой список', filter],
    ['Людей в книге', String(people)],
    ...(left === 0 ? [] : [['Не вошли: нет согласия', String(left)] as const]),
  ]
  const notes =
    purpose === 'internal'
      ? [
          'Книгу можно исправить и загрузить обратно в разделе «Загрузка»: система покажет, что было и что станет, и спросит, прежде чем записать.',
          'Не меняйте столбцы «Номер карточки» и «Версия карточки». Строки и столбцы можно сортировать, переставлять и удалять: чего в книге нет, то не изменится.',
        ]
      : ['Эта книга — только для чтения: обратно в систему она не загружается.']
  return {
    name: 'О выгрузке',
    columns: [{ width: 32 }, { width: 70 }],
    marks: marksOf({ by, at, territory, organisation, filter, purpose, left }, people),
    rows: [
      ...lines.map(([label, value]): OutCell[] => [{ value: label, style: 'header' }, value]),
      [{ value: null, style: 'plain' }],
      ...[...notes, 'В книге персональные данные. Храните её там, куда нет доступа посторонним, и удалите, когда она станет не нужна.'].map(
        (value): OutCell[] => [{ value, style: 'note', span: { columns: 2 } }],
      ),
    ],
  }
}

/** A row for each person, and what the workbook is. */
export function writePeopleWorkbook(watermark: Watermark, people: readonly ListedPerson[]): Promise<Uint8Array> {
  const { purpose } = watermark
  const isReturned = purpose === 'internal'
  const list: SheetSpec = {
    name: 'Участники',
    columns: [
      ...(isReturned ? markColumns : []),
      ...purposes[purpose].columns.map(({ field }) => ({ width: widths[field] ?? usualWidth })),
    ],
    landscape: true,
    freezeRows: 1,
    repeatRows: { from: 1, to: 1 },
    autoFilter: true,
    marks: marksOf(watermark, people.length),
    rows: rowsOf(people, purpose),
    entries: isReturned ? entries : [],
  }
  return writeWorkbook([list, sheetAbout(watermark, people.length)], { title: `Участники, ${watermark.organisation}` })
}
