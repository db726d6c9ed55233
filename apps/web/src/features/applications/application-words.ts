import type { ApplicationState, DeclineReason, ParticipantRole } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { showInstant } from '../../ui/days.ts'

export const stateMarks: Readonly<Record<ApplicationState, readonly [tone: 'good' | 'warn' | 'plain', text: () => string]>> = {
  new: ['warn', m.applications_state_new],
  waiting: ['plain', m.applications_state_waiting],
  accepted: ['good', m.applications_state_accepted],
  declined: ['plain', m.applications_state_declined],
}

export const roleWord = (role: ParticipantRole): string => (role === 'MENTOR' ? m.applications_role_mentor() : m.applications_role_mentee())

export const roleOptions = (): (readonly [ParticipantRole, string])[] => [
  ['MENTEE', m.applications_role_mentee()],
  ['MENTOR', m.applications_role_mentor()],
]

export const reasonTitles: Readonly<Record<DeclineReason, () => string>> = {
  WITHDREW: m.decline_withdrew,
  NOT_OURS: m.decline_not_ours,
  REPEATED: m.decline_repeated,
  NO_COUNTERPART: m.decline_no_counterpart,
  NO_CONSENT: m.decline_no_consent,
  NOT_REAL: m.decline_not_real,
  OTHER: m.decline_other,
}

/** The day of an instant: 22.11.2026 */
export const dayOf = (instant: string): string => showInstant(instant).slice(0, 10)
