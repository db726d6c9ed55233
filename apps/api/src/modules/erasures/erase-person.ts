import type { ErasureAct, ErasureReason } from '@nastavnik/contract'
import { GivenReason, pageSize } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { type Reach, userIdOf } from '../../access/actor.ts'
import { opensWithdrawn, processing } from '../../access/gate.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { type Context, defineUseCase, noPeople } from '../../access/use-case.ts'
import type { Tx } from '../../kernel/db.ts'
import { notFound } from '../../kernel/problem.ts'
import { forgetApplications } from '../applications/index.ts'
import { wipeMergers } from '../duplicates/index.ts'
import { forgetName } from '../imports/index.ts'
import { wipeFromRounds } from '../matching/index.ts'
import { keepErased } from '../reports/index.ts'
import { addAct, type ErasedPerson, type FoundAct, findAct, lockPerson, listActs as readActs, wipePerson } from './erasures.repo.ts'

export const reasonTitle = ({ retention }: TargetModel, code: ErasureReason): string =>
  retention.reasons.find((reason) => reason.code === code)?.title ?? code

const toAct = (model: TargetModel, { organisationId: _organisation, fields: _fields, erasedAt, ...act }: FoundAct): ErasureAct => ({
  ...act,
  erasedAt: erasedAt.toISOString(),
  reasonTitle: reasonTitle(model, act.reason),
})

export interface Erasing {
  readonly tx: Tx
  readonly model: TargetModel
  readonly today: string
  readonly now: Date
  readonly userId: string | null
}

/** Wipes a person and writes the act; the caller holds the organisation and the row. Answers with the id of the act. */
export async function erase({ tx, model, today, now, userId }: Erasing, person: ErasedPerson, reason: ErasureReason): Promise<string> {
  const { id: personId, organisationId, nameKey } = person
  const { regionId } = model
  const place = { regionId, organisationId }
  await keepErased(tx, { regionId, personId, today, model })
  await forgetApplications(tx, regionId, personId)
  await wipeFromRounds(tx, regionId, personId)
  await wipePerson(tx, regionId, person, { today, now })
  await forgetName(tx, place, nameKey)
  const joined = await wipeMergers(tx, regionId, personId)
  return addAct(tx, { ...place, personId, joined, reason, at: now, userId })
}

export async function actInReach(tx: Tx, reach: Reach, id: string): Promise<FoundAct> {
  const act = await findAct(tx, reach, id)
  if (act === undefined) throw notFound('erasure.notFound')
  return act
}

/** Erases a person's data for ever with an act; counts stay as they are. 404 `person.notFound`, also when it has been done already. */
export const erasePerson = defineUseCase({
  name: 'erasures.erasePerson',
  permission: 'person.erase',
  sees: 'people',
  gate: opensWithdrawn('those who withdrew are erased'),
  changes: true,
  authorize: async ({ tx, reach }, { id }: { id: string; reason: ErasureReason }) => {
    const person = await lockPerson(tx, reach, id)
    if (person === undefined) throw notFound('person.notFound')
    return person
  },
  run: async (context: Context, person, { reason }: { id: string; reason: ErasureReason }): Promise<ErasureAct> => {
    const { tx, reach, model, today, clock, actor } = context
    const actId = await erase({ tx, model, today, now: clock.now(), userId: userIdOf(actor) }, person, reason)
    return toAct(model, await actInReach(tx, reach, actId))
  },
  audit: ({ target, input }) => ({
    organisationId: target.organisationId,
    subjectId: input.id,
    people: 1,
    fields: ['erased', input.reason],
  }),
})

/** Acts of erasure of an organisation. */
export const listActs = defineUseCase({
  name: 'erasures.listActs',
  permission: 'erasure.read',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: { organisation: string; page: number }) =>
    peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx, model }, { id: organisationId, regionId }, { page }: { organisation: string; page: number }) => {
    const { items, total } = await readActs(tx, { regionId, organisationId }, page)
    return { items: items.map((act) => toAct(model, act)), total, page, pageSize }
  },
  audit: noPeople, // ids and reasons
})

/** Reasons that a person may give, as the model has them. */
export const listReasons = defineUseCase({
  name: 'erasures.listReasons',
  permission: 'person.erase',
  sees: 'reporting',
  authorize: async () => undefined,
  run: async ({ model }) => ({
    items: GivenReason.options.map((code) => ({ code, title: reasonTitle(model, code) })),
  }),
})
