import type { GradeReason } from '@nastavnik/contract'
import { initialsKey, nameKey } from '../people/index.ts'
import type { GradeRow } from './gradebook.rules.ts'

/** A participant that rows of a gradebook are looked for. */
export interface Pupil {
  readonly id: string
  readonly nameKey: string
  /** `08Б`; empty when no class is known. */
  readonly classCode: string
}

export interface PersonGrade {
  readonly personId: string
  readonly mean: number
  readonly subjects: number
}

interface GradeFault {
  readonly sheet: string
  readonly row: number
  readonly cell: string | null
  readonly name: string
  readonly reason: GradeReason
}

export interface MatchedGrades {
  readonly grades: readonly PersonGrade[]
  readonly faults: readonly GradeFault[]
}

/** Ways in which a gradebook writes a name, from the whole to the shortest: «Иванов Иван Петрович», «Иванов Иван», «Иванов И. П.», «Иванов И.». */
function writingsOf(key: string): string[] {
  const words = key.replace(/ \(.*$/, '').split(' ')
  const initials = initialsKey(key) ?? key
  return [...new Set([words.join(' '), words.slice(0, 2).join(' '), initials, initials.split(' ').slice(0, 2).join(' ')])]
}

/** Letters of a class of two: `08` stands for any eighth one. */
const isSameClass = (a: string, b: string): boolean => a === b || a.slice(0, 2) === b || b.slice(0, 2) === a

/**
 * Which participant each row is of. Namesakes are told apart by their class, and whose row it is stays open when that is not enough. A person
 * named twice has no mean: which of the two is right nobody knows.
 */
export function matchGrades(rows: readonly GradeRow[], classOf: (group: string) => string, pupils: readonly Pupil[]): MatchedGrades {
  const byWriting = new Map<string, Pupil[]>()
  for (const pupil of pupils)
    for (const writing of writingsOf(pupil.nameKey)) byWriting.set(writing, [...(byWriting.get(writing) ?? []), pupil])
  const who = (row: GradeRow): Pupil | GradeReason => {
    const found = byWriting.get(nameKey(row.name)) ?? byWriting.get(writingsOf(nameKey(row.name))[0] ?? '') ?? []
    const code = classOf(row.group)
    const here = code === '' ? found : found.filter(({ classCode }) => classCode === '' || isSameClass(classCode, code))
    const [only, ...others] = here
    if (only === undefined) return 'notParticipant'
    return others.length === 0 ? only : 'namesake'
  }
  const told = rows.map((row) => ({ row, who: who(row) }))
  const times = new Map<string, number>()
  for (const { who: pupil } of told) if (typeof pupil === 'object') times.set(pupil.id, (times.get(pupil.id) ?? 0) + 1)
  const grades: PersonGrade[] = []
  const faults: GradeFault[] = []
  for (const { row, who: pupil } of told) {
    const { result, sheet, name } = row
    const refuse = (reason: GradeReason, cell: string | null = null) => faults.push({ sheet, row: row.row, cell, name, reason })
    if (typeof pupil === 'string') refuse(pupil)
    else if ((times.get(pupil.id) ?? 0) > 1) refuse('repeated')
    else if ('reason' in result) refuse(result.reason, result.cell)
    else grades.push({ personId: pupil.id, ...result })
  }
  return { grades, faults }
}
