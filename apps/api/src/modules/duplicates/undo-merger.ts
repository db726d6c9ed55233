import type { CardMerger, MergerObstacles } from '@nastavnik/contract'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { conflict, notFound, type Problem } from '../../kernel/problem.ts'
import { lockOrganisation } from '../imports/index.ts'
import { orBlocked } from './merge-cards.ts'
import { changedTables, lockRows, restoreRows } from './merger-record.repo.ts'
import { type FoundMerger, findMerger, markUndone, readRecord, restorePairs, toMerger } from './mergers.repo.ts'

/** Why it is not the state to set apart from. */
function refusalOf(merger: FoundMerger, now: Date): Problem | undefined {
  if (merger.undoneAt !== null) return conflict('merger.undone')
  return merger.until <= now ? conflict('merger.late') : undefined
}

/**
 * Sets two joined cards apart: every row is as it was, in one transaction. 409 `merger.undone`, `merger.late`; 409 `merger.changedSince` with
 * what was changed on top: whose hand is right nobody can tell, and nothing changes.
 */
export const undoMerger = defineUseCase({
  name: 'duplicates.undoMerger',
  permission: 'person.correct',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: async ({ tx, reach }, { id }: { id: string }) => {
    const merger = await findMerger(tx, reach, id, true)
    if (merger === undefined) throw notFound('merger.notFound')
    return merger
  },
  run: async ({ tx, reach, actor, clock }, merger): Promise<CardMerger> => {
    const { regionId } = reach
    const { id, organisationId, keptId, goneId } = merger
    const refusal = refusalOf(merger, clock.now())
    if (refusal !== undefined) throw refusal
    const merging = { regionId, keptId, goneId }
    await lockOrganisation(tx, { regionId, organisationId })
    await lockRows(tx, merging)
    const record = await readRecord(tx, regionId, id)
    if (record === undefined) throw conflict('merger.late')
    const changes = await changedTables(tx, merging, record.after)
    if (changes.length > 0) throw conflict('merger.changedSince', { changes } satisfies MergerObstacles)
    await orBlocked(() => restoreRows(tx, merging, record.before, record.after))
    await restorePairs(tx, regionId, id)
    await markUndone(tx, regionId, id, { at: clock.now(), by: userIdOf(actor) })
    const undone = await findMerger(tx, reach, id)
    if (undone === undefined) throw notFound('merger.notFound')
    return toMerger(undone, clock.now())
  },
  audit: ({ target }) => ({ organisationId: target.organisationId, subjectId: target.keptId, people: 2, fields: ['unmerged'] }),
})
