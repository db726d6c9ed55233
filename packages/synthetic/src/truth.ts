import { forms } from './forms.ts'
import type { Group } from './groups.ts'
import { normaliseName } from './names.ts'
import type { Participant } from './roster.ts'
import type { Headcount, PersonCounts, SchoolTruth } from './synthetic-school.ts'

type Role = 'mentees' | 'mentors'

interface Participation {
  person: Participant
  role: Role
  form: string
  programme: string
  start: string
}

/** The period is the whole calendar year. Every generated programme starts within it, so every participation counts, whatever its end. */
export function countTruth(groups: readonly Group[], headcount: Headcount): SchoolTruth {
  const participations = groups.flatMap(participationsOf)
  const distinct: PersonCounts = {}
  const primary: PersonCounts = {}
  const formTotals: SchoolTruth['formTotals'] = {}
  const seen = new Set<string>()
  const firstTime = (key: string) => !seen.has(key) && seen.add(key) !== undefined
  for (const { person, role, form, programme } of participations.toSorted(byPrecedence)) {
    // Both countings name the same programmes, those of nobody's primary participation with zeroes.
    const [all, once] = [cellOf(distinct, form, programme), cellOf(primary, form, programme)]
    formTotals[form] ??= { mentors: 0, mentees: 0 }
    if (firstTime(`${role} ${person.serial} ${form} ${programme}`)) all[role] += 1
    if (firstTime(`${role} ${person.serial} ${form}`)) formTotals[form][role] += 1
    if (firstTime(`${role} ${person.serial}`)) once[role] += 1
  }
  return {
    headcount,
    rows: { mentees: participations.filter(({ role }) => role === 'mentees').length, mentors: groups.length },
    distinct,
    formTotals,
    primary,
    persons: new Set(participations.map(({ person }) => person)).size,
    participations: participations.length,
  }
}

function participationsOf({ form, programme, mentor, mentees, start }: Group): Participation[] {
  const common = { form: form.title, programme: programme.title, start }
  return [
    { ...common, person: mentor, role: 'mentors' as const },
    ...mentees.map((person) => ({ ...common, person, role: 'mentees' as const })),
  ]
}

const precedenceOf = ({ start, form, programme }: Participation) =>
  [start, String(forms.findIndex(({ title }) => title === form)).padStart(2, '0'), normaliseName(programme)].join('\n')

function byPrecedence(a: Participation, b: Participation): number {
  const [first, second] = [precedenceOf(a), precedenceOf(b)]
  return first < second ? -1 : Number(first > second)
}

function cellOf(counts: PersonCounts, form: string, programme: string): { mentors: number; mentees: number } {
  const ofForm = counts[form] ?? {}
  const cell = ofForm[programme] ?? { mentors: 0, mentees: 0 }
  counts[form] = { ...ofForm, [programme]: cell }
  return cell
}
