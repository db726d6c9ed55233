import { erasureRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import { erasePerson, listActs, listReasons } from './erase-person.ts'
import { printAct, tellEverything } from './papers.ts'
import { eraseOverdue, listOverdue } from './retention.ts'

export function bindErasures(binder: Binder): void {
  const titleOf = (action: string) => binder.titleOf(action) ?? action
  binder.use(erasureRoutes.reasons, listReasons)
  binder.use(erasureRoutes.erase, erasePerson)
  binder.use(erasureRoutes.list, listActs)
  binder.use(erasureRoutes.overdue, listOverdue)
  binder.useJob(erasureRoutes.eraseOverdue, eraseOverdue)
  binder.usePaper(erasureRoutes.everything, tellEverything(titleOf))
  binder.usePaper(erasureRoutes.act, printAct(titleOf))
}
