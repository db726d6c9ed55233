import type { MatchingMode, MatchingWeights } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { invalid, notFound } from '../../kernel/problem.ts'
import { countRun, solveAgain } from './count-run.ts'
import { readDecided } from './decisions.repo.ts'
import { readPeople } from './read-people.ts'
import { keepRefusals } from './refusals.ts'
import { ofRound, refuseFinished, refuseOutdated, roundInReach, roundNote, tellRound } from './round-in-reach.ts'
import { inputOf } from './round-input.ts'
import { touchRound } from './rounds.repo.ts'
import { findRun, hasInput, keepInput } from './runs.repo.ts'
import { checkWeights, usualWeights } from './weights.rules.ts'
import { writeDraft } from './write-draft.repo.ts'

interface RunMatching {
  readonly id: string
  readonly run: string
  readonly sending?: string | undefined
  readonly title: string
  readonly mode: MatchingMode
  readonly weights: MatchingWeights | null
  readonly asDraft: boolean
}

/**
 * Counts the pairs of a round from the people as they are now. A job of the worker: it says how many mentees are compared and stops when nobody
 * waits any more. 422 `matching.weights`; `matching.noPair`, `matching.prohibited`, `matching.placesBelowLocks` for decisions that cannot be kept.
 */
export const runMatching = defineUseCase({
  name: 'matching.runMatching',
  permission: 'matching.run',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: RunMatching) => roundInReach(context, input, true),
  run: async (context, round, { run: id, title, mode, weights: given, asDraft }: RunMatching) => {
    const { tx, reach, model, clock, watch } = context
    refuseFinished(round)
    const of = ofRound(context, round)
    if ((await findRun(tx, of, id)) !== undefined) return tellRound(context, round)
    const becomesDraft = asDraft || round.draftRunId === null
    if (becomesDraft) await keepRefusals(context, round)
    const weights = given ?? round.weights ?? usualWeights(model.matching)
    checkWeights(model.matching, weights)
    const readAt = clock.now()
    const { terms, mentees, mentors } = await readPeople(context, round, weights)
    const kept = await keepInput(tx, of, await inputOf(terms, mentees, mentors, watch), readAt)
    const decided = await readDecided(tx, of)
    // A draft whose input has gone with the ballots is nothing to stay close to.
    const follows = round.draftRunId !== null && (await hasInput(tx, of, round.draftRunId)) ? round.draftRunId : null
    const plan = { id, title, byDecision: false, mode, weights, decided, kept, follows }
    const solved = await countRun(context, round, plan)
    watch(mentees.length) // the last moment to stop without a trace
    if (becomesDraft) {
      await writeDraft(tx, of, kept, solved)
      await touchRound(tx, reach.regionId, round.id, { draftRunId: id, weights })
    }
    return tellRound(context, round)
  },
  audit: ({ target, output }) => roundNote(target, target.id, output.numbers.mentees, 'run'),
})

interface TakeRun {
  readonly id: string
  readonly version: number
  readonly run: string
}

/**
 * Makes a run of the log the draft. 409 `matching.outdated` with the round afresh; 404 `matching.runNotFound`; 422 `matching.runStale` when
 * something else is decided now than when it was counted.
 */
export const takeRun = defineUseCase({
  name: 'matching.takeRun',
  permission: 'matching.run',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: TakeRun) => roundInReach(context, input, true),
  run: async (context, round, { version, run: id }: TakeRun) => {
    const { tx, reach } = context
    await refuseOutdated(context, round, version)
    const of = ofRound(context, round)
    const run = await findRun(tx, of, id)
    if (run === undefined) throw notFound('matching.runNotFound')
    const { runs } = await tellRound(context, round)
    if (runs.some((one) => one.id === id && !one.isCurrent)) throw invalid('matching.runStale')
    await keepRefusals(context, round)
    const { kept, solved } = await solveAgain(context, round, run)
    await writeDraft(tx, of, kept, solved)
    await touchRound(tx, reach.regionId, round.id, { draftRunId: id, weights: run.weights })
    return tellRound(context, round)
  },
  audit: ({ target, output }) => roundNote(target, target.id, output.numbers.mentees, 'draft'),
})

/** How many mentees of a run are compared by now; null: it is not running. */
export const readRunProgress = (stepOf: (sending: string) => number | undefined) =>
  defineUseCase({
    name: 'matching.readRunProgress',
    permission: 'matching.run',
    sees: 'people',
    gate: processing,
    authorize: async () => undefined,
    run: async (_context, _target, { id }: { id: string }) => ({ mentees: stepOf(id) ?? null }),
    audit: () => null, // a number of a job of one's own
  })
