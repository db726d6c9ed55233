import type { Import, NamedSheets, SheetLayout } from '@nastavnik/contract'
import { opensWithdrawn } from '../../access/gate.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { conflict, invalid, notFound } from '../../kernel/problem.ts'
import { readStoredFile } from '../../kernel/stored-file.ts'
import { planReady } from './apply-workbook.ts'
import { learnHeadings } from './headings.repo.ts'
import { findImport, replaceReview } from './imports.repo.ts'
import { readSheets } from './read-school-workbook.ts'
import { keptOf } from './review-workbook.ts'

/** The layout as the person named it: sheets that were not spoken of stay as they are. */
function renamed(layout: SheetLayout, named: NamedSheets['sheets'][number]): SheetLayout {
  const { kind, fields } = named
  const byColumn = new Map(fields.map(({ column, field }) => [column, field]))
  const isTwice = byColumn.size < fields.length || new Set(byColumn.values()).size < fields.length
  if (isTwice) throw invalid('columns.repeated', [{ path: layout.sheet, code: 'field' }])
  const isKnown = [...byColumn.keys()].every((column) => layout.columns.some((known) => known.column === column))
  if (!isKnown || (kind !== null && layout.header === null)) throw invalid('columns.unknown', [{ path: layout.sheet, code: 'column' }])
  return {
    ...layout,
    kind,
    columns: layout.columns.map((known) => ({ ...known, field: kind === null ? null : (byColumn.get(known.column) ?? null) })),
  }
}

/**
 * Reads the kept workbook anew with the sheets and columns as the person named them; the registry does not change.
 * What was named is remembered for the organisation's next workbooks. 422 `columns.repeated`: a field stands twice;
 * `columns.unknown`: no such sheet or column; 409 `import.done`: the rows have been taken; `import.undone`.
 */
export const changeColumns = defineUseCase({
  name: 'imports.changeColumns',
  permission: 'import.run',
  sees: 'people',
  gate: opensWithdrawn('rows of those who withdrew are parked by name'),
  changes: true,
  authorize: async ({ tx, reach }, { id }: NamedSheets & { id: string }) => {
    const found = await findImport(tx, reach, id, true)
    if (found === undefined) throw notFound('import.notFound')
    return found
  },
  run: async (context, { organisationId, view }, { sheets: named }): Promise<Import> => {
    const { tx, reach } = context
    const place = { regionId: reach.regionId, organisationId }
    const file = await readStoredFile(tx, 'imports', place.regionId, view.id)
    if (view.state === 'undone') throw conflict('import.undone', view)
    if (view.state === 'done' || file === null) throw conflict('import.done', view)
    // A review of an older version kept no layout: the sheets are recognised once more.
    const known = view.sheets.length > 0 ? view.sheets : (await readSheets(file)).sheets
    const stray = named.find(({ sheet }) => !known.some((layout) => layout.sheet === sheet))
    if (stray !== undefined) throw invalid('columns.unknown', [{ path: stray.sheet, code: 'sheet' }])
    const sheets = known.map((layout) => {
      const change = named.find(({ sheet }) => sheet === layout.sheet)
      return change === undefined ? layout : renamed(layout, change)
    })
    const workbook = await readSheets(file, { sheets })
    const plan = await planReady(context, place, workbook)
    await replaceReview(tx, place.regionId, view.id, keptOf(workbook, plan))
    for (const layout of sheets) if (named.some(({ sheet }) => sheet === layout.sheet)) await learnHeadings(tx, place, layout)
    const changed = await findImport(tx, reach, view.id)
    if (changed === undefined) throw notFound('import.notFound')
    return changed.view
  },
  audit: ({ target }) => ({ organisationId: target.organisationId, subjectId: target.view.id }),
})
