import { type OutCell, type SheetSpec, workbookName, writeWorkbook } from '@nastavnik/documents'
import type { ComposedTable } from './composition-tables.ts'

/** Whose participants the workbook tells apart. */
interface Head {
  readonly unit: string
  readonly period: { readonly code: string; readonly title: string }
  /** The title of the only form counted; null: all. */
  readonly form: string | null
  /** As in the official forms. */
  readonly totalCaption: string
}

const wide = (value: string, style: 'title' | 'heading' | 'note'): OutCell[] => [{ value, style, span: { columns: 3 } }]

function sheetOf({ unit, period, form, totalCaption }: Head, { composition, rows, total }: ComposedTable): SheetSpec {
  const of = form === null ? 'все формы наставничества' : `форма «${form}»`
  return {
    name: composition.title,
    columns: [{ width: 44 }, { width: 16 }, { width: 16 }],
    rows: [
      wide(`Состав участников: ${composition.title.toLowerCase()}`, 'heading'),
      wide(`${unit}, ${period.title}, ${of}`, 'title'),
      [composition.caption, 'Наставников', 'Наставляемых'].map((value): OutCell => ({ value, style: 'header' })),
      ...rows.map(({ title, mentors, mentees }): OutCell[] => [
        { value: title, style: 'cell' },
        { value: mentors, style: 'number' },
        { value: mentees, style: 'number' },
      ]),
      [
        { value: totalCaption, style: 'total' },
        { value: total.mentors, style: 'totalNumber' },
        { value: total.mentees, style: 'totalNumber' },
      ],
      wide(composition.note, 'note'),
    ],
  }
}

/** A sheet for each composition. */
export function writeCompositionsWorkbook(head: Head, tables: readonly ComposedTable[]): Promise<Uint8Array> {
  return writeWorkbook(
    tables.map((table) => sheetOf(head, table)),
    { title: `Состав участников, ${head.unit}, ${head.period.title}` },
  )
}

export const compositionsFileName = ({ unit, period }: Head): string => workbookName(`Состав участников ${unit} ${period.code}`)
