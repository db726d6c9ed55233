import type { WrittenWords } from '@nastavnik/contract'
import { type Definition, questionsOf } from '@nastavnik/questionnaires'
import { sql } from 'kysely'
import { processing } from '../../access/gate.ts'
import { defineUseCase } from '../../access/use-case.ts'
import type { Tx } from '../../kernel/db.ts'
import { notFound } from '../../kernel/problem.ts'
import { shownTexts } from './minimum.rules.ts'

interface Words {
  readonly id: string
  readonly title: string
  readonly definition: Definition
  readonly texts: Readonly<Record<string, unknown>>[]
}

/** The words of finished answers by text of the questionnaire. Those who withdrew are hidden with their words; in an anonymous campaign nobody is to be hidden. */
async function readWords(tx: Tx, regionId: number, campaignId: string): Promise<Words[]> {
  const { rows } = await sql<Words>`
    select q.id, q.title, q.definition, json_agg(a.texts) as texts
    from responses a join questionnaires q on q.region_id = ${regionId} and q.id = a.questionnaire_id
    left join respondents r on r.region_id = ${regionId} and r.id = a.respondent_id
    where a.region_id = ${regionId} and a.campaign_id = ${campaignId} and a.finished_at is not null
      and (r.id is null or exists (select 1 from persons s where s.region_id = ${regionId} and s.id = r.person_id))
    group by q.id, q.title, q.definition order by q.title`.execute(tx)
  return rows
}

/**
 * What was written in a campaign: of questions that five and more have answered in words, without names and times. Not told where anonymous answers are still coming.
 */
export const listWords = defineUseCase({
  name: 'measurements.listWords',
  permission: 'survey.read',
  sees: 'people',
  gate: processing,
  authorize: async ({ tx, reach, today }, { id }: { id: string }) => {
    const { rows } = await sql<{ organisationId: string; isOpen: boolean }>`
      select organisation_id as "organisationId", anonymous and closed_on is null and ends_on >= ${today}::date as "isOpen" from campaigns
      where region_id = ${reach.regionId} and id = ${id} and organisation_id = any (${[...reach.organisationIds]}::uuid[])`.execute(tx)
    const [campaign] = rows
    if (campaign === undefined) throw notFound('campaign.notFound')
    return campaign
  },
  run: async ({ tx, reach }, { isOpen }, { id }) => {
    const found = isOpen ? [] : await readWords(tx, reach.regionId, id)
    const items = found.flatMap(({ title: questionnaire, definition, texts }) =>
      questionsOf(definition).flatMap((question): WrittenWords[] => {
        const isWords = question.type === 'comment' || (question.type === 'text' && question.inputType !== 'number')
        if (!isWords || question.restricted === true) return []
        const { name, title } = question
        const written = texts.flatMap(({ [name]: text }) => (typeof text === 'string' && text.trim() !== '' ? [text.trim()] : []))
        const shown = shownTexts(written)
        return [{ questionnaire, name, title, texts: shown === null ? null : [...shown], total: shown === null ? 0 : written.length }]
      }),
    )
    return { items }
  },
  audit: ({ target, input }) => ({ organisationId: target.organisationId, subjectId: input.id }),
})
