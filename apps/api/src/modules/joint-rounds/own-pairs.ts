import { type JointPairs, pageSize } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { type OrganisationInReach, peopleOrganisationInReach } from '../../access/units.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { invalid, notFound } from '../../kernel/problem.ts'
import { countOwnPairs, type JointAnswer, listOwnPairs, writeAnswers } from './pairs.repo.ts'
import { tellJointRound } from './round-in-reach.ts'
import { type FoundJointRound, findJointRound, findMember } from './rounds.repo.ts'

export interface OwnPart {
  readonly organisation: OrganisationInReach
  readonly round: FoundJointRound
  /** With which the organisation takes part, and its mentees in the last count. */
  readonly programmeId: string
  readonly mentees: number
}

/** A joint round in which an organisation of the reach takes part. 404 `joint.notFound`. */
export async function ownPart(
  { tx, reach }: Context,
  { id, organisation: code }: { readonly id: string; readonly organisation: string },
  lock = false,
): Promise<OwnPart> {
  const organisation = await peopleOrganisationInReach(tx, reach, code)
  const round = await findJointRound(tx, reach.regionId, id, lock)
  const member = await findMember(tx, reach.regionId, { roundId: id, organisationId: organisation.id })
  if (round === undefined || member === undefined) throw notFound('joint.notFound')
  return { organisation, round, ...member }
}

/** The pairs of an organisation as they stand. */
export async function tellOwnPairs({ tx, model }: Context, { organisation, round, mentees }: OwnPart, page: number): Promise<JointPairs> {
  const member = { roundId: round.id, organisationId: organisation.id }
  const { regionId } = organisation
  const { placed, ...numbers } = await countOwnPairs(tx, regionId, member)
  return {
    ...(await listOwnPairs(tx, regionId, member, page)),
    page,
    pageSize,
    round: tellJointRound(model, round),
    criteria: model.matching.criteria.map(({ code, title }) => ({ code, title })),
    numbers: { ...numbers, unplaced: Math.max(0, mentees - placed) },
  }
}

interface ListOwnPairs {
  readonly id: string
  readonly organisation: string
  readonly page: number
}

/** The pairs of an organisation in a joint round: its own by name, the others by number. */
export const listOwnJointPairs = defineUseCase({
  name: 'jointRounds.listPairs',
  permission: 'matching.read',
  sees: 'people',
  gate: processing,
  authorize: (context, input: ListOwnPairs) => ownPart(context, input),
  run: (context, part, { page }: ListOwnPairs) => tellOwnPairs(context, part, page),
  audit: ({ target, output }) => ({ organisationId: target.organisation.id, subjectId: target.round.id, people: output.items.length }),
})

interface AnswerPairs {
  readonly id: string
  readonly organisation: string
  readonly answers: readonly JointAnswer[]
}

/** Writes down what an organisation's own people say of their pairs. 422 `joint.finished`, `joint.pairUnknown`. */
export const answerJointPairs = defineUseCase({
  name: 'jointRounds.answer',
  permission: 'matching.run',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: AnswerPairs) => ownPart(context, input, true),
  run: async (context, part, { answers }: AnswerPairs) => {
    const { organisation, round } = part
    if (round.finishedAt !== null) throw invalid('joint.finished')
    const found = await writeAnswers(context.tx, organisation.regionId, { roundId: round.id, organisationId: organisation.id }, answers)
    if (found < answers.length) throw invalid('joint.pairUnknown')
    return tellOwnPairs(context, part, 1)
  },
  audit: ({ target, input }) => ({
    organisationId: target.organisation.id,
    subjectId: target.round.id,
    people: input.answers.length,
    fields: ['answers'],
  }),
})
