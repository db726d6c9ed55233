import type { OpenedPartnerQuestions, SentAnswers } from '@nastavnik/contract'
import { partnerRoutes, readAnswerCode } from '@nastavnik/contract'
import type { FastifyRequest } from 'fastify'
import type { Operator } from '../../access/actor.ts'
import type { Binder } from '../../access/binder.ts'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase, type Environment, execute, noPeople } from '../../access/use-case.ts'
import { dayIn } from '../../kernel/clock.ts'
import { pace } from '../../kernel/pace.ts'
import { conflict, notFound, Problem } from '../../kernel/problem.ts'
import { findVersion } from '../questionnaires/index.ts'
import { findCodedPartner } from './partner-codes.repo.ts'
import { type FoundPartner, findPartner, takePartnerAnswers } from './partners.ts'

const mostFromAddress = 60

interface Coded {
  readonly assessmentId: string
}

/** 404 `partner.unknown` when the curator asks no more, 409 `partner.answered`. */
async function partnerOf(context: Context, { assessmentId }: Coded, lock = false): Promise<FoundPartner> {
  const partner = await findPartner(context, assessmentId, lock)
  if (partner === undefined) throw notFound('partner.unknown')
  if (partner.row.finishedAt !== null) throw conflict('partner.answered')
  return partner
}

const openQuestions = defineUseCase({
  name: 'assessments.openPartnerQuestions',
  permission: 'assessment.record',
  sees: 'people',
  gate: processing,
  authorize: (context, input: Coded) => partnerOf(context, input),
  run: async ({ tx, reach: { regionId } }, { programme, row }): Promise<OpenedPartnerQuestions> => {
    const questionnaire = await findVersion(tx, regionId, row.questionnaireId)
    if (questionnaire === undefined) throw notFound('questionnaire.notFound')
    const { title, definition } = questionnaire
    return { organisation: programme.organisation.title, partner: row.partner, programme: programme.title, title, definition }
  },
  audit: noPeople, // questions
})

interface Sent {
  readonly answers: SentAnswers
}

const takeAnswers = defineUseCase({
  name: 'assessments.takePartnerAnswers',
  permission: 'assessment.record',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: Coded & Sent) => partnerOf(context, input, true),
  run: (context, partner, { answers }: Coded & Sent) => takePartnerAnswers(context, partner, answers, { userId: null, channel: 'LINK' }),
  audit: ({ target }) => ({ organisationId: target.programme.organisation.id, fields: ['partnerAnswers'] }),
})

/** The two routes of partners with a code. 404 `partner.unknown`, 409 `partner.closed` and `partner.answered`, 429 `partner.tooMany`. */
export function bindPartnerAnswers(binder: Binder, environment: Environment): void {
  const isAddressInPace = pace(mostFromAddress)

  async function codedBy({ code: typed }: { code: string }, { ip }: FastifyRequest): Promise<{ coded: Coded; operator: Operator }> {
    const now = environment.clock.now()
    if (!isAddressInPace(ip, now)) throw new Problem(429, 'partner.tooMany')
    const code = readAnswerCode(typed)
    const coded = code === undefined ? undefined : await findCodedPartner(environment.db, environment.personKey, code)
    const model = coded === undefined ? undefined : environment.models.get(coded.regionId)
    if (coded === undefined || model === undefined) throw notFound('partner.unknown')
    if (coded.until < dayIn(model.timeZone, now)) throw conflict('partner.closed')
    return { coded, operator: { operator: true, regionId: coded.regionId, organisationIds: [coded.organisationId] } }
  }

  binder.open(partnerRoutes.open, async (input: { code: string }, request) => {
    const { coded, operator } = await codedBy(input, request)
    return execute(openQuestions, environment, operator, coded)
  })

  binder.open(partnerRoutes.send, async ({ code, answers }: Sent & { code: string }, request) => {
    const { coded, operator } = await codedBy({ code }, request)
    await execute(takeAnswers, environment, operator, { ...coded, answers })
    return {}
  })
}
