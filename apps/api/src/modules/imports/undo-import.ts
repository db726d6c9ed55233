import type { Import, UndoObstacles } from '@nastavnik/contract'
import { userIdOf } from '../../access/actor.ts'
import { opensWithdrawn } from '../../access/gate.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { joiningSets } from '../../kernel/bulk.ts'
import type { Tx } from '../../kernel/db.ts'
import { conflict, notFound, type Problem } from '../../kernel/problem.ts'
import { findImport, markUndone } from './imports.repo.ts'
import { lockOrganisation } from './registry.repo.ts'
import { lockedImport } from './review-imports.ts'
import { findObstacles, lockRows, type Undoing } from './undo-obstacles.repo.ts'
import { forgetUndo } from './undo-record.repo.ts'
import { takeBack } from './undo-rows.repo.ts'

/** Why it is not the state to take back from. */
function refusalOf(view: Import, now: Date): Problem | undefined {
  if (view.state === 'preview') return conflict('import.notTaken', view)
  if (view.state === 'undone') return conflict('import.undone', view)
  return view.undoUntil === null || view.undoUntil <= now.toISOString() ? conflict('import.undoLate', view) : undefined
}

const changedSince = (obstacles: UndoObstacles) => conflict('import.changedSince', obstacles)
/** What PostgreSQL says of a row that another one needs, and of a name that another row has taken meanwhile. */
const standingCodes = ['23503', '23505']

/** A table that this code does not know of may rest on the rows too: its key refuses, and that is an obstacle like the others. */
async function takeBackOrRefuse(tx: Tx, undoing: Undoing): Promise<void> {
  try {
    await takeBack(tx, undoing)
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || !standingCodes.some((code) => code === error.code)) throw error
    throw changedSince({ imports: [], changes: [{ kind: 'other', count: 1, rows: [] }] })
  }
}

/**
 * Takes back a taken import within a day: everything it wrote goes, everything it filled is as it was, in one transaction. 409 `import.notTaken`,
 * `import.undone`, `import.undoLate`; 409 `import.changedSince` with what was done on top of its rows: then nothing changes.
 */
export const undoImport = defineUseCase({
  name: 'imports.undoImport',
  permission: 'import.run',
  sees: 'people',
  gate: opensWithdrawn('rows of those who withdrew since are found changed'),
  changes: true,
  authorize: lockedImport,
  run: async ({ tx, reach, actor, clock }, { organisationId, view }): Promise<Import> => {
    const { regionId } = reach
    const refusal = refusalOf(view, clock.now())
    if (refusal !== undefined) throw refusal
    const undoing = { regionId, organisationId, importId: view.id }
    await lockOrganisation(tx, undoing)
    await joiningSets(tx, async () => {
      await lockRows(tx, undoing)
      const obstacles = await findObstacles(tx, undoing)
      if (obstacles.imports.length > 0 || obstacles.changes.length > 0) throw changedSince(obstacles)
      await takeBackOrRefuse(tx, undoing)
    })
    await markUndone(tx, regionId, view.id, { at: clock.now(), by: userIdOf(actor) })
    await forgetUndo(tx, regionId, view.id)
    const undone = await findImport(tx, reach, view.id)
    if (undone === undefined) throw notFound('import.notFound')
    return undone.view
  },
  audit: ({ target, output }) => ({
    organisationId: target.organisationId,
    subjectId: output.id,
    people: output.counters.newPersons + output.counters.completedPersons,
  }),
})
