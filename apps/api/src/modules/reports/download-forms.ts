import { unitInReach } from '../../access/units.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { countingAt, type FormsInput, readWholeForms } from './forms.ts'
import { formsFileName, writeFormsWorkbook } from './forms-workbook.ts'

/** Forms 1–5 as a workbook in the official layout; runs in the worker. */
export const downloadForms = defineUseCase({
  name: 'reports.downloadForms',
  permission: 'report.read',
  sees: 'reporting',
  authorize: ({ tx, reach }, { unit }: FormsInput) => unitInReach(tx, reach, unit),
  run: async (context, unit, asked: FormsInput) => {
    const forms = await readWholeForms(context.tx, await countingAt(unit, asked, context))
    return { name: formsFileName(forms), content: await writeFormsWorkbook(context.model, forms) }
  },
})
