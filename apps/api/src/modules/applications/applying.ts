import type { Applicant, OpenedIntake, SentAnswers } from '@nastavnik/contract'
import { applyingRoutes, readAnswerCode } from '@nastavnik/contract'
import type { FastifyRequest } from 'fastify'
import type { Operator } from '../../access/actor.ts'
import type { Binder } from '../../access/binder.ts'
import { type Environment, execute } from '../../access/use-case.ts'
import { dayIn } from '../../kernel/clock.ts'
import { pace } from '../../kernel/pace.ts'
import { conflict, notFound, Problem } from '../../kernel/problem.ts'
import { type FoundIntake, findIntake } from './intakes.repo.ts'
import { readForm, takeApplication } from './take-application.ts'

/** In a minute: a class behind one address of its school applies at once, a robot does not. */
const mostFromAddress = 60
const mostByLink = 90

/** Whoever has the code acts for nobody but the organisation of the code, and only through the use cases of this module. */
const actingFor = ({ regionId, organisationId }: FoundIntake): Operator => ({
  operator: true,
  regionId,
  organisationIds: [organisationId],
})

interface Sent extends Applicant {
  readonly code: string
  readonly id: string
  readonly questionnaireId: string
  readonly answers: SentAnswers
}

/** The two routes of those who apply by a link. 404 `applying.unknown`, 409 `applying.closed`, 429 `applying.tooMany`. */
export function bindApplying(binder: Binder, environment: Environment): void {
  const isAddressInPace = pace(mostFromAddress)
  const isLinkInPace = pace(mostByLink)

  async function intakeOf({ code: typed }: { code: string }, { ip }: FastifyRequest): Promise<FoundIntake> {
    const now = environment.clock.now()
    if (!isAddressInPace(ip, now)) throw new Problem(429, 'applying.tooMany')
    const code = readAnswerCode(typed)
    const intake = code === undefined ? undefined : await findIntake(environment.db, environment.personKey, code)
    const model = intake === undefined ? undefined : environment.models.get(intake.regionId)
    if (intake === undefined || model === undefined) throw notFound('applying.unknown')
    const today = dayIn(model.timeZone, now)
    if (!intake.isOpen || (intake.validTo !== null && intake.validTo < today)) throw conflict('applying.closed')
    if (!isLinkInPace(`${intake.organisationId} ${intake.role}`, now)) throw new Problem(429, 'applying.tooMany')
    return intake
  }

  binder.open(applyingRoutes.open, async (input: { code: string }, request): Promise<OpenedIntake> => {
    const intake = await intakeOf(input, request)
    const { organisation, today, ...form } = await execute(readForm, environment, actingFor(intake), intake)
    return { ...form, organisation, today, role: intake.role }
  })

  binder.open(applyingRoutes.send, async ({ code, id, questionnaireId, answers, ...applicant }: Sent, request) => {
    const intake = await intakeOf({ code }, request)
    await execute(takeApplication, environment, actingFor(intake), { ...intake, id, questionnaireId, answers, applicant, channel: 'LINK' })
    return {}
  })
}
