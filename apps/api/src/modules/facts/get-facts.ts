import type { AggregateFact, PlaceFacts } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { reachOf } from '../../access/actor.ts'
import { isReached, type UnitInReach, unitInReach } from '../../access/units.ts'
import { defineUseCase } from '../../access/use-case.ts'
import type { Tx } from '../../kernel/db.ts'
import { checkFacts } from './check-facts.rules.ts'
import { factsOfModel, listPlacesBelow, placeOf, readFacts } from './facts.repo.ts'
import { isOfPeriod } from './years.rules.ts'

/** Facts of the place itself: of the documents, then the entered ones. A steward sees those of the forms answered for. */
export async function visibleFacts(tx: Tx, model: TargetModel, unit: UnitInReach): Promise<AggregateFact[]> {
  const all = [...factsOfModel(model, unit.level), ...(await readFacts(tx, model, placeOf(unit)))]
  const { forms } = unit
  return forms === null ? all : all.filter(({ form }) => form !== null && forms.includes(form.code))
}

/** Figures of a place that came without persons, what contradicts among them, and which places inside have their own. */
export const listFacts = defineUseCase({
  name: 'facts.listFacts',
  permission: 'fact.read',
  sees: 'reporting',
  authorize: ({ tx, reach }, { unit }: { unit: string }) => unitInReach(tx, reach, unit),
  run: async ({ tx, model, actor }, unit): Promise<PlaceFacts> => {
    const items = await visibleFacts(tx, model, unit)
    const enter = reachOf(actor, 'fact.enter')
    const { level, code, title } = unit
    return {
      unit: { level, code, title },
      items,
      findings: checkFacts(items.map((fact) => ({ ...fact, form: fact.form?.code ?? null }))),
      below: unit.forms === null ? await listPlacesBelow(tx, unit) : [],
      mayEnter: enter !== undefined && isReached(enter, unit),
    }
  },
})

/** How many figures a line beside the counts names. */
const mostNamed = 2

/** For the line beside forms and indicators: how many facts the period has, and those that belong to no total. */
export const getFactsBrief = defineUseCase({
  name: 'facts.getFactsBrief',
  permission: 'fact.read',
  sees: 'reporting',
  authorize: ({ tx, reach }, { unit }: { unit: string; period: string }) => unitInReach(tx, reach, unit),
  run: async ({ tx, model }, unit, { period }) => {
    const items = (await visibleFacts(tx, model, unit)).filter(({ dated }) => isOfPeriod(dated, period))
    const tops = items.filter(({ partOf }) => !items.some(({ key }) => key === partOf))
    const figures = tops.slice(0, mostNamed).map(({ title, unitOfCount, value, dated }) => ({ title, unitOfCount, value, dated }))
    return { total: items.length, figures }
  },
})
