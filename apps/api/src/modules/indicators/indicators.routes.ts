import { indicatorRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import { getIndicatorByMunicipality, getIndicators, listIndicatorPeople, setDenominator } from './get-indicators.ts'

export function bindIndicators(binder: Binder): void {
  binder.use(indicatorRoutes.get, getIndicators)
  binder.use(indicatorRoutes.byMunicipality, getIndicatorByMunicipality)
  binder.use(indicatorRoutes.people, listIndicatorPeople)
  binder.use(indicatorRoutes.setDenominator, setDenominator)
}
