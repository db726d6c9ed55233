import { form1Of, formTitle } from '@nastavnik/target-model'
import { unitInReach } from '../../access/units.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { titleOn } from '../organisations/index.ts'
import { type ComposedTable, formsAsked, tableOf } from './composition-tables.ts'
import { compositionsAt } from './compositions.ts'
import { compositionsFileName, writeCompositionsWorkbook } from './compositions-workbook.ts'
import { countingAt } from './forms.ts'
import type { CompositionInput } from './get-composition.ts'

/** All compositions of a unit as a workbook, a sheet each; runs in the worker. */
export const downloadCompositions = defineUseCase({
  name: 'reports.downloadCompositions',
  permission: 'report.read',
  sees: 'reporting',
  authorize: ({ tx, reach }, { unit }: CompositionInput) => unitInReach(tx, reach, unit),
  run: async (context, unit, { form, ...asked }: CompositionInput) => {
    const { tx, model } = context
    const counting = await countingAt(unit, asked, context)
    const forms = formsAsked(model, unit, form)
    const tables: ComposedTable[] = []
    for (const composition of compositionsAt(model, unit.level)) tables.push(await tableOf(tx, { ...counting, composition, forms }))
    const title = await titleOn(tx, unit, counting.place.day)
    const { totalCaption } = form1Of(model)
    const head = { unit: title, period: counting.period, form: form === undefined ? null : formTitle(model, form), totalCaption }
    return { name: compositionsFileName(head), content: await writeCompositionsWorkbook(head, tables) }
  },
})
