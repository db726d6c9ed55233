import type { PairState } from '@nastavnik/contract'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { findPair, inOrder, writeVerdict } from './duplicates.repo.ts'
import { twoCardsInReach } from './two-cards.ts'

interface DecidePair {
  readonly kept: string
  readonly gone: string
  readonly different: boolean
}

/** «Это разные люди», or the word taken back. Remembered whatever the search finds later. */
export const decidePair = defineUseCase({
  name: 'duplicates.decidePair',
  permission: 'person.correct',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: ({ tx, reach }, { kept, gone }: DecidePair) => twoCardsInReach(tx, reach, { kept, gone }),
  run: async ({ tx, reach, actor, clock }, { kept, gone }, { different }: DecidePair): Promise<{ state: PairState }> => {
    const { regionId } = reach
    const [first, second] = inOrder(kept.id, gone.id)
    const reasons = (await findPair(tx, regionId, first, second))?.reasons ?? []
    const state: PairState = different ? 'different' : 'open'
    const verdict = { state, at: clock.now(), by: userIdOf(actor) }
    await writeVerdict(tx, { regionId, organisationId: kept.organisation.id }, { first, second, score: 0, reasons }, verdict)
    return { state }
  },
  audit: ({ target, output }) => ({
    organisationId: target.kept.organisation.id,
    subjectId: target.kept.id,
    people: 2,
    fields: [output.state],
  }),
})
