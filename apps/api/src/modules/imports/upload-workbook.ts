import { createHash } from 'node:crypto'
import type { Import } from '@nastavnik/contract'
import { findMunicipality } from '@nastavnik/target-model'
import { userIdOf } from '../../access/actor.ts'
import { type OrganisationInReach, peopleOrganisationInReach } from '../../access/units.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { newId } from '../../kernel/ids.ts'
import { invalid, notFound } from '../../kernel/problem.ts'
import { describes, findOrganisationOfSheet } from '../organisations/index.ts'
import { planWorkbook } from './apply-workbook.ts'
import type { OrganisationSheet } from './organisation-sheet.rules.ts'
import { parkedSheets } from './parked-workbook.ts'
import { readSchoolWorkbook } from './read-school-workbook.ts'
import { reviewOf } from './review-workbook.ts'
import { findImport, forgetOldImports, insertImport, type NewImport } from './workbooks.repo.ts'

interface Upload {
  readonly organisation: string
  readonly file: Uint8Array
}

/** Is the sheet of another organisation: of another title, or of the same — «СОШ № 1» — in another municipality. A silent sheet is of none. */
async function isForeign({ tx, model }: Context, sheet: OrganisationSheet, organisation: OrganisationInReach): Promise<boolean> {
  if (!describes(sheet, organisation)) return true
  const placed = sheet.municipality !== undefined && findMunicipality(model, sheet.municipality) !== undefined
  if (!placed || sheet.organisation === undefined || organisation.municipalityId === null) return false
  const named = await findOrganisationOfSheet(tx, model, { ...sheet, kind: undefined })
  return !('found' in named) || named.found.id !== organisation.id
}

/** What is kept beside the file. Apart from the writing, so that rows and plan have gone before the driver copies the file. */
async function reviewFile(
  context: Context,
  organisation: OrganisationInReach,
  file: Uint8Array,
): Promise<Pick<NewImport, 'review' | 'parked'>> {
  const workbook = await readSchoolWorkbook(file)
  const sheet = workbook.organisation
  if (sheet !== undefined && (await isForeign(context, sheet, organisation))) throw invalid('organisation.foreign')
  const plan = await planWorkbook(context, { regionId: organisation.regionId, organisationId: organisation.id }, workbook)
  return { review: reviewOf(workbook, plan), parked: parkedSheets(plan.parked) }
}

/**
 * Keeps a school's workbook with a review of what it would bring; the registry does not change.
 * Throws the reader's `file.*` codes, 422 `organisation.foreign` for another school's file, `headcount.invalid` with the labels.
 */
export const uploadWorkbook = defineUseCase({
  name: 'imports.uploadWorkbook',
  permission: 'import.run',
  sees: 'people',
  changes: true,
  authorize: ({ tx, reach }, { organisation }: Upload) => peopleOrganisationInReach(tx, reach, organisation),
  run: async (context, organisation, { file }: Upload): Promise<Import> => {
    const { tx, reach, actor, clock } = context
    const { regionId, id: organisationId } = organisation
    const kept = await reviewFile(context, organisation, file)
    await forgetOldImports(tx, regionId, organisationId, clock.now())
    const id = newId()
    await insertImport(tx, {
      id,
      regionId,
      organisationId,
      userId: userIdOf(actor),
      file: Buffer.from(file.buffer, file.byteOffset, file.byteLength),
      sha256: createHash('sha256').update(file).digest(),
      ...kept,
      createdAt: clock.now(),
    })
    const made = await findImport(tx, reach, id)
    if (made === undefined) throw notFound('import.notFound')
    return made.view
  },
})
