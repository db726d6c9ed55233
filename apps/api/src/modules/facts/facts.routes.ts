import { factRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import { deleteFact } from './delete-fact.ts'
import { correctFact, enterFact } from './enter-fact.ts'
import { getFactsBrief, listFacts } from './get-facts.ts'

export function bindFacts(binder: Binder): void {
  binder.use(factRoutes.list, listFacts)
  binder.use(factRoutes.brief, getFactsBrief)
  binder.use(factRoutes.enter, enterFact)
  binder.use(factRoutes.correct, correctFact)
  binder.use(factRoutes.remove, deleteFact)
}
