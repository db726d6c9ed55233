import * as z from 'zod/mini'
import { ClassCode, Code, Day, FormRef, Id, Level, ModelCode, PageNumber, pageOf, RequiredText, Search, Text, UnitRef } from './basics.ts'
import { MailAddress } from './letters.ts'
import { route } from './route.ts'
import { accountTexts, Password, RoleCode } from './session.ts'
import { UserState } from './states.ts'

export const UserGrant = z.object({
  id: Id,
  role: RoleCode,
  roleTitle: z.string(),
  place: UnitRef,
  forms: z.array(FormRef),
  /** Classes of an informant; empty: no narrowing. */
  classes: z.array(ClassCode),
  validFrom: Day,
  validTo: z.nullable(Day),
  state: z.enum(['valid', 'future', 'ended']),
  /** The name of the one whom the grant stands in for. */
  substitutes: z.nullable(z.string()),
  mayEnd: z.boolean(),
})
export type UserGrant = z.infer<typeof UserGrant>

export const UserItem = z.object({
  id: Id,
  login: z.string(),
  name: z.string(),
  state: UserState,
  grants: z.array(UserGrant),
})
export type UserItem = z.infer<typeof UserItem>

/** A role that somebody holds at an organisation today. */
export const StaffMember = z.object({
  grantId: Id,
  userId: Id,
  name: z.string(),
  roleTitle: z.string(),
  validFrom: Day,
  validTo: z.nullable(Day),
  /** The name of the one whom the grant stands in for. */
  substitutes: z.nullable(z.string()),
})
export type StaffMember = z.infer<typeof StaffMember>

/** `exempt`: not asked for one; an account that the demonstration or the command line has made so. */
export const SecondFactor = z.enum(['unset', 'on', 'exempt'])
export type SecondFactor = z.infer<typeof SecondFactor>

export const User = z.object({
  ...UserItem.shape,
  isMe: z.boolean(),
  secondFactor: SecondFactor,
  invitation: z.nullable(z.object({ expiresAt: z.iso.datetime() })),
  sessions: z.number(),
  /** What the reader may do with the account. */
  may: z.object({ manage: z.boolean(), give: z.boolean(), substitute: z.boolean() }),
})
export type User = z.infer<typeof User>

/** The token is told once and never again. */
export const Invitation = z.object({ userId: Id, login: z.string(), token: z.string(), expiresAt: z.iso.datetime() })
export type Invitation = z.infer<typeof Invitation>

const post = {
  role: RoleCode,
  place: Code,
  forms: z._default(z.array(ModelCode).check(z.maxLength(50)), []),
  /** Classes of an informant: the pupils that he tells of. Without them `everyClass` says that he knows the whole organisation. */
  classes: z._default(z.array(ClassCode.check(z.minLength(1))).check(z.maxLength(50)), []),
  everyClass: z._default(z.boolean(), false),
  validFrom: Day,
  validTo: z._default(z.nullable(Day), null),
}
export const NewUser = z.strictObject({
  name: RequiredText(accountTexts.name),
  login: RequiredText(accountTexts.login),
  /** The link goes there by mail too; the address is not kept. */
  email: z._default(z.nullable(MailAddress), null),
  ...post,
})
export type NewUser = z.infer<typeof NewUser>
export const NewGrant = z.strictObject(post)
export type NewGrant = z.infer<typeof NewGrant>
export const Substitution = z.strictObject({ substitute: Id, from: Day, to: Day })
export type Substitution = z.infer<typeof Substitution>

export const AssignableRole = z.object({
  role: RoleCode,
  title: z.string(),
  level: Level,
  needsForms: z.boolean(),
  needsClasses: z.boolean(),
})
export type AssignableRole = z.infer<typeof AssignableRole>

export const OwnSession = z.object({ startedAt: z.iso.datetime(), seenAt: z.iso.datetime(), isThis: z.boolean() })
export type OwnSession = z.infer<typeof OwnSession>

/** The secret for an application of one-time codes, and the same as a link that such an application opens. */
export const Enrolment = z.object({ secret: z.string(), uri: z.string() })
export type Enrolment = z.infer<typeof Enrolment>

export const OwnSecondFactor = z.object({
  state: SecondFactor,
  /** A role of today or of the days to come asks for it. */
  isObligatory: z.boolean(),
  /** Recovery codes not used yet. */
  codesLeft: z.number(),
})
export type OwnSecondFactor = z.infer<typeof OwnSecondFactor>

const byHalfOpenSession = { open: 'a session that has passed the password only is the right' } as const
const OneTimeCode = z.strictObject({ code: RequiredText(accountTexts.code) })

const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })

