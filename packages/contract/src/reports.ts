import * as z from 'zod/mini'
import { Code, CountingMode, Day, Id, ModelCode, PageNumber, ParticipantRole, PeriodCode, pageOf, Structure, UnitRef } from './basics.ts'
import { Contacts } from './organisations.ts'
import { behindNumber, PersonBrief } from './people.ts'
import { route, xlsx } from './route.ts'
import { Practice } from './states.ts'

/** What every report is asked for. */
export const ReportScope = { unit: Code, period: PeriodCode, mode: z.optional(CountingMode), structure: z.optional(Structure) }

export const Period = z.object({ code: PeriodCode, title: z.string(), from: Day, to: Day })
export type Period = z.infer<typeof Period>

/** Whose numbers a report holds and how they were counted. */
export const ReportHead = {
  /** Under its title of the day whose structure counts. */
  unit: UnitRef,
  period: Period,
  mode: CountingMode,
  structure: Structure,
  /** May the reader open the people behind the numbers. */
  peopleVisible: z.boolean(),
}

export const Pair = z.object({ mentors: z.number(), mentees: z.number() })

/** One of Forms 2–5 (or a form without an official number) without its rows. */
export const FormSummary = z.object({
  form: z.string(),
  /** The model's title of the form of mentoring: «ученик – ученик». */
  formTitle: z.string(),
  heading: z.string(),
  title: z.string(),
  columns: z.object({
    municipality: z.string(),
    organisation: z.string(),
    programme: z.string(),
    involved: z.string(),
    mentors: z.string(),
    mentees: z.string(),
    result: z.string(),
  }),
  totalCaption: z.string(),
  rows: z.number(),
  total: Pair,
  /** How many people stand in several rows of this form and are counted once in its total. */
  inSeveralRows: Pair,
})
export type FormSummary = z.infer<typeof FormSummary>

export const FormsSummary = z.object({
  ...ReportHead,
  form1: z.object({
    heading: z.string(),
    title: z.string(),
    columns: z.array(z.string()),
    organisations: z.number(),
    /** Of them those that answer to an authority of the region and not to the МОУО. */
    answeringToRegion: z.number(),
    total: z.object({ children10to19: z.number(), teachers: z.number(), youngTeachers: z.number() }),
  }),
  note: z.nullable(z.string()),
  forms: z.array(FormSummary),
})
export type FormsSummary = z.infer<typeof FormsSummary>

export const Form1Row = z.object({
  municipality: z.string(),
  organisation: z.object({ code: Code, title: z.string() }),
  contacts: Contacts,
  /** Null: the organisation has not given its headcount. */
  headcount: z.nullable(z.object({ countedOn: Day, children10to19: z.number(), teachers: z.number(), youngTeachers: z.number() })),
})
export type Form1Row = z.infer<typeof Form1Row>

export const FormRow = z.object({
  municipality: z.string(),
  organisation: z.object({ code: Code, title: z.string() }),
  programme: z.object({ id: Id, title: z.string(), practice: Practice }),
  mentors: z.number(),
  mentees: z.number(),
  /** Workplaces, posts or courses of the mentors, where the form asks for them. */
  mentorDetails: z.array(z.string()),
  result: z.string(),
})
export type FormRow = z.infer<typeof FormRow>

/** Why a participation stands in a number or does not. */
export const CountReason = z.enum(['counted', 'countedElsewhere', 'outsidePeriod', 'notPractice'])
export type CountReason = z.infer<typeof CountReason>

export const CountedPerson = z.object({
  ...PersonBrief.shape,
  form: z.string(),
  programme: z.string(),
  startsOn: Day,
  endsOn: z.nullable(Day),
  reason: CountReason,
  /** Where the person is counted instead. */
  elsewhere: z.nullable(z.object({ form: z.string(), programme: z.string() })),
})
export type CountedPerson = z.infer<typeof CountedPerson>

export const reportRoutes = {
  forms: route('GET', '/api/forms', { permission: 'report.read' }, 'Формы 1–5: итоги', {
    query: z.strictObject(ReportScope),
    reply: FormsSummary,
  }),
  form1Rows: route('GET', '/api/forms/form1', { permission: 'report.read' }, 'Строки формы 1', {
    query: z.strictObject({
      unit: Code,
      period: PeriodCode,
      structure: ReportScope.structure,
      headcount: z.optional(z.enum(['missing'])),
      page: PageNumber,
    }),
    reply: pageOf(Form1Row),
  }),
  formRows: route('GET', '/api/forms/rows', { permission: 'report.read' }, 'Строки одной из форм 2–5', {
    query: z.strictObject({ ...ReportScope, form: ModelCode, page: PageNumber }),
    reply: pageOf(FormRow),
  }),
  workbook: route('GET', '/api/forms/workbook', { permission: 'report.read' }, 'Формы 1–5 книгой XLSX', {
    query: z.strictObject(ReportScope),
    reply: xlsx,
  }),
  people: route('GET', '/api/forms/people', { permission: 'person.read' }, 'Люди за числом: почему учтён или не учтён', {
    query: z.strictObject({
      ...ReportScope,
      form: ModelCode,
      role: ParticipantRole,
      programme: z.optional(Id),
      counted: z.enum(['yes', 'no']),
      page: PageNumber,
    }),
    reply: behindNumber(CountedPerson),
  }),
}
