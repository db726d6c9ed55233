import type { Problem as ProblemBody, ProblemCode } from '@nastavnik/contract'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Log } from '../log.ts'
import { Problem } from '../problem.ts'

/** Names of constraints and what they mean to the caller; an unnamed one is our fault and stays a 500. */
const constraintProblems: Readonly<Record<string, readonly [status: number, code: ProblemCode]>> = {
  persons_name: [409, 'person.nameTaken'],
  persons_snils: [409, 'snils.taken'],
  programmes_title: [409, 'programme.titleTaken'],
  organisations_title: [409, 'organisation.titleTaken'],
  organisations_code: [409, 'organisation.titleTaken'],
  users_login: [409, 'user.loginTaken'],
  persons_enrolment: [422, 'enrolment.afterLeaving'],
  transfers_waiting: [409, 'transfer.alreadyWaiting'],
  participations_once: [409, 'participation.datesTaken'],
  participations_dates: [422, 'dates.reversed'],
  organisations_validity: [422, 'dates.reversed'],
  safety_checks_dates: [422, 'dates.reversed'],
}

const fastifyCodes: Readonly<Record<string, readonly [status: number, code: ProblemCode]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'file.tooLarge'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'request.mediaType'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [422, 'request.invalid'],
  FST_ERR_BAD_URL: [400, 'request.invalid'],
  FST_ERR_CTP_INVALID_JSON_BODY: [422, 'request.invalid'],
}

/** PostgreSQL could not be reached or is restarting: trying again helps. */
function isConnectionLoss(error: { code?: string; message: string }): boolean {
  const { code = '' } = error
  return (
    /^(08|57P0)/.test(code) ||
    ['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE'].includes(code) ||
    /terminated|Connection ended/.test(error.message)
  )
}

/** What a failure means to the caller; ours is 500 `server.failed`. */
export function problemOf(error: Error & { code?: string; constraint?: string }): Problem {
  if (error instanceof Problem) return error
  const known = constraintProblems[error.constraint ?? ''] ?? fastifyCodes[error.code ?? '']
  if (known !== undefined) return new Problem(...known)
  return isConnectionLoss(error) ? new Problem(503, 'database.unavailable') : new Problem(500, 'server.failed')
}

/** Where it broke; the message may hold values and stays out. */
export const frameOf = (error: Error): string =>
  error.stack
    ?.split('\n')
    .find((line) => /^\s+at /.test(line))
    ?.trim() ?? ''

/** RFC 9457: a code, never a message of the database, a path or a value. */
export async function answerProblem(error: FastifyError, request: FastifyRequest, reply: FastifyReply, log: Log): Promise<void> {
  const { status, code, fields, current } = problemOf(error)
  const body: ProblemBody = { status, code, requestId: request.id }
  if (fields !== undefined) body.fields = [...fields]
  if (current !== undefined) body.current = current
  if (status === 500) {
    log({ requestId: request.id, error: `${error.name} ${error.code ?? ''}`.trim(), at: frameOf(error) })
  }
  await reply.code(status).type('application/problem+json').send(body)
}
