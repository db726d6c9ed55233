import * as z from 'zod/mini'
import {
  Birth,
  ClassCode,
  Code,
  Count,
  Day,
  Id,
  ModelCode,
  PageNumber,
  ParticipantRole,
  pageOf,
  RequiredText,
  Search,
  UnitRef,
  Version,
} from './basics.ts'
import { route } from './route.ts'
import { PersonKind } from './states.ts'

/** Why a person is in the organisation no longer. */
export const LeavingReason = z.enum(['GRADUATED', 'TRANSFERRED', 'LEFT'])
export type LeavingReason = z.infer<typeof LeavingReason>

/** An offered person waits for the receiving side; the others are what came of it. */
export const TransferState = z.enum(['waiting', 'accepted', 'declined', 'cancelled', 'expired'])
export type TransferState = z.infer<typeof TransferState>

/** How many days ahead and behind the day of a leaving or a transfer may lie. */
export const movingDays = { ahead: 92, behind: 366 } as const
export const mostMoved = 2_000
export const longestDecline = 300

export const PersonEnrolment = z.object({
  personId: Id,
  enrolledOn: z.nullable(Day),
  left: z.nullable(z.object({ on: Day, why: LeavingReason })),
  /** Where the person is offered to, while the other side has not decided. */
  offered: z.nullable(z.object({ id: Id, to: UnitRef, day: Day, until: Day })),
  version: z.number(),
})
export type PersonEnrolment = z.infer<typeof PersonEnrolment>

/** People of an organisation: named by ids, or all that the filter finds. Of a filter `expected` says how many the reader saw. */
const Chosen = {
  organisation: Code,
  people: z.optional(z.array(Id).check(z.minLength(1), z.maxLength(mostMoved))),
  found: z.optional(
    z.strictObject({
      search: Search,
      role: z.optional(ParticipantRole),
      form: z.optional(ModelCode),
      class: z.optional(ClassCode),
      kind: z.optional(PersonKind),
      expected: Count,
    }),
  ),
}

/** What becomes of a class: goes on, leaves the organisation, stays as it is. */
export const ClassMove = z.enum(['NEXT', 'GRADUATE', 'STAY'])
export type ClassMove = z.infer<typeof ClassMove>

export const PromotionClass = z.object({
  class: ClassCode,
  people: Count,
  /** What it becomes; null: there is no next one. */
  next: z.nullable(ClassCode),
  /** What is proposed. */
  move: ClassMove,
})
export type PromotionClass = z.infer<typeof PromotionClass>

export const Promotion = z.object({
  /** The school year that people are moved into begins in this calendar year. */
  year: z.number(),
  /** The season of promotions is on. */
  inSeason: z.boolean(),
  classes: z.array(PromotionClass),
  /** Already moved into the year; of them so many have cards corrected since, which taking back would not touch. */
  done: Count,
  corrected: Count,
  /** Children whose class cannot be read from the card. */
  unread: Count,
})
export type Promotion = z.infer<typeof Promotion>

export const PromotedPerson = z.object({
  personId: Id,
  name: z.string(),
  occupation: z.string(),
  /** The text after the promotion; null: there is no next class or the class cannot be read. */
  becomes: z.nullable(z.string()),
})
export type PromotedPerson = z.infer<typeof PromotedPerson>

export const Promoted = z.object({ moved: Count, graduated: Count })
export type Promoted = z.infer<typeof Promoted>

export const Transfer = z.object({
  id: Id,
  direction: z.enum(['in', 'out']),
  from: UnitRef,
  to: UnitRef,
  day: Day,
  state: TransferState,
  askedAt: z.string(),
  /** Until when the receiving side may decide. */
  until: Day,
  decidedAt: z.nullable(z.string()),
  reason: z.string(),
  /** One's own card; the receiving side has none until it accepts. */
  personId: z.nullable(Id),
  /** Who it is, as far as the reader may know now. */
  who: z.nullable(z.object({ name: z.string(), birth: Birth, class: ClassCode })),
  /** The receiving organisation has a card of this name: accepting joins with it. */
  namesake: z.nullable(z.object({ personId: Id, birth: Birth, class: ClassCode })),
})
export type Transfer = z.infer<typeof Transfer>

