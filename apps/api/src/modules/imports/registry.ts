import type { ParticipantRole, PersonKind, PersonText } from '@nastavnik/contract'
import type { Born } from './days.rules.ts'

export interface PersonEntry extends Record<PersonText, string> {
  readonly id: string
  name: string
  key: string
  readonly version: number
  /** Processing of his data is stopped: no row of his is taken. */
  readonly withdrawn: boolean
  /** The day the person left on; a row does not bring anybody back. */
  readonly leftOn: string | null
  born: Born | null
  experienceYears: number | null
  experienceHereYears: number | null
  kind: PersonKind | null
}

export interface ProgrammeEntry {
  readonly id: string
  readonly form: string
  readonly title: string
  readonly key: string
  result: string
}

export interface ParticipationEntry {
  readonly id: string
  readonly personId: string
  readonly programmeId: string
  readonly role: ParticipantRole
  readonly startsOn: string
  endsOn: string | null
  request: string
  result: string
  link: string
  completed: boolean | null
}

export interface MentorshipEntry {
  readonly id: string
  readonly programmeId: string
  readonly mentorParticipationId: string
}

/** What the system already holds of one organisation. */
export interface Registry {
  readonly persons: readonly PersonEntry[]
  readonly programmes: readonly ProgrammeEntry[]
  readonly participations: readonly ParticipationEntry[]
  readonly mentorships: readonly MentorshipEntry[]
  readonly links: readonly { mentorshipId: string; menteeParticipationId: string }[]
  /** Parents and guardians among the people: they mentor no child of their own. */
  readonly parents: readonly { parentId: string; childId: string }[]
}

/** The end of a participation for counting: an empty end is 31 August of the school year of the start. */
export function runsUntil(startsOn: string, endsOn: string | null): string {
  if (endsOn !== null) return endsOn
  const year = Number(startsOn.slice(0, 4))
  return `${startsOn.slice(5) >= '09-01' ? year + 1 : year}-08-31`
}
