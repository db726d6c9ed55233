import type { MatchingMode, MatchingWeights } from '@nastavnik/contract'
import type { PairOfIds } from '@nastavnik/matching'
import { userIdOf } from '../../access/actor.ts'
import type { Context } from '../../access/use-case.ts'
import { invalid, notFound } from '../../kernel/problem.ts'
import { readGone } from './gone.repo.ts'
import { ofRound, placeOf } from './round-in-reach.ts'
import { type RoundInput, withoutGone } from './round-input.ts'
import type { FoundRound } from './rounds.repo.ts'
import { type FoundRun, findInput, findRun, insertRun, type KeptInput, readMates } from './runs.repo.ts'
import { type Decided, type Solved, solveRound } from './solve-round.ts'

/** The input of a run. 422 `matching.runStale` once it has been deleted with the ballots. */
export async function inputOfRun(context: Context, round: FoundRound, { inputHash }: Pick<FoundRun, 'inputHash'>): Promise<KeptInput> {
  const kept = await findInput(context.tx, ofRound(context, round), inputHash)
  if (kept === undefined) throw invalid('matching.runStale')
  return kept
}

export interface InputToday {
  readonly input: RoundInput
  readonly readAt: Date | null
  /** The input of the run itself: nobody has gone. */
  readonly asCounted: KeptInput | null
}

/** What the draft is counted anew from: the input of its run, less those who have gone or have been proposed since. */
export async function inputToday(context: Context, round: FoundRound, run: FoundRun): Promise<InputToday> {
  const { tx, today } = context
  const kept = await inputOfRun(context, round, run)
  const gone = await readGone(tx, placeOf(context, round), today, kept.input)
  const { readAt } = kept
  if (gone.left.size + gone.proposed.size === 0) return { input: kept.input, readAt, asCounted: kept }
  return { input: withoutGone(kept.input, gone), readAt, asCounted: null }
}

/** The pairs that a run of the log has found; null: there is no such run. */
export async function pairsOfRun(context: Context, round: FoundRound, id: string | null): Promise<PairOfIds[] | null> {
  const { tx, reach } = context
  const run = id === null ? undefined : await findRun(tx, { regionId: reach.regionId, roundId: round.id }, id)
  if (run === undefined) return null
  const { input } = await inputOfRun(context, round, run)
  const mates = await readMates(tx, reach.regionId, run.id)
  return input.mentees.flatMap(({ id: mentee }, at) => {
    const mentor = input.mentors[mates[at] ?? -1]
    return mentor === undefined ? [] : [{ mentee, mentor: mentor.id }]
  })
}

export interface RunPlan {
  readonly id: string
  readonly title: string
  /** Nobody has asked for it: a decision was taken. */
  readonly byDecision: boolean
  readonly mode: MatchingMode
  readonly weights: MatchingWeights
  readonly decided: Decided
  readonly kept: KeptInput
  /** The run whose pairs it stays close to. */
  readonly follows: string | null
}

/** Solves and writes a run into the log. 404 `matching.runNotFound` for the id of a run of another round. */
export async function countRun(context: Context, round: FoundRound, plan: RunPlan): Promise<Solved> {
  const { tx, clock, actor } = context
  const { id, title, byDecision, mode, weights, decided, kept, follows } = plan
  const before = await pairsOfRun(context, round, follows)
  const from = performance.now()
  const solved = solveRound(kept.input, decided, { mode, threshold: weights.threshold, before })
  const isNew = await insertRun(tx, ofRound(context, round), {
    id,
    title,
    byDecision,
    mode,
    weights,
    decisions: { ...decided, follows },
    inputHash: kept.hash,
    mates: solved.mates,
    figures: solved.figures,
    elapsedMs: Math.round(performance.now() - from),
    createdAt: clock.now(),
    userId: userIdOf(actor),
  })
  if (!isNew) throw notFound('matching.runNotFound')
  return solved
}

/** What a run of the log has found, found once more: the same input and terms give the same pairs. */
export async function solveAgain(
  context: Context,
  round: FoundRound,
  run: FoundRun,
): Promise<{ readonly kept: KeptInput; readonly solved: Solved }> {
  const kept = await inputOfRun(context, round, run)
  const before = await pairsOfRun(context, round, run.decisions.follows)
  return { kept, solved: solveRound(kept.input, run.decisions, { mode: run.mode, threshold: run.weights.threshold, before }) }
}