const ById = z.strictObject({ id: Id })
const Nothing = z.strictObject({})
const Done = z.object({})

export const moveRoutes = {
  enrolment: route('GET', '/api/people/:id/enrolment', { permission: 'person.read' }, 'Зачисление и выбытие участника', {
    params: ById,
    reply: PersonEnrolment,
  }),
  correctEnrolment: route('PATCH', '/api/people/:id/enrolment', { permission: 'person.correct' }, 'Исправить день зачисления', {
    params: ById,
    body: z.strictObject({ version: Version, enrolledOn: z.nullable(Day) }),
    reply: PersonEnrolment,
  }),
  leave: route('POST', '/api/leavings', { permission: 'person.correct' }, 'Отметить выбытие', {
    body: z.strictObject({ ...Chosen, on: Day, why: LeavingReason }),
    reply: z.object({ left: Count }),
  }),
  takeBack: route('POST', '/api/people/:id/return', { permission: 'person.correct' }, 'Вернуть выбывшего', {
    params: ById,
    body: Nothing,
    reply: PersonEnrolment,
  }),
  promotion: route('GET', '/api/promotions', { permission: 'person.correct' }, 'Кого перевести на следующий год, по классам', {
    query: z.strictObject({ organisation: Code }),
    reply: Promotion,
  }),
  promotionPeople: route('GET', '/api/promotions/people', { permission: 'person.correct' }, 'Кто в классе, который переводится', {
    query: z.strictObject({ organisation: Code, class: ClassCode, page: PageNumber }),
    reply: pageOf(PromotedPerson),
  }),
  promote: route('POST', '/api/promotions', { permission: 'person.correct' }, 'Перевести на следующий год', {
    body: z.strictObject({
      ...Chosen,
      year: z.number().check(z.int(), z.minimum(2000), z.maximum(2100)),
      /** What is said of a class; a class not spoken of goes as it is proposed. */
      moves: z.array(z.strictObject({ class: ClassCode, move: ClassMove })).check(z.maxLength(500)),
      /** Who stays behind. */
      staying: z.array(Id).check(z.maxLength(mostMoved)),
      /** The last day of those who graduate. */
      graduatedOn: Day,
    }),
    reply: Promoted,
  }),
  undoPromotion: route('POST', '/api/promotions/undo', { permission: 'person.correct' }, 'Отменить перевод на следующий год', {
    body: z.strictObject({ organisation: Code, year: z.number().check(z.int(), z.minimum(2000), z.maximum(2100)) }),
    reply: z.object({ returned: Count, kept: Count }),
  }),
  places: route('GET', '/api/transfer-places', { permission: 'person.correct' }, 'Организации региона, куда можно перевести', {
    query: z.strictObject({ search: Search, page: PageNumber }),
    reply: pageOf(z.object({ code: Code, title: z.string(), municipality: z.nullable(z.string()) })),
  }),
  transfers: route('GET', '/api/transfers', { permission: 'person.correct' }, 'Переводы между организациями', {
    query: z.strictObject({ organisation: Code, direction: z.optional(z.enum(['in', 'out'])), page: PageNumber }),
    reply: pageOf(Transfer),
  }),
  ask: route('POST', '/api/people/:id/transfer', { permission: 'person.correct' }, 'Предложить перевод в другую организацию', {
    params: ById,
    body: z.strictObject({ to: Code, day: Day }),
    reply: PersonEnrolment,
  }),
  cancel: route('POST', '/api/transfers/:id/cancel', { permission: 'person.correct' }, 'Отозвать предложенный перевод', {
    params: ById,
    body: Nothing,
    reply: Done,
  }),
  accept: route('POST', '/api/transfers/:id/acceptance', { permission: 'person.correct' }, 'Принять переведённого', {
    params: ById,
    /** The card of the same name to join with, as the reader saw it. */
    body: z.strictObject({ join: z.optional(Id) }),
    reply: z.object({ personId: Id }),
  }),
  decline: route('POST', '/api/transfers/:id/decline', { permission: 'person.correct' }, 'Не принять переведённого', {
    params: ById,
    body: z.strictObject({ reason: RequiredText(longestDecline) }),
    reply: Done,
  }),
}