const ById = z.strictObject({ id: Id })
const Nothing = z.object({})
const Ended = z.object({ ended: z.number() })
const manage = { permission: 'user.manage' } as const

export const userRoutes = {
  list: route('GET', '/api/users', { permission: 'user.read' }, 'Сотрудники, которые мне видны', {
    query: z.strictObject({
      search: Search,
      role: z.optional(RoleCode),
      unit: z.optional(Code),
      state: z.optional(UserState),
      page: PageNumber,
    }),
    reply: z.object({ ...pageOf(UserItem).shape, unit: z.nullable(UnitRef) }),
  }),
  staff: route('GET', '/api/organisations/:code/staff', { permission: 'user.read' }, 'Кто работает в организации сегодня', {
    params: z.strictObject({ code: Code }),
    reply: z.object({ items: z.array(StaffMember), total: z.number() }),
  }),
  roles: route('GET', '/api/users/roles', manage, 'Роли, которые я могу дать', { reply: z.object({ roles: z.array(AssignableRole) }) }),
  get: route('GET', '/api/users/:id', { permission: 'user.read' }, 'Карточка сотрудника', { params: ById, reply: User }),
  invite: route('POST', '/api/users', manage, 'Пригласить сотрудника', { body: NewUser, reply: Invitation }),
  renewInvitation: route('POST', '/api/users/:id/invitation', manage, 'Новая одноразовая ссылка; прежний пароль перестаёт действовать', {
    params: ById,
    reply: Invitation,
  }),
  revokeInvitation: route('DELETE', '/api/users/:id/invitation', manage, 'Отозвать ссылку', { params: ById, reply: Nothing }),
  giveGrant: route('POST', '/api/users/:id/grants', manage, 'Дать роль', { params: ById, body: NewGrant, reply: z.object({ id: Id }) }),
  endGrant: route('POST', '/api/grants/:id/end', { permission: 'user.substitute' }, 'Прекратить роль с названного дня', {
    params: ById,
    body: z.strictObject({ from: Day }),
    reply: Nothing,
  }),
  substitute: route('POST', '/api/users/:id/substitution', { permission: 'user.substitute' }, 'Назначить замену на срок', {
    params: ById,
    body: Substitution,
    reply: z.object({ grants: z.number() }),
  }),
  endSessions: route('DELETE', '/api/users/:id/sessions', manage, 'Завершить сеансы сотрудника', { params: ById, reply: Ended }),
  resetSecondFactor: route('DELETE', '/api/users/:id/second-factor', manage, 'Сбросить второй фактор', { params: ById, reply: Nothing }),
  enrol: route('POST', '/api/session/enrolment', byHalfOpenSession, 'Секрет для нового второго фактора', { reply: Enrolment }),
  confirmEnrolment: route('POST', '/api/session/enrolment/confirm', byHalfOpenSession, 'Первый код: второй фактор включён', {
    body: OneTimeCode,
    reply: RecoveryCodes,
  }),
  giveCode: route('POST', '/api/session/code', byHalfOpenSession, 'Код второго фактора или запасной код', {
    body: OneTimeCode,
    reply: Nothing,
  }),
  ownSecondFactor: route('GET', '/api/session/second-factor', { signedIn: true }, 'Мой второй фактор', { reply: OwnSecondFactor }),
  enrolOwn: route('POST', '/api/session/second-factor', { signedIn: true }, 'Секрет для второго фактора по своей воле', {
    body: z.strictObject({ present: Password }),
    reply: Enrolment,
  }),
  confirmOwn: route('POST', '/api/session/second-factor/confirm', { signedIn: true }, 'Первый код: мой второй фактор включён', {
    body: OneTimeCode,
    reply: RecoveryCodes,
  }),
  renewRecoveryCodes: route('POST', '/api/session/recovery-codes', { signedIn: true }, 'Новые запасные коды вместо прежних', {
    body: OneTimeCode,
    reply: RecoveryCodes,
  }),
  accept: route('POST', '/api/invitations/accept', { open: 'the token of the invitation is the right' }, 'Принять приглашение', {
    body: z.strictObject({ token: Text(100), password: Password }),
    reply: z.object({ login: z.string() }),
  }),
  changePassword: route('PUT', '/api/session/password', { signedIn: true }, 'Сменить свой пароль', {
    body: z.strictObject({ present: Password, password: Password }),
    reply: Ended,
  }),
  sessions: route('GET', '/api/session/all', { signedIn: true }, 'Мои сеансы', { reply: z.object({ sessions: z.array(OwnSession) }) }),
  endOtherSessions: route('DELETE', '/api/session/others', { signedIn: true }, 'Завершить остальные мои сеансы', { reply: Ended }),
}
