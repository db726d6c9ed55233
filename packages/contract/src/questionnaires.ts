import * as z from 'zod/mini'
import { Code, FormRef, Id, RequiredText, UnitRef, Version } from './basics.ts'
import { QuestionnaireDefinition, QuestionnairePurpose, RespondentRole } from './definitions.ts'
import { route } from './route.ts'

/** BASELINE_PUPIL_PUPIL_MENTEE; one of a territory's or a school's own is OWN_ and what no other has. */
export const QuestionnaireCode = z.string().check(z.regex(/^[A-Z][A-Z0-9_]{0,59}$/))

/** Where the text in force comes from: it came with the system, the territory published it, the organisation did. */
export const QuestionnaireOwner = z.enum(['builtIn', 'territory', 'organisation'])
export type QuestionnaireOwner = z.infer<typeof QuestionnaireOwner>

const head = {
  code: QuestionnaireCode,
  title: z.string(),
  purpose: QuestionnairePurpose,
  form: z.nullable(FormRef),
  role: z.nullable(RespondentRole),
  /** Measures what is psychological: asked only with the consent to diagnostics. */
  diagnostic: z.boolean(),
}

export const QuestionnaireListItem = z.object({
  ...head,
  owner: QuestionnaireOwner,
  /** Of the version in force. */
  number: z.number(),
  questions: z.number(),
  publishedAt: z.nullable(z.string()),
  /** Somebody is at work on the next version for this place. */
  hasDraft: z.boolean(),
})
export type QuestionnaireListItem = z.infer<typeof QuestionnaireListItem>

export const QuestionnaireVersion = z.object({
  id: Id,
  number: z.number(),
  owner: QuestionnaireOwner,
  publishedAt: z.string(),
  by: z.nullable(z.string()),
  /** Answers given under it. */
  responses: z.number(),
})
export type QuestionnaireVersion = z.infer<typeof QuestionnaireVersion>

/** The questions that cannot be taken out, made optional or changed in kind, and why. */
export const ProtectedQuestion = z.object({ name: z.string(), why: z.enum(['SATISFACTION', 'VERDICT', 'WISHES', 'PARAMETER', 'FILLS']) })
export type ProtectedQuestion = z.infer<typeof ProtectedQuestion>

export const Questionnaire = z.object({
  ...head,
  unit: UnitRef,
  owner: QuestionnaireOwner,
  id: Id,
  number: z.number(),
  source: z.string(),
  definition: QuestionnaireDefinition,
  protected: z.array(ProtectedQuestion),
  /** The next version of this place, not seen by respondents. */
  draft: z.nullable(
    z.object({
      version: z.number(),
      title: z.string(),
      definition: QuestionnaireDefinition,
      updatedAt: z.string(),
      by: z.nullable(z.string()),
    }),
  ),
  /** The latest first. */
  versions: z.array(QuestionnaireVersion),
})
export type Questionnaire = z.infer<typeof Questionnaire>

export const questionnaireTexts = { title: 200 } as const

const At = { unit: Code }
const ByCode = z.strictObject({ code: QuestionnaireCode })
/** What stops a draft from being published, at its place: `pages.0.elements.3.visibleIf`; of a protected question that is gone, its name. */
export const draftProblemCodes = [
  'repeated',
  'unreadable',
  'askedLater',
  'neverHolds',
  'notHigher',
  'moreThanChoices',
  'protectedGone',
  'protectedChanged',
  'markForged',
  'unrestricted',
  'typeChanged',
  'ballotsOnly',
  'tooManyScales',
  'label',
  'forbiddenSubject',
] as const
export type DraftProblemCode = (typeof draftProblemCodes)[number]

export const questionnaireRoutes = {
  list: route('GET', '/api/questionnaires', { permission: 'questionnaire.read' }, 'Анкеты территории или организации', {
    query: z.strictObject(At),
    reply: z.object({ unit: UnitRef, canEdit: z.boolean(), items: z.array(QuestionnaireListItem) }),
  }),
  get: route('GET', '/api/questionnaires/:code', { permission: 'questionnaire.read' }, 'Анкета: действующая редакция, черновик и прежние', {
    params: ByCode,
    query: z.strictObject(At),
    reply: Questionnaire,
  }),
  version: route('GET', '/api/questionnaires/:code/versions/:id', { permission: 'questionnaire.read' }, 'Прежняя редакция анкеты', {
    params: z.strictObject({ code: QuestionnaireCode, id: Id }),
    query: z.strictObject(At),
    reply: z.object({ id: Id, number: z.number(), title: z.string(), definition: QuestionnaireDefinition }),
  }),
  create: route('POST', '/api/questionnaires', { permission: 'questionnaire.edit' }, 'Своя анкета по образцу другой', {
    body: z.strictObject({
      ...At,
      /** Whose questions it begins with; its purpose, form and role stay. */
      like: QuestionnaireCode,
      title: RequiredText(questionnaireTexts.title),
    }),
    reply: z.object({ code: QuestionnaireCode }),
  }),
  saveDraft: route('PUT', '/api/questionnaires/:code/draft', { permission: 'questionnaire.edit' }, 'Сохранить черновик анкеты', {
    params: ByCode,
    body: z.strictObject({
      ...At,
      /** Of the draft that the writer saw; null: there was none. */
      version: z.nullable(Version),
      title: RequiredText(questionnaireTexts.title),
      definition: QuestionnaireDefinition,
    }),
    reply: Questionnaire,
  }),
  discardDraft: route(
    'POST',
    '/api/questionnaires/:code/draft/discard',
    { permission: 'questionnaire.edit' },
    'Выбросить черновик анкеты',
    {
      params: ByCode,
      body: z.strictObject({ ...At, version: Version }),
      reply: Questionnaire,
    },
  ),
  publish: route('POST', '/api/questionnaires/:code/draft/publish', { permission: 'questionnaire.edit' }, 'Опубликовать новую редакцию', {
    params: ByCode,
    body: z.strictObject({ ...At, version: Version }),
    reply: Questionnaire,
  }),
}
