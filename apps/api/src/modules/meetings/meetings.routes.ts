import { meetingRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import { inviteMore, markWhoCame, uninvite } from './attendance.ts'
import { cancelMeeting, correctMeeting, getMeeting, listMeetings, planMeeting } from './plan-meeting.ts'
import { printSheet } from './print-sheet.ts'
import { startBallots } from './start-ballots.ts'

export function bindMeetings(binder: Binder): void {
  binder.use(meetingRoutes.ofProgramme, listMeetings)
  binder.use(meetingRoutes.plan, planMeeting)
  binder.use(meetingRoutes.get, getMeeting)
  binder.use(meetingRoutes.correct, correctMeeting)
  binder.use(meetingRoutes.cancel, cancelMeeting)
  binder.use(meetingRoutes.invite, inviteMore)
  binder.use(meetingRoutes.uninvite, uninvite)
  binder.use(meetingRoutes.attend, markWhoCame)
  binder.use(meetingRoutes.startBallots, startBallots)
  binder.usePaper(meetingRoutes.sheet, printSheet)
}
