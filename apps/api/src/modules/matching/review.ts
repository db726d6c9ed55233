import { type PairsFilter, type PairsOrder, pageSize } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { notFound } from '../../kernel/problem.ts'
import { nameKey } from '../people/index.ts'
import { candidatesOfMentee } from './candidates-of-mentee.ts'
import { inputOfRun } from './count-run.ts'
import { listDecisions } from './decisions.repo.ts'
import { findPair, listDraft, listMentors as readMentors, readPeople as readNames } from './draft.repo.ts'
import { brokenRules } from './pair-rules.rules.ts'
import { listProposals as readProposals } from './proposals.repo.ts'
import { readPeople } from './read-people.ts'
import { draftRun, ofRound, roundInReach, roundNote } from './round-in-reach.ts'
import type { FoundRound } from './rounds.repo.ts'
import { usualWeights } from './weights.rules.ts'

interface ListPairs {
  readonly id: string
  readonly filter?: PairsFilter | undefined
  readonly search?: string | undefined
  readonly order: PairsOrder
  readonly from: number
}

/** A part of the draft: mentees with their mentors, or the reason why there is none. */
export const listPairs = defineUseCase({
  name: 'matching.listPairs',
  permission: 'matching.read',
  sees: 'people',
  gate: processing,
  authorize: (context, input: ListPairs) => roundInReach(context, input),
  run: async (context, round, { filter, search = '', order, from }: ListPairs) => ({
    ...(await listDraft(context.tx, ofRound(context, round), { filter, nameKey: nameKey(search), order, from })),
    from,
  }),
  audit: ({ target, output }) => roundNote(target, target.id, output.items.length),
})

/** 404 `matching.personUnknown`: the mentee is not in the draft. */
async function pairInDraft(context: Context, round: FoundRound, mentee: string) {
  const pair = await findPair(context.tx, ofRound(context, round), mentee)
  if (pair === undefined) throw notFound('matching.personUnknown')
  return pair
}

interface OfMentee {
  readonly id: string
  readonly mentee: string
}

/** Who may become the mentor of a mentee, with the parts of the points and what it costs all others. 404 `matching.personUnknown`. */
export const listCandidates = defineUseCase({
  name: 'matching.listCandidates',
  permission: 'matching.read',
  sees: 'people',
  gate: processing,
  authorize: (context, input: OfMentee) => roundInReach(context, input),
  run: async (context, round, { mentee }: OfMentee) => {
    const pair = await pairInDraft(context, round, mentee)
    return { pair, candidates: await candidatesOfMentee(context, round, mentee) }
  },
  audit: ({ target, output }) => roundNote(target, target.id, output.candidates.length + 1),
})

/** So many of those who are no candidates are shown. */
const mostExcluded = 30

/** Who cannot become the mentor of a mentee, by the rules as they stand now; whose decision an exclusion was is told to nobody. */
export const listExcluded = defineUseCase({
  name: 'matching.listExcluded',
  permission: 'matching.read',
  sees: 'people',
  gate: processing,
  authorize: (context, input: OfMentee) => roundInReach(context, input),
  run: async (context, round, { mentee: menteeId }: OfMentee) => {
    const { tx, reach, model } = context
    await pairInDraft(context, round, menteeId)
    const { terms, mentees, mentors } = await readPeople(context, round, round.weights ?? usualWeights(model.matching))
    const mentee = mentees.find(({ id }) => id === menteeId)
    if (mentee === undefined) throw notFound('matching.personUnknown')
    const excluded = mentors
      .map(({ id }, at) => ({ id, rules: mentors[at] === undefined ? [] : brokenRules(terms, mentee, mentors[at]).blocking }))
      .filter(({ rules }) => rules.length > 0)
      .sort((one, other) => one.rules.length - other.rules.length || (one.id < other.id ? -1 : 1))
    const shown = excluded.slice(0, mostExcluded)
    const names = await readNames(
      tx,
      reach.regionId,
      shown.map(({ id }) => id),
    )
    const items = shown.flatMap(({ id, rules }) => {
      const mentor = names.get(id)
      return mentor === undefined ? [] : [{ mentor, rules: [...rules] }]
    })
    return { items, total: excluded.length }
  },
  audit: ({ target, output }) => roundNote(target, target.id, output.items.length),
})

interface Paged {
  readonly id: string
  readonly page: number
}

/** The mentors of the draft with places and mentees. 422 `matching.noDraft`. */
export const listMentors = defineUseCase({
  name: 'matching.listMentors',
  permission: 'matching.read',
  sees: 'people',
  gate: processing,
  authorize: (context, input: Paged & { search?: string | undefined }) => roundInReach(context, input),
  run: async (context, round, { search = '', page }) => {
    const { input } = await inputOfRun(context, round, await draftRun(context, round))
    const listed = await readMentors(context.tx, ofRound(context, round), input.mentors, { nameKey: nameKey(search), page })
    return { ...listed, page, pageSize }
  },
  audit: ({ target, output }) => roundNote(target, target.id, output.items.length),
})

/** What has been decided in a round. */
export const listRoundDecisions = defineUseCase({
  name: 'matching.listDecisions',
  permission: 'matching.read',
  sees: 'people',
  gate: processing,
  authorize: (context, input: Paged) => roundInReach(context, input),
  run: async (context, round, { page }: Paged) => ({ ...(await listDecisions(context.tx, ofRound(context, round), page)), page, pageSize }),
  audit: ({ target, output }) => roundNote(target, target.id, output.items.length),
})

/** The pairs of a round that are published. */
export const listProposals = defineUseCase({
  name: 'matching.listProposals',
  permission: 'matching.read',
  sees: 'people',
  gate: processing,
  authorize: (context, input: Paged) => roundInReach(context, input),
  run: async (context, round, { page }: Paged) => ({ ...(await readProposals(context.tx, ofRound(context, round), page)), page, pageSize }),
  audit: ({ target, output }) => roundNote(target, target.id, output.items.length),
})
