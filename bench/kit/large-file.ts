import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type OutCell, writeWorkbook } from '@nastavnik/documents'
import { generateLargeWorkbook, type Value } from '@nastavnik/synthetic'
import { benchDir } from './cluster.ts'

const rows = 140_000
export const largeFile = path.join(benchDir, `large-${rows}.xlsx`)
export const largePlace = { territory: 'Омская область', municipality: 'Саргатский', organisation: 'Большая СОШ' }

const out = (cells: readonly Value[]): OutCell[] => cells.map((cell) => cell ?? null)

function* sheetRows(header: Value[], body: Iterable<Value[]>): Generator<OutCell[]> {
  yield out(header)
  for (const cells of body) yield out(cells)
}

/** A workbook of so many mentees and their mentors. */
export function workbookOf(mentees: number): Promise<Uint8Array> {
  const { organisation, ...sheets } = generateLargeWorkbook({ ...largePlace, seed: 1, year: 2021, rows: mentees })
  const bases = [sheets.mentees, sheets.mentors].map(({ name, header, rows: body }) => ({
    name,
    columns: header.map(() => ({ width: 20 })),
    rows: sheetRows(header, body),
  }))
  const first = { name: organisation.name, columns: [{ width: 60 }, { width: 40 }], rows: organisation.rows.map(out) }
  return writeWorkbook([first, ...bases])
}

/** The workbook of 140 000 mentees and their mentors, made once. */
export async function ensureLargeFile(): Promise<void> {
  if (existsSync(largeFile)) return
  await mkdir(benchDir, { recursive: true })
  await writeFile(largeFile, await workbookOf(rows))
}
