import type { Indicators } from '@nastavnik/contract'
import { type Environment, execute } from '../access/use-case.ts'
import { getIndicators } from '../modules/indicators/index.ts'
import { findUnitAnywhere } from './find-region.ts'

export async function indicatorsCommand(environment: Environment, { unit, year }: { unit: string; year: number }): Promise<Indicators> {
  const { model } = await findUnitAnywhere(environment, unit)
  return execute(getIndicators, environment, { operator: true, regionId: model.regionId, organisationIds: [] }, { unit, year })
}
