import { defineUseCase } from '../../access/use-case.ts'
import { newId } from '../../kernel/ids.ts'
import { invalid, notFound } from '../../kernel/problem.ts'
import { contactsOf, insertOrganisation, type OrganisationDraft, putHeadcount, updateContacts } from '../organisations/index.ts'
import { lockOrganisation, readRegistry, writePlan } from './imports.repo.ts'
import { type ImportPlan, planImport } from './plan-import.rules.ts'
import type { SchoolWorkbook } from './read-school-workbook.ts'
import { checkHeadcount } from './review-workbook.ts'

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
  authorize: async ({ reach }, { organisationId }: TakeWorkbook) => {
    if (!reach.organisationIds.includes(organisationId)) throw notFound('unit.notFound')
    return { regionId: reach.regionId, organisationId }
  },
  run: async ({ tx, model, today }, place, { workbook, draft, dryRun }: TakeWorkbook): Promise<ImportPlan> => {
    const sheet = workbook.organisation
    if (sheet !== undefined && !checkHeadcount(sheet))
      throw invalid(
        'headcount.invalid',
        sheet.invalid.map((label) => ({ path: label, code: 'number' })),
      )
    if (draft === undefined) await lockOrganisation(tx, place)
    const registry =
      draft === undefined ? await readRegistry(tx, place) : { persons: [], programmes: [], participations: [], mentorships: [], links: [] }
    const plan = planImport(workbook, registry, { model, today, newId })
    if (dryRun) return plan
    if (draft !== undefined) await insertOrganisation(tx, draft)
    else if (sheet !== undefined) await updateContacts(tx, place.organisationId, contactsOf(sheet))
    if (sheet?.headcount !== undefined) await putHeadcount(tx, place.regionId, place.organisationId, sheet.headcount)
    await writePlan(tx, place, plan)
    return plan
  },
})
