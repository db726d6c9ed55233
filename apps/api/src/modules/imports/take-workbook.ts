import { opensWithdrawn } from '../../access/gate.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { notFound } from '../../kernel/problem.ts'
import { insertOrganisation, type OrganisationDraft } from '../organisations/index.ts'
import { applyWorkbook, planWorkbook } from './apply-workbook.ts'
import type { ImportPlan } from './plan-import.rules.ts'
import type { SchoolWorkbook } from './read-school-workbook.ts'

export interface TakeWorkbook {
  readonly workbook: SchoolWorkbook
  /** The organisation's id: of a known one, or of the draft that goes in with the workbook. */
  readonly organisationId: string
  readonly draft: OrganisationDraft | undefined
  /** Plan only, write nothing. */
  readonly dryRun: boolean
}

/**
 * Takes a whole workbook in one transaction: the organisation's data, then the good rows. Used by the command line,
 * where no review comes between; the page goes through `upload` and `confirm`.
 */
export const takeWorkbook = defineUseCase({
  name: 'imports.takeWorkbook',
  permission: 'import.run',
  sees: 'people',
  gate: opensWithdrawn('rows of those who withdrew are parked by name'),
  changes: true,
  authorize: async ({ reach }, { organisationId }: TakeWorkbook) => {
    if (!reach.organisationIds.includes(organisationId)) throw notFound('unit.notFound')
    return { regionId: reach.regionId, organisationId }
  },
  run: async (context, place, { workbook, draft, dryRun }: TakeWorkbook): Promise<ImportPlan> => {
    if (dryRun) return planWorkbook(context, place, workbook)
    if (draft !== undefined) await insertOrganisation(context.tx, draft)
    return (await applyWorkbook(context, place, workbook)).plan
  },
  audit: ({ target, output }) => ({ organisationId: target.organisationId, people: output.counters.persons }),
})
