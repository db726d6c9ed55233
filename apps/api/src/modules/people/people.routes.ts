import { peopleRoutes, savedFilterRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import { correctParticipation } from './correct-participation.ts'
import { correctPerson } from './correct-person.ts'
import { getHistory } from './get-history.ts'
import { getPerson } from './get-person.ts'
import { listPeople } from './list-people.ts'
import { addRelative, removeRelative } from './relatives.ts'
import { listFilters, removeFilter, saveFilter } from './saved-filters.ts'

export function bindPeople(binder: Binder): void {
  binder.use(peopleRoutes.list, listPeople)
  binder.use(peopleRoutes.get, getPerson)
  binder.use(peopleRoutes.history, getHistory)
  binder.use(peopleRoutes.correct, correctPerson)
  binder.use(peopleRoutes.addRelative, addRelative)
  binder.use(peopleRoutes.removeRelative, removeRelative)
  binder.use(peopleRoutes.correctParticipation, correctParticipation)
  binder.use(savedFilterRoutes.list, listFilters)
  binder.use(savedFilterRoutes.save, saveFilter)
  binder.use(savedFilterRoutes.remove, removeFilter)
}
