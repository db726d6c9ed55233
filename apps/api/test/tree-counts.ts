import type { ParticipantRole } from '@nastavnik/contract'
import { type Tree, type TreeOrganisation, treeForms, type Unit } from './organisation-tree.ts'

/** The organisations of a unit, by the plain sense of «in». */
export const organisationsIn = ({ organisations }: Tree, unit: Unit): TreeOrganisation[] =>
  organisations.filter(
    ({ region, municipality, code }) =>
      region === unit.region &&
      (unit.level === 'region' || code === unit.code || (unit.level === 'municipality' && municipality === unit.code)),
  )

/** How many people of a role stand in a form (or in all) in a unit; in the tree everyone takes part once, all through the year. */
export function peopleIn(tree: Tree, unit: Unit, role: ParticipantRole, form?: string): number {
  const people = organisationsIn(tree, unit).flatMap((organisation) => organisation.people)
  return people.filter((person) => person.role === role && (form === undefined || person.form === form)).length
}

export interface FormNumbers {
  readonly form: string
  readonly rows: number
  readonly mentors: number
  readonly mentees: number
}

/** The totals of the forms that have anybody in the unit. */
export const formNumbers = (tree: Tree, unit: Unit): FormNumbers[] =>
  treeForms.flatMap((form) => {
    const rows = organisationsIn(tree, unit).flatMap(({ programmes }) => programmes.filter((programme) => programme.form === form)).length
    return rows === 0 ? [] : [{ form, rows, mentors: peopleIn(tree, unit, 'MENTOR', form), mentees: peopleIn(tree, unit, 'MENTEE', form) }]
  })
