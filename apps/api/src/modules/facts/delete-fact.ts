import { processing } from '../../access/gate.ts'
import { unitInReach } from '../../access/units.ts'
import { defineUseCase, noPeople } from '../../access/use-case.ts'
import { conflict, invalid, notFound } from '../../kernel/problem.ts'
import { deleteFactRow, findPlaceOfFact, placeOf, readFacts } from './facts.repo.ts'

/**
 * Takes an entered figure back; figures of documents have no row and are not found. 409 `fact.outdated` with the fresh one when it was
 * corrected since it was read, 422 `fact.leanedOn` while another figure of the place names it as its total or as the same people.
 */
export const deleteFact = defineUseCase({
  name: 'facts.deleteFact',
  permission: 'fact.enter',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: async ({ tx, reach }, { id }: { id: string; version: number }) => {
    const place = await findPlaceOfFact(tx, reach.regionId, id)
    if (place === undefined) throw notFound('fact.notFound')
    return unitInReach(tx, reach, place.code)
  },
  run: async ({ tx, model, reach }, unit, { id, version }) => {
    const all = await readFacts(tx, model, placeOf(unit))
    if (all.some(({ partOf, within }) => partOf === id || within === id)) throw invalid('fact.leanedOn')
    if (await deleteFactRow(tx, reach.regionId, id, version)) return {}
    const fresh = (await readFacts(tx, model, placeOf(unit))).find(({ key }) => key === id)
    if (fresh === undefined) throw notFound('fact.notFound')
    throw conflict('fact.outdated', fresh)
  },
  audit: noPeople,
})
