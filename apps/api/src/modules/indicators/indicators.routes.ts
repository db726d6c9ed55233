import { indicatorRoutes } from '@nastavnik/contract'
import { type Binder, same } from '../../access/binder.ts'
import { getIndicatorByMunicipality, getIndicators, listIndicatorPeople, setDenominator } from './get-indicators.ts'

export function bindIndicators(binder: Binder): void {
  binder.use(indicatorRoutes.get, getIndicators, same)
  binder.use(indicatorRoutes.byMunicipality, getIndicatorByMunicipality, same)
  binder.use(indicatorRoutes.people, listIndicatorPeople, same)
  binder.use(indicatorRoutes.setDenominator, setDenominator, same)
}
