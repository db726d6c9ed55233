import { sessionRoutes } from '@nastavnik/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Binder } from '../../access/binder.ts'
import type { Environment } from '../../access/use-case.ts'
import { Problem } from '../../kernel/problem.ts'
import { describeSession, findCurrentSession } from './current-session.ts'
import { deleteSession, type SessionRow } from './identity.repo.ts'
import { hashToken, sessionHours } from './session-token.ts'
import { signIn } from './sign-in.ts'

export const cookieName = 'session'

export function bindIdentity(binder: Binder, environment: Environment, secure: boolean): void {
  const describe = (row: SessionRow) => {
    const model = environment.models.get(row.actor.regionId)
    if (model === undefined) throw new Problem(401, 'session.missing')
    return describeSession(environment, model, row)
  }
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const

  binder.open(sessionRoutes.signIn, async (credentials, _request, reply: FastifyReply) => {
    const { token, step } = await signIn(environment, credentials)
    const session = await findCurrentSession(environment, token)
    if (session === undefined && step === undefined) throw new Problem(401, 'session.refused')
    reply.setCookie(cookieName, token, { ...options, maxAge: sessionHours * 3600 })
    if (step !== undefined || session === undefined) return { step: step ?? 'code' }
    return describe(session)
  })

  binder.open(sessionRoutes.current, async (_input, request: FastifyRequest) => {
    const session = await findCurrentSession(environment, request.cookies[cookieName])
    if (session === undefined) throw new Problem(401, 'session.missing')
    return describe(session)
  })

  binder.open(sessionRoutes.signOut, async (_input, request, reply) => {
    const token = request.cookies[cookieName]
    if (token !== undefined) await deleteSession(environment.db, hashToken(token))
    reply.clearCookie(cookieName, options)
    return {}
  })
}
