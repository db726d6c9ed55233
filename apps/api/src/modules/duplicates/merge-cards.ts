import type { CardMerger, MergedField } from '@nastavnik/contract'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import { conflict, notFound } from '../../kernel/problem.ts'
import { lockOrganisation } from '../imports/index.ts'
import { recogniseEmployers } from '../people/index.ts'
import { compare } from './compare-cards.ts'
import { findObstacle, type Merging } from './merge-effects.repo.ts'
import { mergeRows } from './merge-rows.repo.ts'
import { readRows } from './merger-record.repo.ts'
import { type FoundMerger, findMerger, pairsOf, standingMerger, toMerger, writeMerger } from './mergers.repo.ts'
import { findTwoCards, type TwoCards } from './two-cards.ts'

interface MergeCards {
  readonly kept: string
  readonly gone: string
  readonly keptVersion: number
  readonly goneVersion: number
  readonly fromGone: readonly MergedField[]
}

const foreignKey = '23503' // what PostgreSQL says of a row that another one needs

/** A table that this code does not know of may rest on the card that goes: then nothing changes. */
export async function orBlocked(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== foreignKey) throw error
    throw conflict('merge.blocked')
  }
}

async function join(
  { tx, reach, model, today, clock, actor }: Context,
  { kept, gone }: TwoCards,
  fromGone: readonly MergedField[],
): Promise<FoundMerger> {
  const { regionId } = reach
  const merging: Merging = { regionId, keptId: kept.id, goneId: gone.id }
  const organisationId = kept.organisation.id
  const at = clock.now()
  const by = userIdOf(actor)
  await lockOrganisation(tx, { regionId, organisationId })
  const [before, pairs] = [await readRows(tx, merging), await pairsOf(tx, merging)]
  await orBlocked(() => mergeRows(tx, merging, { fromGone, today, userId: by, at }))
  await recogniseEmployers(tx, model, { regionId, organisationId }, kept.id)
  const until = new Date(at.getTime() + model.retention.merger.undoDays * 86_400_000)
  const merger = { ...merging, id: newId(), organisationId, at, by, until, before, pairs, after: await readRows(tx, merging) }
  await writeMerger(tx, merger)
  return written(tx, reach, merger.id)
}

async function written(tx: Tx, reach: Context['reach'], id: string): Promise<FoundMerger> {
  const merger = await findMerger(tx, reach, id)
  if (merger === undefined) throw notFound('merger.notFound')
  return merger
}

/**
 * Joins two cards of an organisation into one: everything of the one that goes passes to the one that stays, chosen fields are taken from it. Asked
 * twice, it answers with what was done. 409 `person.outdated` with both cards as they are; 409 `merge.ownMentor`, `merge.scansWaiting`, `merge.blocked`.
 */
export const mergeCards = defineUseCase({
  name: 'duplicates.mergeCards',
  permission: 'person.correct',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: async ({ tx, reach }, { kept, gone }: MergeCards): Promise<TwoCards | FoundMerger> => {
    const found = (await findTwoCards(tx, reach, { kept, gone }, true)) ?? (await standingMerger(tx, reach, { kept, gone }))
    if (found === undefined) throw notFound('person.notFound')
    return found
  },
  run: async (context, found, { keptVersion, goneVersion, fromGone }: MergeCards): Promise<CardMerger> => {
    const now = context.clock.now()
    if (!('gone' in found)) return toMerger(found, now)
    const { kept, gone } = found
    if (kept.version !== keptVersion || gone.version !== goneVersion) throw conflict('person.outdated', await compare(context, found))
    const obstacle = await findObstacle(context.tx, { regionId: context.reach.regionId, keptId: kept.id, goneId: gone.id })
    if (obstacle !== null) throw conflict(obstacle)
    return toMerger(await join(context, found, fromGone), now)
  },
  audit: ({ target, input, output }) => ({
    organisationId: 'gone' in target ? target.kept.organisation.id : target.organisationId,
    subjectId: output.keptId,
    people: 2,
    fields: ['merged', ...input.fromGone],
  }),
})
