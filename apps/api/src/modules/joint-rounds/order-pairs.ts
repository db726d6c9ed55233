import { processing } from '../../access/gate.ts'
import { atMentorSide } from '../../access/joint-sides.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { newId } from '../../kernel/ids.ts'
import { invalid } from '../../kernel/problem.ts'
import { countTaken, readPlacesTold } from '../matching/index.ts'
import { findGuest, type MentorCard, readMentorCard, writeGuest, writeMentorship } from './guests.repo.ts'
import { type OwnPart, ownPart, tellOwnPairs } from './own-pairs.ts'
import { type AgreedJointPair, lockAgreed, orderPair } from './pairs.repo.ts'
import { countOrdered } from './rounds.repo.ts'

/** The mentor's card, read and held at his own organisation, where his places are counted once more. 422 `joint.placesTaken`, `joint.notConsented`. */
function mentorOf(context: Context, { round }: OwnPart, pair: AgreedJointPair): Promise<MentorCard> {
  const { tx, reach, model, today } = context
  const which = { roundId: round.id, menteeId: pair.mentee, mentorId: pair.mentor }
  return atMentorSide(tx, reach, which, async (there, organisationId) => {
    const place = { regionId: reach.regionId, organisationId, programmeId: '', form: round.form, orderOn: round.orderOn }
    const taken = await countTaken(there, reach.regionId, [pair.mentor], round.orderOn)
    const told = await readPlacesTold(there, { model, today }, place, [pair.mentor])
    if ((taken.get(pair.mentor) ?? 0) >= (told.get(pair.mentor) ?? 0))
      throw invalid('joint.placesTaken', [{ path: `mentees.${pair.mentee}`, code: 'joint.placesTaken' }])
    const card = await readMentorCard(there, { model, today }, reach.regionId, pair.mentor)
    if (card === undefined) throw invalid('joint.notConsented', [{ path: `mentees.${pair.mentee}`, code: 'joint.notConsented' }])
    return card
  })
}

interface OrderPairs {
  readonly id: string
  readonly organisation: string
  readonly number: string
  readonly on: string
}

/**
 * Fixes the agreed pairs of an organisation's mentees by its order. The mentor gets a card in it — his name, birth and work, by his consent to the
 * transfer — and the two are a pair of its programme; one who has a card there already is recognised. 422 `joint.nothingToOrder`,
 * `joint.placesTaken`, `joint.notConsented`, `joint.namesakes`.
 */
export const orderJointPairs = defineUseCase({
  name: 'jointRounds.order',
  permission: 'matching.run',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: OrderPairs) => ownPart(context, input, true),
  run: async (context, part, { number, on }: OrderPairs) => {
    const { tx, reach } = context
    const { organisation, round } = part
    const place = { regionId: reach.regionId, organisationId: organisation.id }
    const pairs = await lockAgreed(tx, reach.regionId, { roundId: round.id, organisationId: organisation.id })
    if (pairs.length === 0) throw invalid('joint.nothingToOrder')
    for (const pair of pairs) {
      const card = await mentorOf(context, part, pair)
      const personId = (await findGuest(tx, place, card)) ?? (await writeGuest(tx, place, newId(), card))
      if (personId === undefined) throw invalid('joint.namesakes', [{ path: `mentees.${pair.mentee}`, code: 'joint.namesakes' }])
      await writeMentorship(tx, place, pair, personId, newId)
      await orderPair(tx, reach.regionId, round.id, pair, { number, on })
    }
    await countOrdered(tx, reach.regionId, { roundId: round.id, organisationId: organisation.id }, pairs.length)
    return tellOwnPairs(context, { ...part, mentees: part.mentees - pairs.length }, 1)
  },
  audit: ({ target, output }) => ({
    organisationId: target.organisation.id,
    subjectId: target.round.id,
    people: output.numbers.ordered * 2,
    fields: ['order'],
  }),
})
