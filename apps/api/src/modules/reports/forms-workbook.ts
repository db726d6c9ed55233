import { type OutCell, type SheetSpec, workbookName, writeWorkbook } from '@nastavnik/documents'
import { form1Of, type TargetModel } from '@nastavnik/target-model'
import type { WholeForms } from './forms.ts'

const plural = new Intl.PluralRules('ru')

const titled = (value: string, style: 'title' | 'heading' | 'note', columns: number): OutCell[] => [{ value, style, span: { columns } }]
const header = (value: string, span?: { columns?: number; rows?: number }): OutCell =>
  span === undefined ? { value, style: 'header' } : { value, style: 'header', span }
const cell = (value: string | number | null): OutCell => ({ value, style: typeof value === 'number' ? 'number' : 'cell' })
const total = (value: string | number | null): OutCell => ({ value, style: typeof value === 'number' ? 'totalNumber' : 'total' })

const widths = [18, 26, 26, 20, 16, 44]

function form1Sheet(model: TargetModel, { form1, period }: WholeForms): SheetSpec {
  const report = form1Of(model)
  const rows: OutCell[][] = [
    titled(report.heading, 'heading', 6),
    titled(report.title.replace('{year}', period.to.slice(0, 4)), 'title', 6),
    form1.columns.map((caption) => header(caption)),
    ...form1.rows.map((row) => [
      cell(row.municipality),
      cell(row.title),
      cell([row.head, row.phone, row.email, row.address].filter((part) => part !== '').join(', ')),
      cell(row.children10to19),
      cell(row.teachers),
      cell(row.youngTeachers),
    ]),
  ]
  if (form1.rows.length !== 1) {
    const { children10to19, teachers, youngTeachers } = form1.total
    rows.push([
      { value: report.totalCaption, style: 'total', span: { columns: 3 } },
      null,
      null,
      ...[children10to19, teachers, youngTeachers].map(total),
    ])
  }
  return { name: report.heading, columns: [18, 26, 40, 20, 20, 24].map((width) => ({ width })), landscape: true, rows }
}

function formSheet({ report, summary, rows }: WholeForms['forms'][number]): SheetSpec {
  const { columns } = summary
  const out: OutCell[][] = [
    ...(report.note === null ? [] : [titled(report.note, 'note', 6)]),
    titled(report.heading, 'heading', 6),
    titled(report.title, 'title', 6),
    [
      header(columns.municipality, { rows: 2 }),
      header(columns.organisation, { rows: 2 }),
      header(columns.programme, { rows: 2 }),
      header(columns.involved, { columns: 2 }),
      null,
      header(columns.result, { rows: 2 }),
    ],
    [null, null, null, header(columns.mentors), header(columns.mentees), null],
  ]
  for (const row of rows) {
    const mentors = row.mentorDetails.length === 0 ? row.mentors : [row.mentors, row.mentorDetails.join('; ')].join('\n')
    out.push([
      cell(row.municipality),
      cell(row.organisation.title),
      cell(`Программа «${row.programme.title}»`),
      { value: mentors, style: 'number' },
      cell(row.mentees),
      cell(row.result),
    ])
  }
  out.push([
    { value: summary.totalCaption, style: 'total', span: { columns: 3 } },
    null,
    null,
    total(summary.total.mentors),
    total(summary.total.mentees),
    total(null),
  ])
  for (const note of footnotes(report.footnote, summary.inSeveralRows, rows)) out.push(titled(note, 'note', 6))
  return { name: report.heading, columns: widths.map((width) => ({ width })), landscape: true, rows: out }
}

/** What stands under «Итого»: people counted once over several programmes, and programmes whose criteria are not checked. */
function footnotes(
  template: string,
  repeated: { mentors: number; mentees: number },
  rows: readonly { programme: { practice: string } }[],
): string[] {
  const people = repeated.mentors + repeated.mentees
  const unchecked = rows.filter(({ programme }) => programme.practice === 'unchecked').length
  const word = { one: 'программы', few: 'программ', many: 'программ', other: 'программ', zero: 'программ', two: 'программ' }[
    plural.select(unchecked)
  ]
  return [
    ...(people === 0 ? [] : [template.replace('{count}', String(people))]),
    ...(unchecked === 0 ? [] : [`У ${unchecked} ${word} критерии наставнической практики не проверены.`]),
  ]
}

/** Forms 1–5 in the official layout (S1), a sheet each. */
export function writeFormsWorkbook(model: TargetModel, forms: WholeForms): Promise<Uint8Array> {
  const title = `Формы 1–5, ${forms.unit.title}, ${forms.period.title}`
  return writeWorkbook([form1Sheet(model, forms), ...forms.forms.map(formSheet)], { title })
}

export const formsFileName = ({ unit, period }: WholeForms): string => workbookName(`Формы 1–5 ${unit.title} ${period.code}`)
