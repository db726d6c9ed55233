import * as z from 'zod/mini'
import { ClassCode, Count, Day, FormRef, Id, ParticipantRole, RequiredText, UnitRef, Version } from './basics.ts'
import { pdf, route } from './route.ts'
import { CampaignState } from './states.ts'
import { mostRespondents } from './surveys.ts'

/** `GROUP_ACQUAINTANCE`: mentors and mentees of a programme get to know each other (roadmap step 16). */
export const MeetingKind = z.enum(['GROUP_ACQUAINTANCE'])
export type MeetingKind = z.infer<typeof MeetingKind>

export const meetingTexts = { place: 300 } as const

/** A time of day, `15:30`. */
export const TimeOfDay = z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/))

const plan = {
  heldOn: Day,
  beginsAt: TimeOfDay,
  /** A room or a link. */
  place: RequiredText(meetingTexts.place),
}

/** Those asked and those who have answered. */
const Voted = z.object({ asked: Count, answered: Count })

/** The voting after a meeting, in counts: what a ballot says is read by nobody here. */
export const MeetingBallots = z.object({
  campaignId: Id,
  state: CampaignState,
  endsOn: Day,
  mentees: Voted,
  mentors: Voted,
  /** The day of the order about the pairs; null: there is none yet. */
  pairsFixedOn: z.nullable(Day),
})
export type MeetingBallots = z.infer<typeof MeetingBallots>

export const MeetingListItem = z.object({
  id: Id,
  kind: MeetingKind,
  heldOn: Day,
  beginsAt: TimeOfDay,
  invited: Count,
  attended: Count,
  voting: z.boolean(),
})
export type MeetingListItem = z.infer<typeof MeetingListItem>

const participant = {
  participationId: Id,
  personId: Id,
  name: z.string(),
  occupation: z.string(),
  class: ClassCode,
  role: ParticipantRole,
}
export const MeetingMember = z.object({ ...participant, attended: z.boolean() })
export type MeetingMember = z.infer<typeof MeetingMember>

/** Somebody of the programme who is not invited. */
export const MeetingGuest = z.object(participant)
export type MeetingGuest = z.infer<typeof MeetingGuest>

const ProgrammeRef = z.object({ id: Id, title: z.string(), form: FormRef })

export const ProgrammeMeetings = z.object({ programme: ProgrammeRef, /** The latest first. */ items: z.array(MeetingListItem) })
export type ProgrammeMeetings = z.infer<typeof ProgrammeMeetings>

export const Meeting = z.object({
  id: Id,
  kind: MeetingKind,
  organisation: UnitRef,
  programme: ProgrammeRef,
  ...plan,
  version: z.number(),
  /** The day has come: attendance can be told. */
  isHeld: z.boolean(),
  /** Mentors first, by name. */
  members: z.array(MeetingMember),
  /** Who takes part in the programme on the day and is not invited. */
  others: z.array(MeetingGuest),
  /** Null: the voting has not begun. */
  ballots: z.nullable(MeetingBallots),
})
export type Meeting = z.infer<typeof Meeting>

const ById = z.strictObject({ id: Id })
const run = { permission: 'meeting.run' } as const
const read = { permission: 'meeting.read' } as const
const participations = z.array(Id).check(z.minLength(1), z.maxLength(mostRespondents))

export const meetingRoutes = {
  ofProgramme: route('GET', '/api/programmes/:id/meetings', read, 'Встречи программы', {
    params: ById,
    reply: ProgrammeMeetings,
  }),
  plan: route('POST', '/api/programmes/:id/meetings', run, 'Запланировать встречу и пригласить участников программы', {
    params: ById,
    body: z.strictObject({
      /** Made by the page: a second press plans nothing. */
      meeting: Id,
      kind: MeetingKind,
      ...plan,
    }),
    reply: Meeting,
  }),
  get: route('GET', '/api/meetings/:id', read, 'Встреча: кто приглашён, кто пришёл, сколько проголосовали', {
    params: ById,
    reply: Meeting,
  }),
  correct: route('PATCH', '/api/meetings/:id', run, 'Изменить день, время и место встречи', {
    params: ById,
    body: z.strictObject({ version: Version, ...plan }),
    reply: Meeting,
  }),
  cancel: route('DELETE', '/api/meetings/:id', run, 'Отменить встречу', { params: ById, reply: z.object({}) }),
  invite: route('POST', '/api/meetings/:id/members', run, 'Пригласить ещё участников программы', {
    params: ById,
    body: z.strictObject({ participations }),
    reply: Meeting,
  }),
  uninvite: route('DELETE', '/api/meetings/:id/members/:participation', run, 'Убрать из приглашённых', {
    params: z.strictObject({ id: Id, participation: Id }),
    reply: Meeting,
  }),
  attend: route('PUT', '/api/meetings/:id/attendance', run, 'Отметить, кто пришёл', {
    params: ById,
    body: z.strictObject({ participations, attended: z.boolean() }),
    reply: Meeting,
  }),
  startBallots: route('POST', '/api/meetings/:id/ballots', run, 'Начать голосование пришедших', {
    params: ById,
    body: z.strictObject({ endsOn: Day }),
    reply: Meeting,
  }),
  sheet: route('GET', '/api/meetings/:id/sheet', run, 'Лист встречи: приглашённые и место для отметки', {
    params: ById,
    reply: pdf,
  }),
}
