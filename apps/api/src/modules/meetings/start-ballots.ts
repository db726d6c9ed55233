import { processing } from '../../access/gate.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { dayText } from '../../kernel/days.ts'
import { newId } from '../../kernel/ids.ts'
import { invalid } from '../../kernel/problem.ts'
import { beginCampaign, checkWindow } from '../surveys/index.ts'
import { meetingInReach, meetingNote, tellMeeting } from './meeting-in-reach.ts'

interface StartBallots {
  readonly id: string
  readonly endsOn: string
}

/**
 * Begins the voting: those who came are asked with whom of the others who came they would work. A second press begins nothing. 422
 * `meeting.oneSided` without a mentor or without a mentee who came, `dates.reversed`, `campaign.tooLong`.
 */
export const startBallots = defineUseCase({
  name: 'meetings.startBallots',
  permission: 'meeting.run',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: StartBallots) => meetingInReach(context, input, true),
  run: async (context, { id, organisation, programme, heldOn }, { endsOn }: StartBallots) => {
    const { members, ballots } = await tellMeeting(context, { id })
    if (ballots === null) {
      const cameAs = (role: string) => members.some((member) => member.attended && member.role === role)
      if (!cameAs('MENTOR') || !cameAs('MENTEE')) throw invalid('meeting.oneSided')
      const window = { startsOn: context.today, endsOn }
      checkWindow(window)
      await beginCampaign(
        context,
        { regionId: context.reach.regionId, organisationId: organisation.id },
        {
          ...{ id: newId(), title: `Голосование после встречи ${dayText(heldOn)}`, purpose: 'PREFERENCE', ...window },
          ...{ programme: programme.id, meeting: id, questionnaire: null, role: null, class: null },
          ...{ wave: null, anonymous: false, remindEvery: null, plannedFor: null },
        },
      )
    }
    return tellMeeting(context, { id })
  },
  audit: ({ target, output: { ballots } }) =>
    meetingNote(target, target.id, (ballots?.mentees.asked ?? 0) + (ballots?.mentors.asked ?? 0), 'ballots'),
})
