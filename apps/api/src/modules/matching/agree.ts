import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { newId } from '../../kernel/ids.ts'
import { invalid, notFound, Problem } from '../../kernel/problem.ts'
import { fixPairs } from '../meetings/index.ts'
import { readDecided } from './decisions.repo.ts'
import { type Answer, writeAnswers } from './draft.repo.ts'
import { brokenRules } from './pair-rules.rules.ts'
import {
  type AgreedPair,
  countProposals,
  countTaken,
  deleteProposal,
  insertProposals,
  orderProposals,
  readAgreed,
} from './proposals.repo.ts'
import { readPeople } from './read-people.ts'
import { keepRefusals } from './refusals.ts'
import { ofRound, placeOf, refuseFinished, refuseOutdated, roundInReach, roundNote, tellRound } from './round-in-reach.ts'
import { type FoundRound, touchRound } from './rounds.repo.ts'
import { readPlacesTold } from './sides.repo.ts'
import { usualWeights } from './weights.rules.ts'

interface AnswerPairs {
  readonly id: string
  readonly version: number
  readonly answers: readonly Answer[]
}

/** Writes down what mentees and mentors have said to their pairs. 409 `matching.outdated` with the round afresh; 422 `matching.personUnknown`. */
export const answerPairs = defineUseCase({
  name: 'matching.answer',
  permission: 'matching.run',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: AnswerPairs) => roundInReach(context, input, true),
  run: async (context, round, { version, answers }: AnswerPairs) => {
    const { tx, reach } = context
    await refuseOutdated(context, round, version)
    const found = await writeAnswers(tx, ofRound(context, round), answers)
    if (found < new Set(answers.map(({ mentee }) => mentee)).size) throw invalid('matching.personUnknown')
    await touchRound(tx, reach.regionId, round.id)
    return tellRound(context, round)
  },
  audit: ({ target, input: { answers } }) => roundNote(target, target.id, answers.length, 'answers'),
})

/** Refuses pairs that may no longer be: 422 `matching.ruleBroken` with the rule of each, `mentees.<participation>`. */
async function refuseBroken(context: Context, round: FoundRound, pairs: readonly AgreedPair[]): Promise<void> {
  const { terms, mentees, mentors } = await readPeople(context, round, round.weights ?? usualWeights(context.model.matching))
  const menteeOf = new Map(mentees.map((mentee) => [mentee.id, mentee]))
  const mentorOf = new Map(mentors.map((mentor) => [mentor.id, mentor]))
  const broken = pairs.flatMap((pair) => {
    const [mentee, mentor] = [menteeOf.get(pair.mentee), mentorOf.get(pair.mentor)]
    if (mentee === undefined || mentor === undefined) return [{ path: `mentees.${pair.mentee}`, code: 'GONE' }]
    // Places are counted below, under a lock.
    const [code] = brokenRules(terms, mentee, mentor).blocking.filter((rule) => rule !== 'NO_PLACE')
    return code === undefined ? [] : [{ path: `mentees.${pair.mentee}`, code }]
  })
  if (broken.length > 0) throw invalid('matching.ruleBroken', broken)
}

/** Refuses more mentees than mentors take, counted under a lock of their cards: 422 `matching.placesTaken`, `mentors.<participation>`. */
async function refuseCrowds(context: Context, round: FoundRound, pairs: readonly AgreedPair[]): Promise<void> {
  const { tx, reach, model, today } = context
  const place = placeOf(context, round)
  const mentors = [...new Set(pairs.map(({ mentor }) => mentor))]
  const taken = await countTaken(tx, reach.regionId, mentors, round.orderOn)
  const told = await readPlacesTold(tx, { model, today }, place, mentors)
  const decided = new Map((await readDecided(tx, ofRound(context, round))).places.map(({ mentor, places }) => [mentor, places]))
  const crowded = mentors.filter((mentor) => {
    const left = decided.get(mentor) ?? (told.get(mentor) ?? 0) - (taken.get(mentor) ?? 0)
    return pairs.filter((pair) => pair.mentor === mentor).length > left
  })
  if (crowded.length > 0)
    throw invalid(
      'matching.placesTaken',
      crowded.map((mentor) => ({ path: `mentors.${mentor}`, code: 'matching.placesTaken' })),
    )
}

