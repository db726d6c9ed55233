import { type OpenedQuestionnaire, readAnswerCode, type SentAnswers } from '@nastavnik/contract'
import { checkAnswers } from '@nastavnik/questionnaires'
import type { TargetModel } from '@nastavnik/target-model'
import { sql } from 'kysely'
import { markChanged } from '../../access/revisions.ts'
import type { Environment } from '../../access/use-case.ts'
import { dayIn } from '../../kernel/clock.ts'
import type { Tx } from '../../kernel/db.ts'
import { conflict, invalid, notFound, Problem } from '../../kernel/problem.ts'
import { inTransaction } from '../../kernel/transaction.ts'
import { hashOfAnswerCode } from './answer-codes.ts'
import { fromKept, type KeptAnswers, toKept } from './answers.rules.ts'
import { audienceOf } from './audience.rules.ts'
import { findQuestions } from './questions.ts'
import { type FoundRespondent, findRespondent } from './respondents.repo.ts'
import { findResponse, markAnswered, saveAnonymous, saveDraft, saveFinished } from './responses.repo.ts'

/** Who has come with a code, inside a transaction that sees the organisation asked by. */
interface Answering {
  readonly tx: Tx
  readonly regionId: number
  readonly today: string
  readonly model: TargetModel
  readonly respondent: FoundRespondent
  readonly campaign: { readonly anonymous: boolean; readonly endsOn: string; readonly organisation: string }
}

interface CampaignRow {
  anonymous: boolean
  startsOn: string
  endsOn: string
  closedOn: string | null
  organisation: string
}

async function campaignOf(tx: Tx, regionId: number, campaignId: string): Promise<CampaignRow> {
  const { rows } = await sql<CampaignRow>`
    select c.anonymous, c.starts_on as "startsOn", c.ends_on as "endsOn", c.closed_on as "closedOn", o.title as organisation
    from campaigns c join organisations o on o.id = c.organisation_id where c.region_id = ${regionId} and c.id = ${campaignId}`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new Error('a respondent without a campaign')
  return row
}

/**
 * Does the work of somebody who came with a personal code and without an account. 404 `answering.unknown`; 422 `answering.notOpen` with the first day,
 * `answering.closed` — also when the consent that the questions need does not hold any more; 409 `answering.finished`.
 */
async function answering<Result>(
  { db, models, clock, personKey }: Environment,
  typed: string,
  how: 'read' | 'write',
  work: (answering: Answering) => Promise<Result>,
): Promise<Result> {
  const code = readAnswerCode(typed)
  if (code === undefined) throw notFound('answering.unknown')
  const found = await db
    .selectFrom('answer_codes')
    .select(['region_id', 'organisation_id', 'respondent_id'])
    .where('code_hash', '=', hashOfAnswerCode(personKey, code))
    .executeTakeFirst()
  const model = models.get(found?.region_id ?? 0)
  if (found === undefined || model === undefined) throw notFound('answering.unknown')
  const { region_id: regionId, organisation_id: organisationId, respondent_id: id } = found
  const today = dayIn(model.timeZone, clock.now())
  const scope = { regionId, organisationIds: [organisationId], ...(how === 'read' && { readOnly: true as const }) }
  return inTransaction(db, scope, async (tx) => {
    const respondent = await findRespondent(tx, scope, { id }, how === 'write')
    if (respondent === undefined) throw notFound('answering.unknown')
    const campaign = await campaignOf(tx, regionId, respondent.campaignId)
    if (respondent.view.state === 'answered') throw conflict('answering.finished')
    if (campaign.closedOn !== null || campaign.endsOn < today) throw invalid('answering.closed')
    if (campaign.startsOn > today) throw new Problem(422, 'answering.notOpen', { current: { startsOn: campaign.startsOn } })
    return work({ tx, regionId, today, model, respondent, campaign })
  })
}

/** The questions for the respondent, and what was answered before. */
export const openQuestionnaire = (environment: Environment, { code }: { code: string }): Promise<OpenedQuestionnaire> =>
  answering(environment, code, 'read', async ({ tx, regionId, today, model, respondent, campaign }) => {
    const { title, definition, people, consented } = await findQuestions(tx, regionId, respondent, { model, today })
    if (!consented) throw invalid('answering.closed')
    const given = campaign.anonymous ? undefined : await findResponse(tx, regionId, respondent.view.id)
    return {
      title,
      organisation: campaign.organisation,
      programme: respondent.view.programme,
      audience: audienceOf(respondent.birth, respondent.view.class, today),
      anonymous: campaign.anonymous,
      endsOn: campaign.endsOn,
      definition,
      people,
      answers: given === undefined ? {} : fromKept(given),
    }
  })

interface Sent {
  readonly code: string
  readonly answers: SentAnswers
}

/** Answers that fit the questions asked of the respondent. 422 `answers.refused` with every question that has a wrong one. */
async function takeAnswers(
  { tx, regionId, today, model, respondent }: Answering,
  answers: SentAnswers,
  finished: boolean,
): Promise<KeptAnswers> {
  const { definition, people, consented } = await findQuestions(tx, regionId, respondent, { model, today })
  if (!consented) throw invalid('answering.closed')
  const checked = checkAnswers(definition, answers, { finished, people: people.map(({ id }) => id) })
  if (checked.problems.length > 0) {
    throw invalid(
      'answers.refused',
      checked.problems.map(({ name, code }) => ({ path: name, code })),
    )
  }
  return toKept(definition, checked.answers)
}

/** Keeps answers on the way. Of an anonymous campaign nothing is kept before it is sent: 422 `answers.refused`. */
export const saveAnswers = (environment: Environment, { code, answers }: Sent): Promise<Record<string, never>> =>
  answering(environment, code, 'write', async (mine) => {
    if (mine.campaign.anonymous) throw invalid('answers.refused')
    const kept = await takeAnswers(mine, answers, false)
    await saveDraft(mine.tx, mine.regionId, { ...mine.respondent, respondentId: mine.respondent.view.id }, kept)
    return {}
  })

/** Takes the answers for good: the code opens nothing after that. */
export const finishAnswers = (environment: Environment, { code, answers }: Sent): Promise<Record<string, never>> =>
  answering(environment, code, 'write', async (mine) => {
    const { tx, regionId, today, respondent, campaign } = mine
    const kept = await takeAnswers(mine, answers, true)
    const of = { ...respondent, respondentId: respondent.view.id }
    if (campaign.anonymous) await saveAnonymous(tx, regionId, respondent, kept)
    else await saveFinished(tx, regionId, of, kept, { at: environment.clock.now(), enteredBy: null })
    await markAnswered(tx, regionId, respondent.view.id, today, 'LINK')
    await markChanged(tx, { regionId, organisationIds: [respondent.organisationId] })
    return {}
  })
