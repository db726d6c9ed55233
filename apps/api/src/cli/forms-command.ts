import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { CountingMode } from '@nastavnik/contract'
import { type Environment, execute } from '../access/use-case.ts'
import { formsFileName, getWholeForms, type WholeForms, writeFormsWorkbook } from '../modules/reports/index.ts'
import { findUnitAnywhere } from './find-region.ts'

const formsReport = ({ unit, period, mode, form1, forms }: WholeForms) => ({
  unit: unit.code,
  period: period.code,
  mode,
  form1: form1.rows.map(
    ({ municipality, code, title, head, phone, email, address, countedOn, children10to19, teachers, youngTeachers }) => ({
      municipality,
      organisation: title,
      code,
      contacts: { head, phone, email, address },
      children10to19,
      teachers,
      youngTeachers,
      countedOn,
    }),
  ),
  form1Total: form1.total,
  rows: forms.flatMap(({ summary, rows }) =>
    rows.map(({ municipality, organisation, programme, mentors, mentees, mentorDetails, result }) => ({
      form: summary.form,
      title: summary.formTitle,
      programme: programme.title,
      mentors,
      mentees,
      municipality,
      organisation: organisation.title,
      code: organisation.code,
      practice: programme.practice,
      mentorDetails,
      result,
    })),
  ),
  totals: forms.map(({ summary }) => ({
    form: summary.form,
    title: summary.formTitle,
    ...summary.total,
    inSeveralRows: summary.inSeveralRows,
  })),
})

export async function formsCommand(
  environment: Environment,
  options: { unit: string; period: string; mode?: CountingMode | undefined; out?: string | undefined },
): Promise<ReturnType<typeof formsReport>> {
  const { model } = await findUnitAnywhere(environment, options.unit)
  const operator = { operator: true, regionId: model.regionId, organisationIds: [] } as const
  const forms = await execute(getWholeForms, environment, operator, options)
  if (options.out !== undefined) {
    await mkdir(options.out, { recursive: true })
    await writeFile(path.join(options.out, formsFileName(forms)), await writeFormsWorkbook(model, forms))
  }
  return formsReport(forms)
}
