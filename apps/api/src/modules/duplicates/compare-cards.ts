import type { Comparison } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { nameKey, resemblance } from '../people/index.ts'
import { findPair } from './duplicates.repo.ts'
import { countParticipations, findObstacle, readEffects } from './merge-effects.repo.ts'
import { comparedCard, type TwoCards, twoCardsInReach } from './two-cards.ts'

const cardOf = ({ id, fields: { name, birth } }: TwoCards['kept']) => ({
  id,
  key: nameKey(name),
  bornOn: birth.day,
  bornYear: birth.year,
})

/** Two cards as a person compares them before joining. */
export async function compare({ tx, reach, model }: Context, { kept, gone }: TwoCards): Promise<Comparison> {
  const { regionId } = reach
  const merging = { regionId, keptId: kept.id, goneId: gone.id }
  const pair = await findPair(tx, regionId, kept.id, gone.id)
  return {
    organisation: { code: kept.organisation.code, title: kept.organisation.title },
    kept: await comparedCard(tx, regionId, kept, await countParticipations(tx, regionId, kept.id)),
    gone: await comparedCard(tx, regionId, gone, await countParticipations(tx, regionId, gone.id)),
    reasons: pair?.reasons ?? [...(resemblance(cardOf(kept), cardOf(gone))?.reasons ?? [])],
    state: pair?.state ?? null,
    effects: await readEffects(tx, model, merging),
    undoDays: model.retention.merger.undoDays,
    obstacle: await findObstacle(tx, merging),
  }
}

/** Two cards of one organisation side by side, and what joining them will do. 404 `person.notFound`. */
export const compareCards = defineUseCase({
  name: 'duplicates.compareCards',
  permission: 'person.correct',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, ids: { kept: string; gone: string }) => twoCardsInReach(tx, reach, ids),
  run: (context, cards) => compare(context, cards),
  audit: ({ target }) => ({ organisationId: target.kept.organisation.id, subjectId: target.kept.id, people: 2 }),
})
