import { m } from '../../paraglide/messages.js'
import type { ProblemTexts } from '../../ui/problem-text.ts'

export const meetingProblems: ProblemTexts = {
  'meeting.notFound': [m.meeting_not_found, m.meeting_not_found_text],
  'meeting.outdated': [m.meeting_outdated, m.meeting_outdated_text],
  'meeting.nobody': [m.meeting_nobody, m.meeting_nobody_text],
  'meeting.memberUnknown': [m.meeting_member_unknown, m.meeting_member_unknown_text],
  'meeting.attended': [m.meeting_attended_problem, m.meeting_attended_problem_text],
  'meeting.notHeld': [m.meeting_not_held, m.meeting_not_held_text],
  'meeting.oneSided': [m.meeting_one_sided, m.meeting_one_sided_text],
  'meeting.voting': [m.meeting_voting_problem, m.meeting_voting_problem_text],
  'meeting.voted': [m.meeting_voted_problem, m.meeting_voted_problem_text],
  'campaign.tooLong': [m.problem_campaign_long, m.problem_campaign_long_text],
  'campaign.nobody': [m.problem_campaign_nobody, m.problem_campaign_nobody_text],
}
