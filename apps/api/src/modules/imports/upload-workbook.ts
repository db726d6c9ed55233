import { createHash } from 'node:crypto'
import type { Import } from '@nastavnik/contract'
import { userIdOf } from '../../access/actor.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { newId } from '../../kernel/ids.ts'
import { invalid, notFound } from '../../kernel/problem.ts'
import { describes } from '../organisations/index.ts'
import { planWorkbook } from './apply-workbook.ts'
import { parkedSheets } from './parked-workbook.ts'
import { readSchoolWorkbook } from './read-school-workbook.ts'
import { reviewOf } from './review-workbook.ts'
import { findImport, forgetOldImports, insertImport } from './workbooks.repo.ts'

interface Upload {
  readonly organisation: string
  readonly file: Uint8Array
}

/**
 * Keeps a school's workbook with a review of what it would bring; the registry does not change.
 * Throws the reader's `file.*` codes, 422 `organisation.foreign` for another school's file, `headcount.invalid` with the labels.
 */
export const uploadWorkbook = defineUseCase({
  name: 'imports.uploadWorkbook',
  permission: 'import.run',
  sees: 'people',
  authorize: ({ tx, reach }, { organisation }: Upload) => peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx, reach, model, actor, clock, today }, organisation, { file }: Upload): Promise<Import> => {
    const workbook = await readSchoolWorkbook(file)
    const sheet = workbook.organisation
    if (sheet !== undefined && !describes(sheet, organisation)) throw invalid('organisation.foreign')
    const { regionId, id: organisationId } = organisation
    const plan = await planWorkbook({ tx, model, today }, { regionId, organisationId }, workbook)
    await forgetOldImports(tx, regionId, organisationId, clock.now())
    const id = newId()
    await insertImport(tx, {
      id,
      regionId,
      organisationId,
      userId: userIdOf(actor),
      file: Buffer.from(file),
      sha256: createHash('sha256').update(file).digest(),
      review: reviewOf(workbook, plan),
      parked: parkedSheets(plan.parked),
      createdAt: clock.now(),
    })
    const made = await findImport(tx, reach, id)
    if (made === undefined) throw notFound('import.notFound')
    return made.view
  },
})
