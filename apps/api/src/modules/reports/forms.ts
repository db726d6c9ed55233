import type { CountingMode, FormRow, FormSummary, FormsSummary, Period, Structure, UnitRef } from '@nastavnik/contract'
import {
  baseKeepingKinds,
  form1Of,
  formTitle,
  municipalityCaptionOn,
  type ProgrammeReportForm,
  type TargetModel,
} from '@nastavnik/target-model'
import type { Actor, Operator } from '../../access/actor.ts'
import { seesPeopleOf, type UnitInReach } from '../../access/units.ts'
import type { Tx } from '../../kernel/db.ts'
import { titleOn } from '../organisations/index.ts'
import type { Counting } from './counting.ts'
import { placeAt } from './counting-place.ts'
import { parsePeriod } from './period.rules.ts'
import { type FormRowFound, type FormTotal, readRows, readTotals } from './programme-forms.repo.ts'
import { type Form1RowFound, type Form1Total, readForm1, readForm1Total } from './reports.repo.ts'

/** Forms 2–5 and their like in the order of the model, as far as the reader answers for them. */
export function reportFormsFor(model: TargetModel, forms: readonly string[] | null): ProgrammeReportForm[] {
  return model.reportForms.flatMap((report) => (report.form !== null && (forms === null || forms.includes(report.form)) ? [report] : []))
}

/** What a reader asks of the forms. */
export interface FormsInput {
  readonly unit: string
  readonly period: string
  readonly mode?: CountingMode | undefined
  readonly structure?: Structure | undefined
}

export interface FormsCounting extends Counting {
  readonly unit: UnitInReach
  readonly period: Period
  readonly structure: Structure
}

/** The count that answers the question. */
export async function countingAt(
  unit: UnitInReach,
  { period: code, mode, structure = 'asWas' }: FormsInput,
  { tx, model, today }: { tx: Tx; model: TargetModel; today: string },
): Promise<FormsCounting> {
  const period = parsePeriod(code)
  const place = await placeAt(tx, unit, { structure, to: period.to, today })
  return { unit, place, period, mode: mode ?? model.countingMode, structure, model }
}

function summaryOf({ model, place }: FormsCounting, report: ProgrammeReportForm, total: FormTotal | undefined): FormSummary {
  return {
    form: report.form,
    formTitle: formTitle(model, report.form),
    heading: report.heading,
    title: report.title,
    columns: { ...report.columns, municipality: municipalityCaptionOn(model, place.day) },
    totalCaption: report.totalCaption,
    rows: total?.rows ?? 0,
    total: { mentors: total?.mentors ?? 0, mentees: total?.mentees ?? 0 },
    inSeveralRows: { mentors: total?.repeatedMentors ?? 0, mentees: total?.repeatedMentees ?? 0 },
  }
}

/** Whose numbers they are and how they were counted, for the reader. */
export async function headOf(tx: Tx, actor: Actor | Operator, { unit, place, period, mode, structure }: FormsCounting) {
  const { level, code } = unit
  return {
    unit: { level, code, title: await titleOn(tx, unit, place.day) },
    period,
    mode,
    structure,
    peopleVisible: seesPeopleOf(actor, unit),
  }
}

/** Totals of Forms 1–5 of a unit. Forms without an official number appear when they have something to show. */
export async function summariseForms(tx: Tx, counting: FormsCounting): Promise<Pick<FormsSummary, 'form1' | 'note' | 'forms'>> {
  const { unit, place, period, model } = counting
  const totals = new Map((await readTotals(tx, counting)).map((total) => [total.form, total]))
  const { organisations, answeringToRegion, ...total } = await readForm1Total(tx, place, baseKeepingKinds(model), period)
  const form1 = form1Of(model)
  const reports = reportFormsFor(model, unit.forms)
  return {
    form1: {
      heading: form1.heading,
      title: form1.title.replace('{year}', period.to.slice(0, 4)),
      columns: Object.values({ ...form1.columns, municipality: municipalityCaptionOn(model, place.day) }),
      organisations,
      answeringToRegion,
      total,
    },
    note: reports.find(({ note }) => note !== null)?.note ?? null,
    forms: reports
      .filter(({ form, number }) => number !== null || totals.has(form))
      .map((report) => summaryOf(counting, report, totals.get(report.form))),
  }
}

export const formRowOf = ({ form: _form, ...row }: FormRowFound): FormRow => row

export interface WholeForms {
  readonly unit: UnitRef
  readonly period: Period
  readonly mode: CountingMode
  readonly form1: { readonly columns: readonly string[]; readonly rows: readonly Form1RowFound[]; readonly total: Form1Total }
  readonly forms: readonly { readonly report: ProgrammeReportForm; readonly summary: FormSummary; readonly rows: readonly FormRow[] }[]
}

/** Everything at once, for the workbook and the command line. */
export async function readWholeForms(tx: Tx, counting: FormsCounting): Promise<WholeForms> {
  const { unit, place, period, mode, model } = counting
  const summary = await summariseForms(tx, counting)
  const { items: form1Rows } = await readForm1(tx, place, baseKeepingKinds(model), period, { silentFor: null, page: null })
  const { items } = await readRows(tx, counting, { form: null, page: null })
  const byForm = Map.groupBy(items, ({ form }) => form)
  const reports = new Map(reportFormsFor(model, unit.forms).map((report) => [report.form, report]))
  const { columns, organisations, answeringToRegion, total } = summary.form1
  return {
    unit: { level: unit.level, code: unit.code, title: await titleOn(tx, unit, place.day) },
    period,
    mode,
    form1: { columns, rows: form1Rows, total: { organisations, answeringToRegion, ...total } },
    forms: summary.forms.flatMap((form) => {
      const report = reports.get(form.form)
      return report === undefined ? [] : [{ report, summary: form, rows: (byForm.get(form.form) ?? []).map(formRowOf) }]
    }),
  }
}
