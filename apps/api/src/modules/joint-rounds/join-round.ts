import type { JointInvitation } from '@nastavnik/contract'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { type OrganisationInReach, peopleOrganisationInReach } from '../../access/units.ts'
import { type Context, defineUseCase, noPeople } from '../../access/use-case.ts'
import { invalid, notFound } from '../../kernel/problem.ts'
import { countOwnPairs } from './pairs.repo.ts'
import { tellJointRound } from './round-in-reach.ts'
import { deleteMember, hasProgramme, listInvitations, writeMember } from './rounds.repo.ts'

async function invitationsOf({ tx, model }: Context, organisation: OrganisationInReach): Promise<JointInvitation[]> {
  const found = await listInvitations(tx, organisation.regionId, {
    organisationId: organisation.id,
    municipalityId: organisation.municipalityId,
  })
  return found.map(({ programmes, joined, ...round }) => ({ round: tellJointRound(model, round), programmes, joined }))
}

/** 404 `joint.notFound`: no open round covers the organisation. */
async function invitationTo(context: Context, organisation: OrganisationInReach, id: string): Promise<JointInvitation> {
  const found = (await invitationsOf(context, organisation)).find(({ round }) => round.id === id)
  if (found === undefined) throw notFound('joint.notFound')
  return found
}

/** Open joint rounds that an organisation may take part in. */
export const listJointInvitations = defineUseCase({
  name: 'jointRounds.listInvitations',
  permission: 'matching.read',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: { organisation: string }) => peopleOrganisationInReach(tx, reach, organisation),
  run: async (context, organisation) => ({ items: await invitationsOf(context, organisation) }),
  audit: noPeople, // rounds and programmes
})

interface Join {
  readonly id: string
  readonly organisation: string
  readonly programme: string
}

/** Takes part in a joint round with the people of a programme. 404 `joint.notFound`, `programme.notFound`; 422 `joint.pairs` once there are pairs of another programme. */
export const joinRound = defineUseCase({
  name: 'jointRounds.join',
  permission: 'matching.run',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: ({ tx, reach }, { organisation }: Join) => peopleOrganisationInReach(tx, reach, organisation),
  run: async (context, organisation, { id, programme }: Join) => {
    const { tx, clock, actor } = context
    const { round, joined } = await invitationTo(context, organisation, id)
    if (!(await hasProgramme(tx, organisation.regionId, organisation.id, { id: programme, form: round.form.code })))
      throw notFound('programme.notFound')
    const member = { roundId: id, organisationId: organisation.id }
    const hasPairs = (await countOwnPairs(tx, organisation.regionId, member)).pairs > 0
    if (joined !== null && joined.programme !== programme && hasPairs) throw invalid('joint.pairs')
    await writeMember(tx, organisation.regionId, member, { programmeId: programme, at: clock.now(), userId: userIdOf(actor) })
    return invitationTo(context, organisation, id)
  },
  audit: ({ target, input }) => ({ organisationId: target.id, subjectId: input.id, people: 0, fields: ['joined'] }),
})

/** Takes part no more. 422 `joint.pairs` once the organisation has pairs in the round. */
export const leaveRound = defineUseCase({
  name: 'jointRounds.leave',
  permission: 'matching.run',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: ({ tx, reach }, { organisation }: Omit<Join, 'programme'>) => peopleOrganisationInReach(tx, reach, organisation),
  run: async (context, organisation, { id }) => {
    const member = { roundId: id, organisationId: organisation.id }
    if ((await countOwnPairs(context.tx, organisation.regionId, member)).pairs > 0) throw invalid('joint.pairs')
    await deleteMember(context.tx, organisation.regionId, member)
    return invitationTo(context, organisation, id)
  },
  audit: ({ target, input }) => ({ organisationId: target.id, subjectId: input.id, people: 0, fields: ['left'] }),
})
