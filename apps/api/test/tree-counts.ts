import type { ParticipantRole } from '@nastavnik/contract'
import { type Tree, type TreeOrganisation, treeForms, type Unit } from './organisation-tree.ts'

/** Who counts for an organisation at the end of 2021: itself, or the last it was merged into. */
function countingFor({ organisations }: Tree, organisation: TreeOrganisation): TreeOrganisation {
  const last = organisation.successors?.at(-1)
  return organisations.find(({ code }) => code === last) ?? organisation
}

/** The organisations whose people count in a unit, by the plain sense of «in». */
export const organisationsIn = (tree: Tree, unit: Unit): TreeOrganisation[] =>
  tree.organisations.filter((organisation) => {
    const { region, municipality, code } = countingFor(tree, organisation)
    return (
      region === unit.region &&
      (unit.level === 'region' || code === unit.code || (unit.level === 'municipality' && municipality === unit.code))
    )
  })

/** Of them those that count for themselves: the rows of Form 1. */
export const standingIn = (tree: Tree, unit: Unit): TreeOrganisation[] =>
  organisationsIn(tree, unit).filter((organisation) => countingFor(tree, organisation) === organisation)

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
