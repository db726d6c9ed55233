import type { Operator } from '../../access/actor.ts'
import { type Environment, execute } from '../../access/use-case.ts'
import { invalid } from '../../kernel/problem.ts'
import { inTransaction } from '../../kernel/transaction.ts'
import { findOrganisationOfSheet, territoryOf } from '../organisations/index.ts'
import type { ImportPlan } from './plan-import.rules.ts'
import type { SchoolWorkbook } from './read-school-workbook.ts'
import { takeWorkbook } from './take-workbook.ts'

/** Takes a workbook into the organisation its sheet names; an unknown organisation is added in the same transaction. */
export async function takeWorkbookBySheet(
  environment: Environment,
  workbook: SchoolWorkbook,
  dryRun = false,
): Promise<{ code: string; regionId: number; plan: ImportPlan }> {
  const sheet = workbook.organisation
  if (sheet === undefined) throw invalid('organisation.unknown')
  if (workbook.cards.length > 0) throw invalid('bases.missing') // what stands on cards goes over only where somebody has seen it
  const model = territoryOf([...environment.models.values()], sheet)
  const { regionId } = model
  const outcome = await inTransaction(environment.db, { regionId, organisationIds: [] }, (tx) => findOrganisationOfSheet(tx, model, sheet))
  const draft = 'draft' in outcome ? outcome.draft : undefined
  const { id: organisationId, code } = 'draft' in outcome ? outcome.draft : outcome.found
  const operator: Operator = { operator: true, regionId, organisationIds: [organisationId] }
  return { code, regionId, plan: await execute(takeWorkbook, environment, operator, { workbook, organisationId, draft, dryRun }) }
}
