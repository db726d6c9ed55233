/** What a generated region consists of: plain records that can be loaded and, apart from that, counted. Dates are ISO days, ids UUIDs. */
type RegionKind = 'COLLEGE' | 'EXTRA_ED' | 'PARTNER' | 'SCHOOL'

export interface RegionHeadcount {
  countedOn: string
  children10to19: number
  teachers: number
  youngTeachers: number
}

export interface RegionPerson {
  id: string
  name: string
  bornOn: string | null
  bornYear: number | null
  occupation: string
  experienceYears: number | null
  /** Id of the partner organisation that gave the mentor. */
  employer: string | null
  contacts: string
  representative: string
  competences: string
  interests: string
}

export interface RegionProgramme {
  id: string
  /** Title of the form: «ученик – ученик». */
  form: string
  title: string
  practice: 'notPractice' | 'practice' | 'unchecked'
  result: string
}

export interface RegionParticipation {
  id: string
  person: RegionPerson
  programme: RegionProgramme
  role: 'MENTEE' | 'MENTOR'
  startsOn: string
  endsOn: string | null
  request: string
  result: string
  completed: boolean | null
}

/** A pair, or a group when there are several mentees. */
export interface RegionMentorship {
  id: string
  mentor: RegionParticipation
  mentees: RegionParticipation[]
}

/** One organisation with everything of its own; a partner has no people. */
export interface RegionOrganisation {
  id: string
  code: string
  kind: RegionKind
  title: string
  /** Code of the municipality. */
  municipality: string
  head: string
  phone: string
  email: string
  headcounts: RegionHeadcount[]
  persons: RegionPerson[]
  programmes: RegionProgramme[]
  participations: RegionParticipation[]
  mentorships: RegionMentorship[]
}

/** A denominator of a municipality, or of the whole region when that is null. */
export interface RegionFigure {
  id: string
  municipality: string | null
  year: number
  measure: string
  value: number
}
