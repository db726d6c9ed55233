import type { InterviewState, InterviewVerdict } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'

export const interviewVerdicts: Readonly<Record<InterviewVerdict, () => string>> = {
  RECOMMENDED: m.interview_recommended,
  CONDITIONS: m.interview_conditions,
  NOT_RECOMMENDED: m.interview_not_recommended,
}

export const interviewStates: Readonly<Record<InterviewState, readonly ['good' | 'warn' | 'bad', () => string]>> = {
  WAITING: ['warn', m.interview_waiting],
  RETURNED: ['bad', m.interview_returned],
  APPROVED: ['good', m.interview_approved],
}
