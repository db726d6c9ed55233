import type { Incident, IncidentFacts, NewIncident } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { conflict, invalid, notFound } from '../../kernel/problem.ts'
import { findIncident, insertIncident, instantOf } from './incidents.repo.ts'
import { countPeople, insertParts, listAffected } from './parts.repo.ts'
import { getVisible } from './read-incidents.ts'

/** Throws 422 `incident.wordUnknown` for a kind or a category that the model does not have. */
export function checkWords({ handbook }: TargetModel, { kind, categories }: Pick<IncidentFacts, 'kind' | 'categories'>): void {
  const { incidents } = handbook
  const isKnown = (terms: readonly { code: string }[], code: string) => terms.some((term) => term.code === code)
  if (!isKnown(incidents.kinds, kind)) throw invalid('incident.wordUnknown', [{ path: 'kind', code: 'incident.wordUnknown' }])
  if (!categories.every((code) => isKnown(incidents.categories, code)))
    throw invalid('incident.wordUnknown', [{ path: 'categories', code: 'incident.wordUnknown' }])
}

/** A minute of the territory's clock that has come; 422 `incident.inFuture`. */
export async function pastInstant({ tx, model, clock }: Pick<Context, 'tx' | 'model' | 'clock'>, minute: string): Promise<Date> {
  const instant = await instantOf(tx, model, minute)
  if (instant > clock.now()) throw invalid('incident.inFuture')
  return instant
}

/** Whom it touches with counts of now; a whole reach leaves out organisations where there is nobody to touch. */
async function countAffected({ tx, reach }: Context, ids: readonly string[], isWhole: boolean): Promise<[string, number][]> {
  const counted = await countPeople(tx, reach.regionId, ids)
  const affected = ids.map((id): [string, number] => [id, counted.get(id) ?? 0]).filter(([, people]) => !isWhole || people > 0)
  if (affected.length === 0) throw invalid('incident.noOrganisations')
  return affected
}

/**
 * Registers an incident with the organisations it touches. The id is the client's: the same one again, of the same person, is answered with
 * what stands. 404 `unit.notFound` for an organisation outside the reach; 422 `organisation.merged`, `incident.noOrganisations`,
 * `incident.inFuture`, `incident.wordUnknown`; 409 `incident.idTaken`.
 */
export const registerIncident = defineUseCase({
  name: 'incidents.registerIncident',
  permission: 'incident.register',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: async ({ tx, reach, actor }, { id, organisations }: NewIncident) => {
    const affected = await listAffected(tx, reach, organisations)
    if (organisations !== null && affected.length < new Set(organisations).size) throw notFound('unit.notFound')
    const known = await findIncident(tx, reach, id)
    return { affected, isRepeated: known !== undefined && known.registeredBy === userIdOf(actor) }
  },
  run: async (context, { affected, isRepeated }, { id, organisations, foundAt, ...facts }): Promise<Incident> => {
    const { tx, reach, model, actor, clock } = context
    if (isRepeated) return getVisible(context, id)
    if (affected.some(({ isMerged }) => isMerged)) throw invalid('organisation.merged')
    checkWords(model, facts)
    const entered = { regionId: reach.regionId, id, by: userIdOf(actor), at: clock.now(), foundAt: await pastInstant(context, foundAt) }
    if (!(await insertIncident(tx, entered, facts))) {
      const known = await findIncident(tx, reach, id)
      if (known === undefined || known.registeredBy !== entered.by) throw conflict('incident.idTaken')
      return getVisible(context, id)
    }
    const ids = affected.map((organisation) => organisation.id)
    await insertParts(tx, entered, await countAffected(context, ids, organisations === null))
    return getVisible(context, id)
  },
  audit: ({ target: { affected, isRepeated }, input: { id }, output }) => {
    const [only, ...others] = affected
    return isRepeated ? null : { organisationId: others.length === 0 ? (only?.id ?? null) : null, subjectId: id, people: output.people }
  },
})
