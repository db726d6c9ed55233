import type { Person } from '@nastavnik/contract'
import { defineUseCase } from '../../access/use-case.ts'
import { notFound } from '../../kernel/problem.ts'
import { findPerson, listParticipations, personOf } from './people.repo.ts'

/** The card of a participant. 404 `person.notFound` outside the reader's organisation. */
export const getPerson = defineUseCase({
  name: 'people.getPerson',
  permission: 'person.read',
  sees: 'people',
  authorize: async ({ tx, reach }, { id }: { id: string }) => {
    const person = await findPerson(tx, reach, id)
    if (person === undefined) throw notFound('person.notFound')
    return person
  },
  run: async ({ tx, reach, model }, person): Promise<Person> => personOf(person, await listParticipations(tx, model, reach, person.id)),
  audit: ({ target }) => ({ organisationId: target.organisation.id, subjectId: target.id, people: 1 }),
})
