import { pageSize } from '@nastavnik/contract'
import { workbookName } from '@nastavnik/documents'
import { processing } from '../../access/gate.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { type Context, defineUseCase, noPeople } from '../../access/use-case.ts'
import { conflict, notFound } from '../../kernel/problem.ts'
import { deleteImport, findImport, type ImportFound, listBatch, listImports as readImports, readParkedOf } from './imports.repo.ts'
import { writeParkedWorkbook } from './parked-workbook.ts'

/** An import of the organisations within the reach, or 404. */
export async function importInReach({ tx, reach }: Context, { id }: { id: string }): Promise<ImportFound> {
  const found = await findImport(tx, reach, id)
  if (found === undefined) throw notFound('import.notFound')
  return found
}

/** Held against whoever confirms, reads anew or drops it meanwhile. */
export async function lockedImport({ tx, reach }: Context, { id }: { id: string }): Promise<ImportFound> {
  const found = await findImport(tx, reach, id, true)
  if (found === undefined) throw notFound('import.notFound')
  return found
}

/** Loads of an organisation, the newest first. */
export const listImports = defineUseCase({
  name: 'imports.listImports',
  permission: 'import.run',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: { organisation: string; page: number }) =>
    peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx, reach }, { id }, { page }: { organisation: string; page: number }) => ({
    ...(await readImports(tx, reach, id, page)),
    page,
    pageSize,
  }),
  audit: noPeople,
})

/** Workbooks sent together, as many of them as the person may see. */
export const getBatch = defineUseCase({
  name: 'imports.getBatch',
  permission: 'import.run',
  sees: 'people',
  gate: processing,
  authorize: async ({ tx, reach }, { id }: { id: string }) => {
    const items = await listBatch(tx, reach, id)
    if (items.length === 0) throw notFound('import.notFound')
    return items
  },
  run: async (_context, items) => ({ items }),
  audit: noPeople,
})

/** One import: under review or taken. */
export const getImport = defineUseCase({
  name: 'imports.getImport',
  permission: 'import.run',
  sees: 'people',
  gate: processing,
  authorize: importInReach,
  run: async (_context, { view }) => view,
  audit: ({ target: { organisationId, view } }) => ({
    organisationId,
    subjectId: view.id,
    people: view.parked.length + view.warned.length,
  }),
})

/** Drops an import under review together with its file. One that has been taken stays: 409 `import.done`, `import.undone`. */
export const discardImport = defineUseCase({
  name: 'imports.discardImport',
  permission: 'import.run',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: lockedImport,
  run: async ({ tx, reach }, { view }) => {
    if (view.state !== 'preview') throw conflict(view.state === 'done' ? 'import.done' : 'import.undone', view)
    await deleteImport(tx, reach.regionId, view.id)
    return {}
  },
  audit: ({ target }) => ({ organisationId: target.organisationId, subjectId: target.view.id }),
})

/** The workbook of parked rows with reasons, to be corrected and uploaded again. */
export const downloadParked = defineUseCase({
  name: 'imports.downloadParked',
  permission: 'import.run',
  sees: 'people',
  gate: processing,
  exports: true,
  authorize: importInReach,
  run: async ({ tx, reach }, { view }) => ({
    name: workbookName(`Отложенные строки ${view.organisation.title}`),
    content: await writeParkedWorkbook(await readParkedOf(tx, reach.regionId, view.id)),
  }),
  audit: ({ target }) => ({ organisationId: target.organisationId, subjectId: target.view.id, people: target.view.counters.errors }),
})
