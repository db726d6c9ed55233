import { peopleRoutes } from '@nastavnik/contract'
import { type Binder, same } from '../../access/binder.ts'
import { correctParticipation } from './correct-participation.ts'
import { correctPerson } from './correct-person.ts'
import { getPerson } from './get-person.ts'
import { listPeople } from './list-people.ts'

export function bindPeople(binder: Binder): void {
  binder.use(peopleRoutes.list, listPeople, same)
  binder.use(peopleRoutes.get, getPerson, same)
  binder.use(peopleRoutes.correct, correctPerson, same)
  binder.use(peopleRoutes.correctParticipation, correctParticipation, same)
}
