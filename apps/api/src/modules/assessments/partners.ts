import type { SentAnswers } from '@nastavnik/contract'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { daysAfter } from '../../kernel/days.ts'
import { newId } from '../../kernel/ids.ts'
import { conflict, notFound } from '../../kernel/problem.ts'
import { titleKey } from '../programmes/index.ts'
import { findVersion } from '../questionnaires/index.ts'
import {
  type AssessedProgramme,
  type AssessmentRow,
  deleteAssessment,
  findAssessed,
  findProgrammeOf,
  insertAssessment,
  readAssessments,
  updateAssessment,
} from './assessments.repo.ts'
import { forgetPartnerCode, writePartnerCode } from './partner-codes.repo.ts'
import { goodAnswers, programmeInReach, questionsInForce, refuseFuture, toReply } from './programme-assessments.ts'

/** How long a partner's link opens the questions [D]. */
const partnerCodeDays = 60

interface AskPartner {
  readonly id: string
  readonly year: number
  readonly title: string
}

/** Asks a partner organisation of a programme and makes its link. 404 `programme.notFound`; 409 `partner.taken`; 422 `assessment.inFuture`. */
export const askPartner = defineUseCase({
  name: 'assessments.askPartner',
  permission: 'assessment.record',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, { id }: AskPartner) => programmeInReach(context, id, true),
  run: async (context, programme, { year, title }: AskPartner) => {
    const { tx, reach, actor, clock, personKey, today } = context
    refuseFuture(context, year)
    const key = titleKey(title) || title
    const asked = (await readAssessments(tx, reach.regionId, programme.id)).filter((row) => row.year === year)
    if (asked.some(({ partner }) => partner !== '' && (titleKey(partner) || partner) === key)) throw conflict('partner.taken')
    const { id: questionnaireId } = await questionsInForce(context, programme, 'PARTNER_SATISFACTION')
    const id = newId()
    const one = { id, programme, code: 'PARTNER_SATISFACTION' as const, year, partner: { title, key }, questionnaireId }
    const written = { answers: {}, at: clock.now(), userId: userIdOf(actor), isFinished: false }
    await insertAssessment(tx, reach.regionId, one, written, today)
    const coded = { regionId: reach.regionId, organisationId: programme.organisation.id, assessmentId: id }
    await writePartnerCode(tx, personKey, coded, daysAfter(today, partnerCodeDays))
    return toReply(context, programme, year)
  },
  audit: ({ target }) => ({ organisationId: target.organisation.id, fields: ['partnerAsked'] }),
})

export interface FoundPartner {
  readonly programme: AssessedProgramme
  readonly row: AssessmentRow
}

/** A partner that was asked of a programme within the reach; undefined outside. The programme is held where `lock` says so. */
export async function findPartner({ tx, reach }: Context, id: string, lock = false): Promise<FoundPartner | undefined> {
  const programmeId = await findProgrammeOf(tx, reach.regionId, id)
  const programme = programmeId === undefined ? undefined : await findAssessed(tx, reach, programmeId, lock)
  if (programme === undefined) return undefined
  const row = (await readAssessments(tx, reach.regionId, programme.id)).find((one) => one.id === id)
  return row === undefined ? undefined : { programme, row }
}

/** 404 `partner.notFound`. */
async function partnerInReach(context: Context, id: string): Promise<FoundPartner> {
  const partner = await findPartner(context, id, true)
  if (partner === undefined) throw notFound('partner.notFound')
  return partner
}

/** Writes what a partner answered, once: 409 `partner.answered`; 422 `answers.refused`. */
export async function takePartnerAnswers(
  { tx, reach: { regionId }, clock }: Context,
  { row }: FoundPartner,
  sent: SentAnswers,
  by: { readonly userId: string | null; readonly channel: 'LINK' | 'PAPER' },
): Promise<void> {
  if (row.finishedAt !== null) throw conflict('partner.answered')
  const questionnaire = await findVersion(tx, regionId, row.questionnaireId)
  if (questionnaire === undefined) throw notFound('questionnaire.notFound')
  const answers = goodAnswers(questionnaire.definition, sent, true)
  await updateAssessment(tx, regionId, row.id, { answers, at: clock.now(), isFinished: true, ...by })
}

interface EnterPartner {
  readonly id: string
  readonly version: number
  readonly answers: SentAnswers
}

/** Types in the sheet of a partner; the link then opens nothing more. 404 `partner.notFound`; 409 `partner.answered`, `partner.outdated`. */
export const enterPartner = defineUseCase({
  name: 'assessments.enterPartner',
  permission: 'assessment.record',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, { id }: EnterPartner) => partnerInReach(context, id),
  run: async (context, partner, { version, answers }: EnterPartner) => {
    const { programme, row } = partner
    if (row.finishedAt === null && row.version !== version) throw conflict('partner.outdated', await toReply(context, programme, row.year))
    await takePartnerAnswers(context, partner, answers, { userId: userIdOf(context.actor), channel: 'PAPER' })
    return toReply(context, programme, row.year)
  },
  audit: ({ target }) => ({ organisationId: target.programme.organisation.id, fields: ['partnerAnswers'] }),
})

/** Asks a partner no more; one who has answered stays: 409 `partner.answered`. 404 `partner.notFound`. */
export const removePartner = defineUseCase({
  name: 'assessments.removePartner',
  permission: 'assessment.record',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, { id }: { id: string }) => partnerInReach(context, id),
  run: async (context, { programme, row }) => {
    const { tx, reach } = context
    if (row.finishedAt !== null) throw conflict('partner.answered')
    await forgetPartnerCode(tx, reach.regionId, row.id)
    await deleteAssessment(tx, reach.regionId, row.id)
    return toReply(context, programme, row.year)
  },
  audit: ({ target }) => ({ organisationId: target.programme.organisation.id, fields: ['partnerRemoved'] }),
})
