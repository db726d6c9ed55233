import { type DifferenceChoice, type Import, pageSize } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { conflict, notFound } from '../../kernel/problem.ts'
import { pageOfDifferences, writeChoice } from './differences.repo.ts'
import { findImport } from './imports.repo.ts'
import { importInReach, lockedImport } from './review-imports.ts'

/** What the workbook says otherwise than the registry, a page at a time; nothing once it is taken. */
export const listDifferences = defineUseCase({
  name: 'imports.listDifferences',
  permission: 'import.run',
  sees: 'people',
  gate: processing,
  authorize: importInReach,
  run: async ({ tx, reach }, { view }, { page }: { id: string; page: number }) => ({
    ...(await pageOfDifferences(tx, reach.regionId, view.id, page)),
    page,
    pageSize,
  }),
  audit: ({ target, output }) => ({ organisationId: target.organisationId, subjectId: target.view.id, people: output.items.length }),
})

/** Keeps what is to be updated by the workbook; a reload finds it. 409 `import.done`, `import.undone`. */
export const chooseDifferences = defineUseCase({
  name: 'imports.chooseDifferences',
  permission: 'import.run',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: lockedImport,
  run: async ({ tx, reach }, { view }, { update, except }: DifferenceChoice & { id: string }): Promise<Import> => {
    if (view.state !== 'preview') throw conflict(view.state === 'done' ? 'import.done' : 'import.undone', view)
    await writeChoice(tx, reach.regionId, view.id, { update, except })
    const chosen = await findImport(tx, reach, view.id)
    if (chosen === undefined) throw notFound('import.notFound')
    return chosen.view
  },
  audit: ({ target }) => ({ organisationId: target.organisationId, subjectId: target.view.id }),
})
