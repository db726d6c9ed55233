import { createHash } from 'node:crypto'
import type { Import } from '@nastavnik/contract'
import { userIdOf } from '../../access/actor.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { newId } from '../../kernel/ids.ts'
import { invalid, notFound } from '../../kernel/problem.ts'
import { describes } from '../organisations/index.ts'
import { readRegistry } from './imports.repo.ts'
import { parkedSheets } from './parked-workbook.ts'
import { planImport } from './plan-import.rules.ts'
import { readSchoolWorkbook } from './read-school-workbook.ts'
import { checkHeadcount, reviewOf } from './review-workbook.ts'
import { findImport, insertImport } from './workbooks.repo.ts'

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
    if (sheet !== undefined && !checkHeadcount(sheet))
      throw invalid(
        'headcount.invalid',
        sheet.invalid.map((label) => ({ path: label, code: 'number' })),
      )
    const { regionId, id: organisationId } = organisation
    const plan = planImport(workbook, await readRegistry(tx, { regionId, organisationId }), { model, today, newId })
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
