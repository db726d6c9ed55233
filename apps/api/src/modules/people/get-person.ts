import type { Person } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { notFound } from '../../kernel/problem.ts'
import { cardOf } from './card.ts'
import { findPerson, type PersonRow, remainingCard } from './people.repo.ts'

/** The person if the permission reaches him; a card that was joined into another one leads to that. 404 `person.notFound` outside. */
export async function personInReach({ tx, reach }: Context, { id }: { id: string }): Promise<PersonRow> {
  let person = await findPerson(tx, reach, id)
  const remaining = person === undefined ? await remainingCard(tx, reach.regionId, id) : undefined
  if (remaining !== undefined) person = await findPerson(tx, reach, remaining)
  if (person === undefined) throw notFound('person.notFound')
  return person
}

/** The card of a participant. 404 `person.notFound` outside the reader's organisation. */
export const getPerson = defineUseCase({
  name: 'people.getPerson',
  permission: 'person.read',
  sees: 'people',
  gate: processing,
  authorize: personInReach,
  run: (context, person): Promise<Person> => cardOf(context, person),
  audit: ({ target }) => ({ organisationId: target.organisation.id, subjectId: target.id, people: 1 }),
})
