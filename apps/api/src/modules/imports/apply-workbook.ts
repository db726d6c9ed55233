import type { Difference } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import { invalid } from '../../kernel/problem.ts'
import { contactsOf, putHeadcount, updateContacts } from '../organisations/index.ts'
import { type Employed, forgetEmployers, recogniseEmployers } from '../people/index.ts'
import { stillSo } from './differences.rules.ts'
import { type ImportPlan, planImport, withUpdates } from './plan-import.rules.ts'
import { missingFields, type SchoolWorkbook } from './read-school-workbook.ts'
import { lockOrganisation, type RegistryPlace, readRegistry, refuseMerged, writePlan } from './registry.repo.ts'

export interface Planning {
  readonly tx: Tx
  readonly model: TargetModel
  readonly today: string
  readonly personKey: Buffer
}

/** What the workbook would bring to the organisation now. 422 `headcount.invalid` names the labels whose numbers cannot be read, `organisation.merged`. */
export async function planWorkbook(
  { tx, model, today }: Omit<Planning, 'personKey'>,
  place: RegistryPlace,
  workbook: SchoolWorkbook,
): Promise<ImportPlan> {
  const unreadable = workbook.organisation?.invalid ?? []
  if (unreadable.length > 0) {
    throw invalid(
      'headcount.invalid',
      unreadable.map((label) => ({ path: label, code: 'number' })),
    )
  }
  await refuseMerged(tx, place)
  return planImport(workbook, await readRegistry(tx, place), { model, today, newId })
}

/** The same for a review: a base that lacks columns waits until they are named, the others are planned. */
export const planReady = (planning: Omit<Planning, 'personKey'>, place: RegistryPlace, workbook: SchoolWorkbook): Promise<ImportPlan> =>
  planWorkbook(planning, place, { ...workbook, bases: workbook.bases.filter((base) => missingFields(base).length === 0) })

/**
 * Writes a plan and joins mentors to employers, whoever made the plan: a partner may have been registered since the last one. A workplace that
 * was corrected says anew who the employer is. Returns whom it joined, but for those: their rows are told as corrected.
 */
export async function takePlan({ tx, model, personKey }: Planning, place: RegistryPlace, plan: ImportPlan): Promise<Employed[]> {
  await writePlan(tx, place, plan, personKey)
  const moved = plan.updated.flatMap(({ id, fields }) => (fields.some(({ field }) => field === 'occupation') ? [id] : []))
  if (moved.length > 0) await forgetEmployers(tx, place.regionId, moved)
  const employed = await recogniseEmployers(tx, model, place)
  return moved.length === 0 ? employed : employed.filter(({ id }) => !moved.includes(id))
}

interface Applied {
  readonly plan: ImportPlan
  /** People joined to an employer, also some whom the workbook does not speak of. */
  readonly employed: readonly Employed[]
}

/**
 * Takes the workbook into an organisation that exists: its contacts and headcount, then the good rows. The workbook is used up: its rows
 * go before the plan is written, for they weigh half as much as all that was made of them. `chosen`: differences that go over what stands;
 * `beforeWriting` sees the plan while the registry still is as it was.
 */
export async function applyWorkbook(
  planning: Planning,
  place: RegistryPlace,
  workbook: SchoolWorkbook,
  { chosen = [], beforeWriting }: { chosen?: readonly Difference[]; beforeWriting?: (plan: ImportPlan) => Promise<void> } = {},
): Promise<Applied> {
  const { tx } = planning
  await lockOrganisation(tx, place)
  const planned = await planWorkbook(planning, place, workbook)
  const plan = withUpdates(planned, stillSo(planned.differences, chosen))
  for (const { rows } of workbook.bases) rows.length = 0
  await beforeWriting?.(plan)
  const sheet = workbook.organisation
  if (sheet !== undefined) await updateContacts(tx, place.organisationId, contactsOf(sheet))
  if (sheet?.headcount !== undefined) await putHeadcount(tx, place.regionId, place.organisationId, sheet.headcount)
  return { plan, employed: await takePlan(planning, place, plan) }
}
