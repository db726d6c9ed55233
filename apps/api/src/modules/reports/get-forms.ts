import type { Form1Row, FormRow, FormsSummary, ParticipantRole } from '@nastavnik/contract'
import { pageSize } from '@nastavnik/contract'
import { baseKeepingKinds } from '@nastavnik/target-model'
import { processing } from '../../access/gate.ts'
import { peopleUnitInReach, unitInReach } from '../../access/units.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { notFound } from '../../kernel/problem.ts'
import { countingAt, type FormsInput, formRowOf, headOf, readWholeForms, reportFormsFor, summariseForms } from './forms.ts'
import { readRows } from './programme-forms.repo.ts'
import { listCounting, readForm1, readPeople } from './reports.repo.ts'
import { countStopped } from './stopped-people.repo.ts'

/** Totals of Forms 1–5 for a school, municipality or region. */
export const getForms = defineUseCase({
  name: 'reports.getForms',
  permission: 'report.read',
  sees: 'reporting',
  authorize: ({ tx, reach }, { unit }: FormsInput) => unitInReach(tx, reach, unit),
  run: async (context, unit, asked: FormsInput): Promise<FormsSummary> => {
    const { tx, actor } = context
    const counting = await countingAt(unit, asked, context)
    return { ...(await headOf(tx, actor, counting)), ...(await summariseForms(tx, counting)) }
  },
})

/** Forms 1–5 with all rows: for the workbook and the command line. */
export const getWholeForms = defineUseCase({
  name: 'reports.getWholeForms',
  permission: 'report.read',
  sees: 'reporting',
  authorize: ({ tx, reach }, { unit }: FormsInput) => unitInReach(tx, reach, unit),
  run: async (context, unit, asked: FormsInput) => readWholeForms(context.tx, await countingAt(unit, asked, context)),
})

interface Form1Input extends FormsInput {
  readonly headcount?: 'missing' | undefined
  readonly page: number
}

/** A page of Form 1, or of those in it that answer to the reader and have not given a headcount. */
export const listForm1 = defineUseCase({
  name: 'reports.listForm1',
  permission: 'report.read',
  sees: 'reporting',
  authorize: ({ tx, reach }, { unit }: Form1Input) => unitInReach(tx, reach, unit),
  run: async (context, unit, { headcount, page, ...asked }: Form1Input) => {
    const { place, period, model } = await countingAt(unit, asked, context)
    const silentFor = headcount === 'missing' ? context.reach : null
    const { items, total } = await readForm1(context.tx, place, baseKeepingKinds(model), period, { silentFor, page })
    return { items: items.map(form1RowOf), total, page, pageSize }
  },
})

function form1RowOf(row: Awaited<ReturnType<typeof readForm1>>['items'][number]): Form1Row {
  const { municipality, code, title, head, phone, email, address, countedOn, children10to19, teachers, youngTeachers } = row
  const counted = countedOn !== null && children10to19 !== null && teachers !== null && youngTeachers !== null
  return {
    municipality,
    organisation: { code, title },
    contacts: { head, phone, email, address },
    headcount: counted ? { countedOn, children10to19, teachers, youngTeachers } : null,
  }
}

interface FormRowsInput extends FormsInput {
  readonly form: string
  readonly page: number
}

/** A page of one of Forms 2–5. A form the reader does not answer for does not exist: 404 `form.notFound`. */
export const listFormRows = defineUseCase({
  name: 'reports.listFormRows',
  permission: 'report.read',
  sees: 'reporting',
  authorize: async ({ tx, reach, model }, { unit, form }: FormRowsInput) => {
    const found = await unitInReach(tx, reach, unit)
    if (!reportFormsFor(model, found.forms).some((report) => report.form === form)) throw notFound('form.notFound')
    return found
  },
  run: async (
    context,
    unit,
    { form, page, ...asked }: FormRowsInput,
  ): Promise<{ items: FormRow[]; total: number; page: number; pageSize: number }> => {
    const { items, total } = await readRows(context.tx, await countingAt(unit, asked, context), { form, page })
    return { items: items.map(formRowOf), total, page, pageSize }
  },
})

interface PeopleInput extends FormsInput {
  readonly form: string
  readonly role: ParticipantRole
  readonly programme?: string | undefined
  readonly counted: 'yes' | 'no'
  readonly page: number
}

/** The people behind a number of a form, for those who see the names of the organisation. */
export const listCountedPeople = defineUseCase({
  name: 'reports.listCountedPeople',
  permission: 'person.read',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { unit }: PeopleInput) => peopleUnitInReach(tx, reach, unit),
  run: async (context, unit, { form, role, programme, counted, page, ...asked }: PeopleInput) => {
    const { tx } = context
    const counting = await countingAt(unit, asked, context)
    const filter = { form, programmeId: programme ?? null, role, counted: counted === 'yes', page }
    const organisationIds = await listCounting(tx, counting.place)
    const stopped = await countStopped(tx, unit.regionId, organisationIds)
    return { ...(await readPeople(tx, counting, organisationIds, filter)), page, pageSize, stopped }
  },
  audit: ({ target, output }) => ({ organisationId: target.organisationId, people: output.items.length }),
})
