import { isoDay } from './calendar.ts'
import { type Form, selectForms, usualForms } from './forms.ts'
import { formGroups, type Quota } from './groups.ts'
import { createRandom, seedOf } from './random.ts'
import { createRoster, type Participant } from './roster.ts'
import { baseSheets, organisationSheet } from './sheets.ts'
import type { Headcount, Place, SchoolKind, SyntheticSchool } from './synthetic-school.ts'
import { countTruth } from './truth.ts'

export interface SchoolOptions extends Place {
  seed: number
  kind?: SchoolKind
  /** The calendar year of the programmes. */
  year: number
  /** The size of the organisation, small children included. */
  pupils: number
  /** The share of `pupils` who take part as mentees or mentors. */
  share?: number
  /** Titles of forms; the usual ones of the kind of organisation unless given. */
  forms?: readonly string[]
}

const teacherPosts: Record<SchoolKind, string> = {
  SCHOOL: 'учитель',
  EXTRA_ED: 'педагог дополнительного образования',
  COLLEGE: 'преподаватель',
}
const shareAged10to19: Record<SchoolKind, number> = { SCHOOL: 0.62, EXTRA_ED: 0.7, COLLEGE: 0.9 }

export function generateSchool(options: SchoolOptions): SyntheticSchool {
  const { seed, territory, municipality, organisation, kind = 'SCHOOL', year, share = 0.3 } = options
  const random = createRandom(seedOf(seed, 0))
  const roster = createRoster(random, seed, teacherPosts[kind])
  const expected = expectedHeadcount(options.pupils, kind, year)
  const learners = Math.min(Math.round(options.pupils * share), expected.children10to19)
  const quotas = shareOut(selectForms(options.forms ?? usualForms[kind]), learners, expected.youngTeachers)
  const groups = quotas.flatMap((quota) => [...formGroups(random, roster, year, quota)])
  const headcount = noLessThanTakePart(expected, roster.participants)
  return {
    territory,
    municipality,
    organisation,
    kind,
    sheets: [
      organisationSheet({ territory, municipality, organisation }, roster.director, headcount),
      ...baseSheets(random, groups, organisation),
    ],
    truth: countTruth(groups, headcount),
  }
}

/** 85 children and 15 teachers, five of them young, are the example of the regional centre; the line through it fits larger schools too. */
function expectedHeadcount(pupils: number, kind: SchoolKind, year: number): Headcount {
  const teachers = Math.round(6 + pupils / 9)
  return {
    children10to19: Math.round(pupils * shareAged10to19[kind]),
    teachers,
    youngTeachers: Math.max(1, Math.round(teachers * 0.3)),
    countedOn: isoDay(year, 3, 18),
  }
}

function shareOut(chosen: readonly Form[], learners: number, youngTeachers: number): Quota[] {
  const weights = chosen.reduce((sum, { weight }) => sum + weight, 0)
  return chosen.map((form) => ({
    form,
    people: Math.max(1, Math.round(form.mentee === 'youngTeacher' ? youngTeachers * 0.8 : (learners * form.weight) / weights)),
  }))
}

/** Indicators divide participants by these numbers and must stay below 100 %, however small the organisation. */
function noLessThanTakePart(expected: Headcount, participants: readonly Participant[]): Headcount {
  const among = (...kinds: Participant['kind'][]) => participants.filter(({ kind }) => kinds.includes(kind)).length
  return {
    children10to19: Math.max(expected.children10to19, among('pupil', 'student')),
    teachers: Math.max(expected.teachers, among('teacher', 'youngTeacher')),
    youngTeachers: Math.max(expected.youngTeachers, among('youngTeacher')),
    countedOn: expected.countedOn,
  }
}
