import type { MatchingRound, MatchingRun } from '@nastavnik/contract'
import { formTitle } from '@nastavnik/target-model'
import type { Context } from '../../access/use-case.ts'
import { conflict, invalid, notFound } from '../../kernel/problem.ts'
import { readDecided } from './decisions.repo.ts'
import { countDraft } from './draft.repo.ts'
import { countProposals } from './proposals.repo.ts'
import { type FoundRound, findRound } from './rounds.repo.ts'
import { type FoundRun, findRun, listRuns } from './runs.repo.ts'
import { hasChangedSince } from './sides.repo.ts'
import type { Decided } from './solve-round.ts'
import { usualWeights } from './weights.rules.ts'

/** A round of the organisations where the permission holds. 404 `matching.notFound` outside. */
export async function roundInReach({ tx, reach }: Context, { id }: { readonly id: string }, lock = false): Promise<FoundRound> {
  const round = await findRound(tx, reach, id, lock)
  if (round === undefined) throw notFound('matching.notFound')
  return round
}

/** What all repositories of the round ask for. */
export const ofRound = ({ reach }: Context, { id, organisation }: Pick<FoundRound, 'id' | 'organisation'>) => ({
  regionId: reach.regionId,
  organisationId: organisation.id,
  roundId: id,
})

/** Whose people a round is about. */
export const placeOf = ({ reach }: Context, { organisation, programme, orderOn }: FoundRound) => ({
  regionId: reach.regionId,
  organisationId: organisation.id,
  programmeId: programme.id,
  form: programme.form,
  orderOn,
})

/** 422 `matching.finished`: nothing is changed in a round that is over. */
export function refuseFinished({ finishedAt }: Pick<FoundRound, 'finishedAt'>): void {
  if (finishedAt !== null) throw invalid('matching.finished')
}

/** Whoever decides must have seen what stands: 409 `matching.outdated` with the round afresh. */
export async function refuseOutdated(context: Context, round: FoundRound, version: number): Promise<void> {
  refuseFinished(round)
  if (round.version !== version) throw conflict('matching.outdated', await tellRound(context, round))
}

/** The run the draft is of. 422 `matching.noDraft`. */
export async function draftRun(context: Context, { draftRunId, id }: Pick<FoundRound, 'draftRunId' | 'id'>): Promise<FoundRun> {
  const run = draftRunId === null ? undefined : await findRun(context.tx, { regionId: context.reach.regionId, roundId: id }, draftRunId)
  if (run === undefined) throw invalid('matching.noDraft')
  return run
}

const key = ({ locks, prohibitions, places }: Decided): string =>
  JSON.stringify([
    locks.map(({ mentee, mentor }) => `${mentee} ${mentor}`).sort(),
    prohibitions.map(({ mentee, mentor }) => `${mentee} ${mentor}`).sort(),
    places.map(({ mentor, places: count }) => `${mentor} ${count}`).sort(),
  ])

export const tellRun = (run: FoundRun, decided: Decided): MatchingRun => ({
  id: run.id,
  number: run.number,
  title: run.title,
  mode: run.mode,
  weights: run.weights,
  figures: run.figures,
  inputHash: run.inputHash.toString('hex'),
  elapsedMs: run.elapsedMs,
  createdAt: run.createdAt.toISOString(),
  by: run.by,
  isCurrent: key(run.decisions) === key(decided),
})

/** So many runs can be compared; the log has all of them. */
const mostRuns = 12

/** The round as it stands. */
export async function tellRound(context: Context, { id }: Pick<FoundRound, 'id'>): Promise<MatchingRound> {
  const { tx, model, today } = context
  const round = await roundInReach(context, { id })
  const { organisation, programme, orderOn, finishedAt, version, draftRunId, weights } = round
  const of = ofRound(context, round)
  const runs = await listRuns(tx, of, draftRunId, mostRuns)
  const draft = runs.find((run) => run.id === draftRunId)
  const decided = await readDecided(tx, of)
  return {
    id,
    organisation: { level: 'organisation', code: organisation.code, title: organisation.title },
    programme: { id: programme.id, title: programme.title, form: { code: programme.form, title: formTitle(model, programme.form) } },
    orderOn,
    finishedAt: finishedAt?.toISOString() ?? null,
    version,
    draft: draft === undefined ? null : tellRun(draft, decided),
    runs: runs.map((run) => tellRun(run, decided)),
    weights: weights ?? usualWeights(model.matching),
    usualWeights: usualWeights(model.matching),
    criteria: model.matching.criteria.map(({ code, title }) => ({ code, title })),
    rules: model.matching.rules.map(({ code, title }) => ({ code, title })),
    numbers: { ...(await countDraft(tx, of)), prohibited: decided.prohibitions.length, ...(await countProposals(tx, of)) },
    isOutdated: draft !== undefined && (await hasChangedSince(tx, { model, today }, placeOf(context, round), id, draft.inputHash)),
  }
}

/** For the audit: whose round, and how many people the answer speaks of. */
export const roundNote = (target: Pick<FoundRound, 'organisation'>, id: string, people: number, ...fields: string[]) => ({
  organisationId: target.organisation.id,
  subjectId: id,
  people,
  fields,
})
