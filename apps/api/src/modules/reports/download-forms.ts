import type { CountingMode } from '@nastavnik/contract'
import { unitInReach } from '../../access/units.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { readWholeForms } from './forms.ts'
import { formsFileName, writeFormsWorkbook } from './forms-workbook.ts'
import { parsePeriod } from './period.rules.ts'

/** Forms 1–5 as a workbook in the official layout; runs in the worker. */
export const downloadForms = defineUseCase({
  name: 'reports.downloadForms',
  permission: 'report.read',
  sees: 'reporting',
  authorize: ({ tx, reach }, { unit }: { unit: string; period: string; mode?: CountingMode | undefined }) => unitInReach(tx, reach, unit),
  run: async ({ tx, model }, unit, { period, mode }) => {
    const forms = await readWholeForms(tx, model, unit, parsePeriod(period), mode)
    return { name: formsFileName(forms), content: await writeFormsWorkbook(model, forms) }
  },
})

export const reportJobs = [downloadForms]
