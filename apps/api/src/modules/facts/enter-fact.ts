import type { AggregateFact, NewFact } from '@nastavnik/contract'
import { hasForm, type TargetModel } from '@nastavnik/target-model'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { unitInReach } from '../../access/units.ts'
import { defineUseCase, noPeople } from '../../access/use-case.ts'
import { newId } from '../../kernel/ids.ts'
import { conflict, invalid, notFound } from '../../kernel/problem.ts'
import { factsOfModel, findPlaceOfFact, insertFact, placeOf, readFacts, updateFact } from './facts.repo.ts'
import { visibleFacts } from './get-facts.ts'
import { isInFuture } from './years.rules.ts'

/** A place with more figures than this has lists of persons somewhere, and they belong into the registry. */
const mostFacts = 300

/** Throws 422: `form.unknown`, `fact.inFuture`, `fact.totalUnknown`, `fact.totalCircular`. */
function checkFact(model: TargetModel, today: string, others: readonly AggregateFact[], key: string, fact: NewFact): void {
  if (fact.form !== null && !hasForm(model, fact.form)) throw invalid('form.unknown')
  if (isInFuture(fact.dated, today)) throw invalid('fact.inFuture')
  const keyed = new Map(others.map((other) => [other.key, other]))
  for (const field of ['partOf', 'within'] as const) {
    const first = fact[field]
    if (first === null) continue
    if (first !== key && !keyed.has(first)) throw invalid('fact.totalUnknown')
    for (let above: string | null | undefined = first; above != null; above = keyed.get(above)?.[field])
      if (above === key) throw invalid('fact.totalCircular')
  }
}

/** Enters a figure at a place. 422 as `checkFact`, `fact.tooMany`. */
export const enterFact = defineUseCase({
  name: 'facts.enterFact',
  permission: 'fact.enter',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: ({ tx, reach }, { unit }: NewFact & { unit: string }) => unitInReach(tx, reach, unit),
  run: async ({ tx, model, actor, clock, today }, unit, { unit: _unit, ...fact }): Promise<AggregateFact> => {
    const others = await visibleFacts(tx, model, unit)
    if (others.length - factsOfModel(model, unit.level).length >= mostFacts) throw invalid('fact.tooMany')
    const id = newId()
    checkFact(model, today, others, id, fact)
    await insertFact(tx, placeOf(unit), { id, by: userIdOf(actor), at: clock.now() }, fact)
    const entered = (await readFacts(tx, model, placeOf(unit))).find(({ key }) => key === id)
    if (entered === undefined) throw notFound('fact.notFound')
    return entered
  },
  audit: noPeople,
})

/** Corrects an entered figure. 409 `fact.outdated` with the fresh one when somebody was faster; 422 as `checkFact`. */
export const correctFact = defineUseCase({
  name: 'facts.correctFact',
  permission: 'fact.enter',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: async ({ tx, reach }, { id }: NewFact & { id: string; version: number }) => {
    const place = await findPlaceOfFact(tx, reach.regionId, id)
    if (place === undefined) throw notFound('fact.notFound')
    return unitInReach(tx, reach, place.code)
  },
  run: async ({ tx, model, reach, today }, unit, { id, version, ...fact }): Promise<AggregateFact> => {
    const all = await visibleFacts(tx, model, unit)
    checkFact(
      model,
      today,
      all.filter(({ key }) => key !== id),
      id,
      fact,
    )
    const isWritten = await updateFact(tx, reach.regionId, id, version, fact)
    const fresh = (await readFacts(tx, model, placeOf(unit))).find(({ key }) => key === id)
    if (fresh === undefined) throw notFound('fact.notFound')
    if (!isWritten) throw conflict('fact.outdated', fresh)
    return fresh
  },
  audit: noPeople,
})
