import type { CountingMode, Form1Row, FormRow, FormsSummary, ParticipantRole } from '@nastavnik/contract'
import { pageSize } from '@nastavnik/contract'
import { reachOf } from '../../access/actor.ts'
import { unitInReach } from '../../access/units.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { notFound } from '../../kernel/problem.ts'
import { countingAt, formRowOf, keepingBases, readWholeForms, reportFormsFor, summariseForms } from './forms.ts'
import { parsePeriod } from './period.rules.ts'
import { readForm1, readPeople, readRows } from './reports.repo.ts'

interface FormsInput {
  readonly unit: string
  readonly period: string
  readonly mode?: CountingMode | undefined
}

/** Totals of Forms 1–5 for a school, municipality or region. */
export const getForms = defineUseCase({
  name: 'reports.getForms',
  permission: 'report.read',
  sees: 'reporting',
  authorize: ({ tx, reach }, { unit }: FormsInput) => unitInReach(tx, reach, unit),
  run: async ({ tx, model, actor }, unit, { period, mode }: FormsInput): Promise<FormsSummary> => ({
    ...(await summariseForms(tx, model, unit, parsePeriod(period), mode)),
    peopleVisible: unit.organisationId !== null && reachOf(actor, 'person.read')?.organisationIds.includes(unit.organisationId) === true,
  }),
})

/** Forms 1–5 with all rows: for the workbook and the command line. */
export const getWholeForms = defineUseCase({
  name: 'reports.getWholeForms',
  permission: 'report.read',
  sees: 'reporting',
  authorize: ({ tx, reach }, { unit }: FormsInput) => unitInReach(tx, reach, unit),
  run: ({ tx, model }, unit, { period, mode }: FormsInput) => readWholeForms(tx, model, unit, parsePeriod(period), mode),
})

interface Form1Input extends FormsInput {
  readonly headcount?: 'missing' | undefined
  readonly page: number
}

/** A page of Form 1, or of those in it who have not given a headcount. */
export const listForm1 = defineUseCase({
  name: 'reports.listForm1',
  permission: 'report.read',
  sees: 'reporting',
  authorize: ({ tx, reach }, { unit }: Form1Input) => unitInReach(tx, reach, unit),
  run: async ({ tx, model }, unit, { period, mode, headcount, page }: Form1Input) => {
    const counting = countingAt(unit, parsePeriod(period), mode, model)
    const { items, total } = await readForm1(tx, counting.place, keepingBases(model), counting.period, {
      onlySilent: headcount === 'missing',
      page,
    })
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
    { tx, model },
    unit,
    { period, mode, form, page }: FormRowsInput,
  ): Promise<{ items: FormRow[]; total: number; page: number; pageSize: number }> => {
    const { items, total } = await readRows(tx, countingAt(unit, parsePeriod(period), mode, model), { form, page })
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
  authorize: async ({ tx, reach }, { unit }: PeopleInput) => {
    const found = await unitInReach(tx, reach, unit)
    if (found.organisationId === null || !reach.organisationIds.includes(found.organisationId)) throw notFound('unit.notFound')
    return { unit: found, organisationIds: [found.organisationId] }
  },
  run: async ({ tx, model }, { unit, organisationIds }, { period, mode, form, role, programme, counted, page }: PeopleInput) => {
    const counting = countingAt(unit, parsePeriod(period), mode, model)
    const filter = { form, programmeId: programme ?? null, role, counted: counted === 'yes', page }
    return { ...(await readPeople(tx, counting, organisationIds, filter)), page, pageSize }
  },
})
