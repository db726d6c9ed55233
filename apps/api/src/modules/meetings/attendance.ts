import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { invalid } from '../../kernel/problem.ts'
import { askNewcomers, unask } from '../surveys/index.ts'
import { meetingInReach, meetingNote, tellMeeting } from './meeting-in-reach.ts'
import { countBallots, deleteMember, type FoundMeeting, inviteMembers, listMembers, markAttendance } from './meetings.repo.ts'

interface Several {
  readonly id: string
  readonly participations: readonly string[]
}

/** Invites others who take part in the programme. 422 `meeting.memberUnknown`: somebody does not. */
export const inviteMore = defineUseCase({
  name: 'meetings.inviteMore',
  permission: 'meeting.run',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: Several) => meetingInReach(context, input, true),
  run: async (context, { id, organisation, programme, heldOn }, { participations }: Several) => {
    const { tx, reach, today } = context
    const place = { regionId: reach.regionId, organisationId: organisation.id }
    const chosen = [...new Set(participations)]
    const invited = await inviteMembers(tx, place, id, { programmeId: programme.id, heldOn, today }, chosen)
    if (invited < chosen.length) throw invalid('meeting.memberUnknown')
    return tellMeeting(context, { id })
  },
  audit: ({ target, input }) => meetingNote(target, target.id, input.participations.length, 'members'),
})

/** Takes somebody off the list; whoever is not on it is off already. 422 `meeting.attended`: has come. */
export const uninvite = defineUseCase({
  name: 'meetings.uninvite',
  permission: 'meeting.run',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: { id: string; participation: string }) => meetingInReach(context, input, true),
  run: async (context, { id }, { participation }) => {
    const { tx, reach } = context
    const member = (await listMembers(tx, reach.regionId, id)).find(({ participationId }) => participationId === participation)
    if (member?.attended === true) throw invalid('meeting.attended')
    if (member !== undefined) await deleteMember(tx, reach.regionId, id, participation)
    return tellMeeting(context, { id })
  },
  audit: ({ target }) => meetingNote(target, target.id, 1, 'members'),
})

/** While people vote, who came late is given a ballot, and who did not come after all loses it. 422 `meeting.voted`: has voted already. */
async function followWithBallots(
  context: Context,
  { id }: FoundMeeting,
  participations: readonly string[],
  attended: boolean,
): Promise<void> {
  const { tx, reach, today } = context
  const ballots = await countBallots(tx, reach.regionId, id, today)
  if (ballots === null || ballots.state === 'closed') return
  if (attended) await askNewcomers(context, ballots.campaignId)
  else if ((await unask(tx, reach.regionId, ballots.campaignId, participations)) > 0) throw invalid('meeting.voted')
}

/** Marks who came, one or all. 422 `meeting.notHeld` before the day, `meeting.memberUnknown`: not invited, `meeting.voted`. */
export const markWhoCame = defineUseCase({
  name: 'meetings.markWhoCame',
  permission: 'meeting.run',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: Several & { attended: boolean }) => meetingInReach(context, input, true),
  run: async (context, meeting, { participations, attended }: Several & { attended: boolean }) => {
    const { tx, reach, today } = context
    if (meeting.heldOn > today) throw invalid('meeting.notHeld')
    const chosen = [...new Set(participations)]
    if ((await markAttendance(tx, reach.regionId, meeting.id, chosen, attended)) < chosen.length) throw invalid('meeting.memberUnknown')
    await followWithBallots(context, meeting, chosen, attended)
    return tellMeeting(context, meeting)
  },
  audit: ({ target, input }) => meetingNote(target, target.id, input.participations.length, 'attended'),
})
