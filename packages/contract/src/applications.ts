import * as z from 'zod/mini'
import { Applicant } from './applying.ts'
import {
  Birth,
  ClassCode,
  Code,
  Count,
  Day,
  FormRef,
  Id,
  PageNumber,
  ParticipantRole,
  pageOf,
  RequiredText,
  Text,
  UnitRef,
  Version,
} from './basics.ts'

import { QuestionnaireDefinition, SentAnswers } from './definitions.ts'
import { DuplicateReason } from './duplicates.ts'
import { longestName } from './people.ts'
import { route } from './route.ts'
import { ApplicationState, PersonKind } from './states.ts'

export const IntakeChannel = z.enum(['LINK', 'PAPER'])
export type IntakeChannel = z.infer<typeof IntakeChannel>

export const DeclineReason = z.enum(['WITHDREW', 'NOT_OURS', 'REPEATED', 'NO_COUNTERPART', 'NO_CONSENT', 'NOT_REAL', 'OTHER'])
export type DeclineReason = z.infer<typeof DeclineReason>

export const longestNote = 500

/** Whether applications of a role are taken, and by which code. */
export const Intake = z.object({
  role: ParticipantRole,
  /** `never`: has not been opened yet. */
  state: z.enum(['never', 'open', 'closed']),
  code: z.nullable(z.string()),
  since: z.nullable(z.string()),
  version: z.number(),
})
export type Intake = z.infer<typeof Intake>

export const ApplicationListItem = z.object({
  id: Id,
  role: ParticipantRole,
  name: z.string(),
  occupation: z.string(),
  class: ClassCode,
  state: ApplicationState,
  channel: IntakeChannel,
  appliedAt: z.string(),
  /** A card of this name stands in the registry. */
  known: z.boolean(),
})
export type ApplicationListItem = z.infer<typeof ApplicationListItem>

/** A card that may be the applicant's. */
export const ResemblingCard = z.object({
  personId: Id,
  name: z.string(),
  birth: Birth,
  occupation: z.string(),
  reasons: z.array(DuplicateReason),
  hasLeft: z.boolean(),
})
export type ResemblingCard = z.infer<typeof ResemblingCard>

export const Application = z.object({
  id: Id,
  organisation: UnitRef,
  role: ParticipantRole,
  channel: IntakeChannel,
  applicant: z.object(Applicant.shape),
  class: ClassCode,
  definition: QuestionnaireDefinition,
  answers: SentAnswers,
  appliedAt: z.string(),
  state: ApplicationState,
  decidedAt: z.nullable(z.string()),
  decidedBy: z.nullable(z.string()),
  declineReason: z.nullable(DeclineReason),
  note: z.string(),
  /** Of an accepted one. */
  personId: z.nullable(Id),
  /** Cards that may be the applicant's, the surest first. */
  resembling: z.array(ResemblingCard),
  /** Other applications under this name. */
  repeats: Count,
  /** Who it probably is, for the card. */
  kind: PersonKind,
  programmes: z.array(z.object({ id: Id, title: z.string(), form: FormRef })),
  version: z.number(),
})
export type Application = z.infer<typeof Application>

const ById = z.strictObject({ id: Id })
const AtVersion = z.strictObject({ version: Version })
const read = { permission: 'application.read' } as const
const decide = { permission: 'application.decide' } as const
const ofRole = z.strictObject({ role: ParticipantRole })

export const applicationRoutes = {
  intakes: route('GET', '/api/intakes', read, 'Приём заявок организации', {
    query: z.strictObject({ organisation: Code }),
    reply: z.object({ organisation: UnitRef, items: z.array(Intake) }),
  }),
  openIntake: route('POST', '/api/intakes/:role/opening', decide, 'Открыть приём заявок или сменить ссылку', {
    params: ofRole,
    body: z.strictObject({ organisation: Code, version: z.number().check(z.int(), z.nonnegative()) }),
    reply: Intake,
  }),
  closeIntake: route('POST', '/api/intakes/:role/closing', decide, 'Закрыть приём заявок', {
    params: ofRole,
    body: z.strictObject({ organisation: Code, version: Version }),
    reply: Intake,
  }),
  list: route('GET', '/api/applications', read, 'Заявки организации', {
    query: z.strictObject({
      organisation: Code,
      state: z.optional(ApplicationState),
      role: z.optional(ParticipantRole),
      class: z.optional(ClassCode),
      page: PageNumber,
    }),
    reply: z.object({
      ...pageOf(ApplicationListItem).shape,
      /** Of the whole organisation, whatever the filter. */
      counts: z.object({ new: Count, waiting: Count, accepted: Count, declined: Count }),
      classes: z.array(ClassCode),
    }),
  }),
  get: route('GET', '/api/applications/:id', read, 'Заявка', { params: ById, reply: Application }),
  form: route('GET', '/api/application-form', decide, 'Вопросы заявки для ввода с бумаги', {
    query: z.strictObject({ organisation: Code, role: ParticipantRole }),
    reply: z.object({ title: z.string(), questionnaireId: Id, definition: QuestionnaireDefinition }),
  }),
  enter: route('POST', '/api/applications', decide, 'Ввести заявку с бумаги', {
    body: z.strictObject({
      organisation: Code,
      role: ParticipantRole,
      /** Made by the page: a second press enters nothing. */
      id: Id,
      questionnaireId: Id,
      ...Applicant.shape,
      answers: SentAnswers,
    }),
    reply: z.object({ id: Id }),
  }),
  accept: route('POST', '/api/applications/:id/acceptance', decide, 'Принять заявку: карточка и участие', {
    params: ById,
    body: z.strictObject({
      version: Version,
      /** The card that is filled; null: a new one. */
      person: z.nullable(Id),
      /** Of a new card: as the curator has put it right. */
      name: RequiredText(longestName),
      kind: z.nullable(PersonKind),
      /** Null: only the card. */
      programme: z.nullable(Id),
      startsOn: z.nullable(Day),
    }),
    reply: z.object({ personId: Id }),
  }),
  decline: route('POST', '/api/applications/:id/decline', decide, 'Отклонить заявку с причиной', {
    params: ById,
    body: z.strictObject({ version: Version, reason: DeclineReason, note: Text(longestNote) }),
    reply: Application,
  }),
  wait: route('POST', '/api/applications/:id/waiting', decide, 'Поставить заявку в лист ожидания', {
    params: ById,
    body: AtVersion,
    reply: Application,
  }),
  takeBack: route('POST', '/api/applications/:id/return', decide, 'Вернуть заявку в очередь', {
    params: ById,
    body: AtVersion,
    reply: Application,
  }),
  remove: route('POST', '/api/applications/:id/removal', decide, 'Удалить непринятую заявку с её данными', {
    params: ById,
    body: AtVersion,
    reply: z.object({}),
  }),
}
