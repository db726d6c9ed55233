import { conclusionRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import { excludePair, unexcludePair } from './exclusions.ts'
import { listConclusions } from './list-conclusions.ts'
import { getConclusion, recordConclusion } from './person-conclusion.ts'

export function bindConclusions(binder: Binder): void {
  binder.use(conclusionRoutes.list, listConclusions)
  binder.use(conclusionRoutes.get, getConclusion)
  binder.use(conclusionRoutes.record, recordConclusion)
  binder.use(conclusionRoutes.exclude, excludePair)
  binder.use(conclusionRoutes.unexclude, unexcludePair)
}
