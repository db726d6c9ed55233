import type { AnswerChannel } from '@nastavnik/contract'
import { sql } from 'kysely'
import { v4 } from 'uuid'
import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import type { KeptAnswers } from './answers.rules.ts'
import type { FoundRespondent } from './respondents.repo.ts'

export interface KeptResponse extends KeptAnswers {
  readonly isFinished: boolean
}

/** What a respondent has answered so far; undefined: nothing, or nobody can know. */
export async function findResponse(tx: Tx, regionId: number, respondentId: string): Promise<KeptResponse | undefined> {
  const { rows } = await sql<KeptResponse>`
    select marks, texts, finished_at is not null as "isFinished" from responses
    where region_id = ${regionId} and respondent_id = ${respondentId}`.execute(tx)
  return rows[0]
}

type Of = Pick<FoundRespondent, 'campaignId' | 'organisationId' | 'questionnaireId'> & { readonly respondentId: string }

/** Keeps answers that are being given. What is finished stays as it is. */
export async function saveDraft(tx: Tx, regionId: number, of: Of, { marks, texts }: KeptAnswers): Promise<void> {
  await sql`
    insert into responses (region_id, id, organisation_id, campaign_id, questionnaire_id, respondent_id, marks, texts)
    values (${regionId}, ${newId()}, ${of.organisationId}, ${of.campaignId}, ${of.questionnaireId}, ${of.respondentId},
      ${JSON.stringify(marks)}, ${JSON.stringify(texts)})
    on conflict (region_id, respondent_id) where respondent_id is not null
    do update set marks = excluded.marks, texts = excluded.texts where responses.finished_at is null`.execute(tx)
}

/** Keeps answers that are given for good; from paper they may be given anew. */
export async function saveFinished(
  tx: Tx,
  regionId: number,
  of: Of,
  { marks, texts }: KeptAnswers,
  { at, enteredBy }: { readonly at: Date; readonly enteredBy: string | null },
): Promise<void> {
  await sql`
    insert into responses (region_id, id, organisation_id, campaign_id, questionnaire_id, respondent_id, marks, texts, finished_at, entered_by)
    values (${regionId}, ${newId()}, ${of.organisationId}, ${of.campaignId}, ${of.questionnaireId}, ${of.respondentId},
      ${JSON.stringify(marks)}, ${JSON.stringify(texts)}, ${at}, ${enteredBy})
    on conflict (region_id, respondent_id) where respondent_id is not null
    do update set marks = excluded.marks, texts = excluded.texts, finished_at = excluded.finished_at, entered_by = excluded.entered_by`.execute(
    tx,
  )
}

/** An instant that all answers of an anonymous campaign share: it tells nothing of when. */
const noInstant = new Date(0)

/** Answers without a person: an id without time in it, no instant, no hand. */
export async function saveAnonymous(tx: Tx, regionId: number, of: Omit<Of, 'respondentId'>, { marks, texts }: KeptAnswers): Promise<void> {
  await sql`
    insert into responses (region_id, id, organisation_id, campaign_id, questionnaire_id, respondent_id, marks, texts, finished_at)
    values (${regionId}, ${v4()}, ${of.organisationId}, ${of.campaignId}, ${of.questionnaireId}, null,
      ${JSON.stringify(marks)}, ${JSON.stringify(texts)}, ${noInstant})`.execute(tx)
}

export async function markAnswered(tx: Tx, regionId: number, respondentId: string, on: string, channel: AnswerChannel): Promise<void> {
  await sql`
    update respondents set answered_on = ${on}, channel = ${channel} where region_id = ${regionId} and id = ${respondentId}`.execute(tx)
}

/**
 * Writes the anonymous answers of a campaign anew in a random order: rows that stand in the order in which they came would say whose they are to
 * somebody who watched the door.
 */
export async function shuffleAnonymous(tx: Tx, regionId: number, campaignId: string): Promise<void> {
  await sql`
    with taken as (
      delete from responses where region_id = ${regionId} and campaign_id = ${campaignId} and respondent_id is null returning *
    )
    insert into responses (region_id, id, organisation_id, campaign_id, questionnaire_id, marks, texts, finished_at)
    select region_id, gen_random_uuid(), organisation_id, campaign_id, questionnaire_id, marks, texts, finished_at from taken order by random()`.execute(
    tx,
  )
}
