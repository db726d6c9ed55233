import type { Consequence, Decided as Decision } from '@nastavnik/contract'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { newId } from '../../kernel/ids.ts'
import { invalid } from '../../kernel/problem.ts'
import { countRun, type InputToday, inputToday, pairsOfRun } from './count-run.ts'
import { deleteDecision, insertDecision, readDecided, withDecision } from './decisions.repo.ts'
import { readPeople as readNames } from './draft.repo.ts'
import { keepRefusals } from './refusals.ts'
import { draftRun, ofRound, refuseFinished, refuseOutdated, roundInReach, roundNote, tellRound } from './round-in-reach.ts'
import type { RoundInput } from './round-input.ts'
import { type FoundRound, touchRound } from './rounds.repo.ts'
import { type FoundRun, keepInput, readMates } from './runs.repo.ts'
import { solveRound } from './solve-round.ts'
import { writeDraft } from './write-draft.repo.ts'

/** 422 `matching.personUnknown`: one of the two is not in the round. */
function refuseStrangers({ mentees, mentors }: RoundInput, decision: Decision): void {
  const isKnown = (people: readonly { readonly id: string }[], id: string) => people.some((one) => one.id === id)
  if (!isKnown(mentors, decision.mentor)) throw invalid('matching.personUnknown', [{ path: 'mentor', code: 'matching.personUnknown' }])
  if (decision.kind !== 'PLACES' && !isKnown(mentees, decision.mentee))
    throw invalid('matching.personUnknown', [{ path: 'mentee', code: 'matching.personUnknown' }])
}

/** Counts the draft anew with what is decided, staying close to what it is. */
async function redraft(context: Context, round: FoundRound, run: FoundRun, { input, readAt, asCounted }: InputToday): Promise<void> {
  const { tx, reach } = context
  await keepRefusals(context, round)
  const decided = await readDecided(tx, ofRound(context, round))
  const kept = asCounted ?? (await keepInput(tx, ofRound(context, round), input, readAt))
  const id = newId()
  const { mode, weights } = run
  const solved = await countRun(context, round, { id, title: '', byDecision: true, mode, weights, decided, kept, follows: run.id })
  await writeDraft(tx, ofRound(context, round), kept, solved)
  await touchRound(tx, reach.regionId, round.id, { draftRunId: id })
}

interface Decide {
  readonly id: string
  readonly decision: string
  readonly version: number
  readonly decided: Decision
  readonly reason: string
}

/**
 * Locks a pair, prohibits it or sets the places of a mentor, and counts the rest anew, changing as few pairs as can be. The same id decides nothing
 * twice. 409 `matching.outdated` with the round afresh; 422 `matching.noDraft`, `matching.personUnknown`, and what contradicts other decisions.
 */
export const decidePair = defineUseCase({
  name: 'matching.decide',
  permission: 'matching.run',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: Decide) => roundInReach(context, input, true),
  run: async (context, round, { decision: id, version, decided: decision, reason }: Decide) => {
    const { tx, clock, actor } = context
    const of = ofRound(context, round)
    refuseFinished(round)
    const run = await draftRun(context, round)
    const today = await inputToday(context, round, run)
    refuseStrangers(today.input, decision)
    const written = { id, organisationId: of.organisationId, decision, reason, at: clock.now(), userId: userIdOf(actor) }
    if (!(await insertDecision(tx, of, written))) return tellRound(context, round)
    await refuseOutdated(context, round, version)
    await redraft(context, round, run, today)
    return tellRound(context, round)
  },
  audit: ({ target, input: { decided } }) => roundNote(target, target.id, decided.kind === 'PLACES' ? 1 : 2, decided.kind),
})

interface Undo {
  readonly id: string
  readonly decision: string
  readonly version: number
}

/** Takes a decision back and counts the rest anew. Taken back already, it changes nothing. 409 `matching.outdated` with the round afresh. */
export const undoDecision = defineUseCase({
  name: 'matching.undo',
  permission: 'matching.run',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: Undo) => roundInReach(context, input, true),
  run: async (context, round, { decision, version }: Undo) => {
    const of = ofRound(context, round)
    if (!(await deleteDecision(context.tx, of, decision))) return tellRound(context, round)
    await refuseOutdated(context, round, version)
    const run = await draftRun(context, round)
    await redraft(context, round, run, await inputToday(context, round, run))
    return tellRound(context, round)
  },
  audit: ({ target }) => roundNote(target, target.id, 0, 'undo'),
})

/** Whose mentor changes, of the first of them by name. */
const mostMoves = 20

/** What a decision would change, without taking it. 422 as `decidePair`. */
export const weighDecision = defineUseCase({
  name: 'matching.weigh',
  permission: 'matching.run',
  sees: 'people',
  gate: processing,
  authorize: (context, input: { id: string; decided: Decision }) => roundInReach(context, input),
  run: async (context, round, { decided: decision }): Promise<Consequence> => {
    const { tx, reach } = context
    const run = await draftRun(context, round)
    const { input, asCounted } = await inputToday(context, round, run)
    refuseStrangers(input, decision)
    const now = await readDecided(tx, ofRound(context, round))
    const aim = { mode: run.mode, threshold: run.weights.threshold, before: await pairsOfRun(context, round, run.id) }
    const solved = solveRound(input, withDecision(now, decision), aim)
    // Against the draft as its run has found it, or without those who are gone since.
    const { mates, figures } = asCounted
      ? { mates: await readMates(tx, reach.regionId, run.id), figures: run.figures }
      : solveRound(input, now, aim)
    const changed = input.mentees.flatMap(({ id }, at) =>
      solved.mates[at] === mates[at]
        ? []
        : [{ mentee: id, from: input.mentors[mates[at] ?? -1]?.id, to: input.mentors[solved.mates[at] ?? -1]?.id }],
    )
    const shown = changed.slice(0, mostMoves)
    const names = await readNames(
      tx,
      reach.regionId,
      shown.flatMap(({ mentee, from, to }) => [mentee, from ?? [], to ?? []].flat()),
    )
    const nameOf = (id: string | undefined) => (id === undefined ? null : (names.get(id)?.name ?? null))
    return {
      placed: solved.figures.placed - figures.placed,
      total: solved.figures.total - figures.total,
      blocking: solved.figures.blocking - figures.blocking,
      moves: shown.map(({ mentee, from, to }) => ({ mentee: nameOf(mentee) ?? '', from: nameOf(from), to: nameOf(to) })),
      moved: changed.length,
    }
  },
  audit: ({ target, output }) => roundNote(target, target.id, output.moves.length),
})
