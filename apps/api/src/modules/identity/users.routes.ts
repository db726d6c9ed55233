import { userRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import type { Environment } from '../../access/use-case.ts'
import { endGrant } from './end-grant.ts'
import type { FactorParts } from './factor-codes.ts'
import { getUser, listAssignableRoles } from './get-user.ts'
import { giveGrant } from './give-grant.ts'
import { cookieName } from './identity.routes.ts'
import { endSessions, inviteUser, renewInvitation, revokeInvitation } from './invite-user.ts'
import { listStaff } from './list-staff.ts'
import { listUsers } from './list-users.ts'
import { acceptInvitation, changePassword, endOtherSessions, ownSessions } from './own-account.ts'
import { confirmOwnEnrolment, ownSecondFactor, renewRecoveryCodes, startOwnEnrolment } from './own-second-factor.ts'
import { confirmEnrolment, giveCode, resetSecondFactor, startEnrolment } from './second-factor.ts'
import { substitute } from './substitute.ts'

export function bindUsers(binder: Binder, environment: Environment, key: Buffer | undefined): void {
  const factor = (): FactorParts => {
    if (key === undefined) throw new Error('no key to open second factors')
    return { environment, key }
  }
  binder.use(userRoutes.list, listUsers)
  binder.use(userRoutes.roles, listAssignableRoles)
  binder.use(userRoutes.staff, listStaff)
  binder.use(userRoutes.get, getUser)
  binder.use(userRoutes.invite, inviteUser)
  binder.use(userRoutes.renewInvitation, renewInvitation)
  binder.use(userRoutes.revokeInvitation, revokeInvitation)
  binder.use(userRoutes.giveGrant, giveGrant)
  binder.use(userRoutes.endGrant, endGrant)
  binder.use(userRoutes.substitute, substitute)
  binder.use(userRoutes.endSessions, endSessions)
  binder.use(userRoutes.resetSecondFactor, resetSecondFactor)
  binder.open(userRoutes.enrol, (_input, request) => startEnrolment(factor(), request.cookies[cookieName]))
  binder.open(userRoutes.confirmEnrolment, ({ code }, request) => confirmEnrolment(factor(), request.cookies[cookieName], code))
  binder.open(userRoutes.giveCode, async ({ code }, request) => {
    await giveCode(factor(), request.cookies[cookieName], code)
    return {}
  })
  binder.open(userRoutes.ownSecondFactor, (_input, request) => ownSecondFactor(factor(), request.cookies[cookieName]))
  binder.open(userRoutes.enrolOwn, ({ present }, request) => startOwnEnrolment(factor(), request.cookies[cookieName], present))
  binder.open(userRoutes.confirmOwn, ({ code }, request) => confirmOwnEnrolment(factor(), request.cookies[cookieName], code))
  binder.open(userRoutes.renewRecoveryCodes, ({ code }, request) => renewRecoveryCodes(factor(), request.cookies[cookieName], code))
  binder.open(userRoutes.accept, (input) => acceptInvitation(environment, input))
  binder.open(userRoutes.changePassword, (input, request) => changePassword(environment, request.cookies[cookieName], input))
  binder.open(userRoutes.sessions, (_input, request) => ownSessions(environment, request.cookies[cookieName]))
  binder.open(userRoutes.endOtherSessions, (_input, request) => endOtherSessions(environment, request.cookies[cookieName]))
}
