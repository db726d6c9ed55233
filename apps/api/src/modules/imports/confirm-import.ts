import type { Difference, Import } from '@nastavnik/contract'
import { opensWithdrawn } from '../../access/gate.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { joiningSets } from '../../kernel/bulk.ts'
import type { Tx } from '../../kernel/db.ts'
import { notFound } from '../../kernel/problem.ts'
import { readStoredFile } from '../../kernel/stored-file.ts'
import { applyWorkbook } from './apply-workbook.ts'
import { settleParked } from './attempts.repo.ts'
import { readChosen } from './differences.repo.ts'
import { toldOf } from './differences.rules.ts'
import { findImport, markDone } from './imports.repo.ts'
import { readSchoolWorkbook, type SchoolWorkbook } from './read-school-workbook.ts'
import { lockedImport } from './review-imports.ts'
import { takenOf } from './review-workbook.ts'
import { keepAfter, keepBefore } from './undo-record.repo.ts'

/** Apart from the taking, so that the file is not held while its rows are planned and written. */
async function readKept(tx: Tx, regionId: number, { id, sheets }: Import): Promise<SchoolWorkbook | null> {
  const file = await readStoredFile(tx, 'imports', regionId, id)
  return file === null ? null : readSchoolWorkbook(file, { sheets })
}

/** With what has been updated: each card has a history of its own. The reply leaves it off. */
interface Confirmed extends Import {
  readonly updated: readonly Difference[]
}

/**
 * Takes the good rows of a reviewed workbook, and the differences that were chosen, in one transaction, planned anew against the registry of this
 * moment, and keeps for a day how to take them back. A difference that is not any more what the reviewer saw is left as it stands.
 * The sheets are read as the review showed them: 422 `columns.missing` while a base lacks columns. A second click finds it done and changes nothing.
 */
export const confirmImport = defineUseCase({
  name: 'imports.confirmImport',
  permission: 'import.run',
  sees: 'people',
  gate: opensWithdrawn('rows of those who withdrew are parked by name'),
  changes: true,
  authorize: lockedImport,
  run: async ({ tx, reach, model, clock, today, personKey }, { organisationId, follows, view }): Promise<Confirmed> => {
    const { regionId } = reach
    const place = { regionId, organisationId }
    const workbook = view.state === 'preview' ? await readKept(tx, regionId, view) : null
    if (workbook === null) return { ...view, updated: [] }
    const taking = { ...place, importId: view.id, follows, now: clock.now() }
    const { plan, employed } = await applyWorkbook({ tx, model, today, personKey }, place, workbook, {
      chosen: await readChosen(tx, regionId, view.id),
      beforeWriting: (planned) => keepBefore(tx, taking, planned, workbook.organisation),
    })
    await markDone(tx, regionId, view.id, takenOf(workbook, plan), taking.now)
    if (follows !== null) await settleParked(tx, regionId, follows, workbook.parkedRows)
    await joiningSets(tx, () => keepAfter(tx, taking, employed))
    const done = await findImport(tx, reach, view.id)
    if (done === undefined) throw notFound('import.notFound')
    return { ...done.view, updated: plan.updated.map(toldOf) }
  },
  audit: ({ target: { organisationId }, output }) => [
    { organisationId, subjectId: output.id, people: output.counters.persons },
    ...output.updated.map(({ personId, fields }) => ({ organisationId, subjectId: personId, fields: fields.map(({ field }) => field) })),
  ],
})
