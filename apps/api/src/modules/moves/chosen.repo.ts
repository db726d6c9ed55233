import type { ParticipantRole, PersonKind } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { sql } from 'kysely'
import type { Context } from '../../access/use-case.ts'
import { conflict, invalid } from '../../kernel/problem.ts'
import { isHere, isListed, nameKey } from '../people/index.ts'

/** People chosen in a list: by ids, or all that its filter finds. */
export interface Chosen {
  readonly people?: readonly string[] | undefined
  readonly found?:
    | {
        readonly search?: string | undefined
        readonly role?: ParticipantRole | undefined
        readonly form?: string | undefined
        readonly class?: string | undefined
        readonly kind?: PersonKind | undefined
        readonly expected: number
      }
    | undefined
}

export interface ChosenPerson {
  readonly id: string
  readonly occupation: string
  readonly class: string
  readonly enrolledOn: string | null
}

interface Place {
  readonly regionId: number
  readonly organisationId: string
}

/** Those who are here of the organisation: the chosen ones, or everybody when nothing is said. */
const predicate = (model: TargetModel, place: Place, { people, found }: Chosen, today: string) =>
  people === undefined
    ? isListed(model, place, {
        nameKey: nameKey(found?.search ?? ''),
        role: found?.role,
        form: found?.form,
        class: found?.class,
        kind: found?.kind,
        today,
      })
    : sql`s.region_id = ${place.regionId} and s.organisation_id = ${place.organisationId} and ${isHere(today)} and s.id = any (${[...people]}::uuid[])`

/**
 * The chosen people, held. A filter must find as many as its reader saw: 409 `move.othersFound`; nobody at all after he saw some means that
 * it has been done already.
 */
export async function lockChosen(
  { tx, model, today }: Pick<Context, 'tx' | 'model' | 'today'>,
  place: Place,
  chosen: Chosen,
): Promise<ChosenPerson[]> {
  const { rows } = await sql<ChosenPerson>`
    select s.id, s.occupation, s.class_code as class, s.enrolled_on as "enrolledOn" from persons s
    where ${predicate(model, place, chosen, today)} order by s.id for update of s`.execute(tx)
  if (chosen.found !== undefined && rows.length > 0 && rows.length !== chosen.found.expected) throw conflict('move.othersFound')
  return rows
}

/** Something must be chosen where everybody would be too many: 422 `move.nobodyChosen`. */
export function refuseEverybody({ people, found }: Chosen): void {
  if (people === undefined && found === undefined) throw invalid('move.nobodyChosen')
}
