import { type OutCell, writeWorkbook } from '@nastavnik/documents'
import { cellsOf, type School, type SchoolApp } from './school-app.ts'

export type EditedCells = (string | number | null)[][]

/** The exported list of a school as rows that a test edits: the first one is of headings. */
export async function exportCells(app: SchoolApp, school: School, query = 'purpose=internal'): Promise<EditedCells> {
  const headers = { cookie: school.cookie }
  const reply = await app.server.inject({ url: `/api/people-export?organisation=${school.code}&${query}`, headers })
  if (reply.statusCode !== 200) throw new Error(`${reply.statusCode} ${reply.body}`)
  const rows = (await cellsOf(reply.rawPayload)).get('Участники') ?? []
  const width = rows[0]?.length ?? 0
  return rows.map((cells) =>
    Array.from({ length: width }, (_, column) => {
      const cell = cells[column]
      return typeof cell === 'string' || typeof cell === 'number' ? cell : null
    }),
  )
}

/** The workbook as Excel would save it. */
export const workbookOfCells = (rows: EditedCells, name = 'Участники'): Promise<Uint8Array> =>
  writeWorkbook([{ name, columns: [{ width: 20 }], rows: rows.map((cells) => cells.map((cell): OutCell => cell)) }])

/** Writes into the cell under a heading of the row that holds `who`. */
export function editCell(rows: EditedCells, who: string, heading: string, value: string | number | null): void {
  const column = rows[0]?.indexOf(heading) ?? -1
  const row = rows.find((cells) => cells.includes(who))
  if (row === undefined || column < 0) throw new Error(`no cell of ${heading}`)
  row[column] = value
}
