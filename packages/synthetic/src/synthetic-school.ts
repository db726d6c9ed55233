export type Value = string | number | undefined

/** The first row of a base is its header; «Организация» has rows of a label and a value. Dates are ISO days. */
export interface SyntheticSheet {
  name: string
  rows: Value[][]
}

export type SchoolKind = 'COLLEGE' | 'EXTRA_ED' | 'SCHOOL'

export interface Headcount {
  children10to19: number
  teachers: number
  youngTeachers: number
  countedOn: string
}

/** By the title of the form («ученик – ученик»), then of the programme without «Программа» and quotes («Лидер»). */
export type PersonCounts = Record<string, Record<string, { mentors: number; mentees: number }>>

export interface SchoolTruth {
  headcount: Headcount
  rows: { mentees: number; mentors: number }
  /** Each person once per role in every programme. */
  distinct: PersonCounts
  /** Each person once per role in a form, whatever the programmes. */
  formTotals: Record<string, { mentors: number; mentees: number }>
  /** Each person once per role in all, in the earliest participation. */
  primary: PersonCounts
  persons: number
  /** A person in a role in a programme. */
  participations: number
}

export interface SyntheticSchool {
  territory: string
  municipality: string
  organisation: string
  kind: SchoolKind
  sheets: SyntheticSheet[]
  truth: SchoolTruth
}

export interface Place {
  territory: string
  municipality: string
  organisation: string
}