interface Publish {
  readonly id: string
  readonly version: number
  readonly mentees: readonly string[] | null
}

/**
 * Publishes pairs to which both have said yes; they leave the draft. Rules and places are looked at once more inside the transaction. Of two curators
 * who publish at once one is told 409 `matching.outdated` with the round as the other has left it. 422 `matching.notAgreed`, `matching.ruleBroken`,
 * `matching.placesTaken`.
 */
export const publishPairs = defineUseCase({
  name: 'matching.publish',
  permission: 'matching.run',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: Publish) => roundInReach(context, input, true),
  run: async (context, round, { version, mentees }: Publish) => {
    const { tx, reach, clock, actor } = context
    await refuseOutdated(context, round, version)
    const of = ofRound(context, round)
    const pairs = await readAgreed(tx, of, mentees)
    if (pairs.length === 0 || (mentees !== null && pairs.length < new Set(mentees).size)) throw invalid('matching.notAgreed')
    await refuseCrowds(context, round, pairs)
    await refuseBroken(context, round, pairs)
    const written = await insertProposals(tx, of, {
      organisationId: of.organisationId,
      programmeId: round.programme.id,
      pairs: pairs.map((pair) => ({ ...pair, id: newId() })),
      at: clock.now(),
      userId: userIdOf(actor),
    })
    if (written < pairs.length) throw new Problem(409, 'matching.outdated', { current: await tellRound(context, round) })
    await touchRound(tx, reach.regionId, round.id)
    return tellRound(context, round)
  },
  audit: ({ target, output }) => roundNote(target, target.id, output.numbers.published, 'proposals'),
})

/** Takes a published pair back before an order has fixed it: both wait again. 404 `matching.personUnknown`; 422 `matching.ordered`. */
export const withdrawProposal = defineUseCase({
  name: 'matching.withdraw',
  permission: 'matching.run',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: { id: string; proposal: string }) => roundInReach(context, input, true),
  run: async (context, round, { proposal }) => {
    const { tx, reach } = context
    refuseFinished(round)
    const done = await deleteProposal(tx, ofRound(context, round), proposal)
    if (done === undefined) throw notFound('matching.personUnknown')
    if (done === 'ordered') throw invalid('matching.ordered')
    await touchRound(tx, reach.regionId, round.id)
    return tellRound(context, round)
  },
  audit: ({ target }) => roundNote(target, target.id, 2, 'proposals'),
})

interface OrderPairs {
  readonly id: string
  readonly version: number
  readonly number: string
  readonly on: string
}

/** Fixes the published pairs by an order: they become pairs and groups of the programme, and the term of the ballots begins. 422 `matching.nothingToOrder`. */
export const orderPairs = defineUseCase({
  name: 'matching.order',
  permission: 'matching.run',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: OrderPairs) => roundInReach(context, input, true),
  run: async (context, round, { version, number, on }: OrderPairs) => {
    const { tx, reach } = context
    await refuseOutdated(context, round, version)
    const place = placeOf(context, round)
    const fixed = await orderProposals(tx, ofRound(context, round), place, { number, on }, newId)
    if (fixed === 0) throw invalid('matching.nothingToOrder')
    await fixPairs(tx, place, place.programmeId, on)
    await touchRound(tx, reach.regionId, round.id)
    return tellRound(context, round)
  },
  audit: ({ target, output }) => roundNote(target, target.id, output.numbers.ordered, 'order'),
})

/** Ends a round: what is in its draft goes nowhere. 409 `matching.outdated`; 422 `matching.proposed` while published pairs wait for an order. */
export const finishRound = defineUseCase({
  name: 'matching.finish',
  permission: 'matching.run',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: { id: string; version: number }) => roundInReach(context, input, true),
  run: async (context, round, { version }) => {
    const { tx, reach, clock } = context
    await refuseOutdated(context, round, version)
    const { published, ordered } = await countProposals(tx, ofRound(context, round))
    if (ordered < published) throw invalid('matching.proposed')
    await keepRefusals(context, round)
    await touchRound(tx, reach.regionId, round.id, { finishedAt: clock.now() })
    return tellRound(context, round)
  },
  audit: ({ target }) => roundNote(target, target.id, 0, 'finished'),
})
