import { collectSchoolWorkbook, type SchoolWorkbook } from './read-school-workbook.ts'

/** Rows that never were a file, taken as if they had been one. */
export function workbookOfRows(
  sheets: Iterable<{ name: string; rows: Iterable<readonly (string | number | undefined)[]> }>,
): SchoolWorkbook {
  const collected = collectSchoolWorkbook()
  for (const { name, rows } of sheets) {
    let number = 0
    for (const cells of rows) collected.take(name, ++number, cells)
  }
  return collected.finish(false)
}
