import { mostRespondents } from '@nastavnik/contract'
import { sql } from 'kysely'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase, givenIn } from '../../access/use-case.ts'
import { invalid } from '../../kernel/problem.ts'
import { campaignInReach, campaignToChange, freshReply } from './campaign-in-reach.ts'
import { findNewcomers } from './newcomers.ts'
import { addRespondents } from './respondents.repo.ts'
import { shuffleAnonymous } from './responses.repo.ts'
import { checkWindow } from './start-campaign.ts'
import type { Window } from './whom.repo.ts'

interface Versioned {
  readonly id: string
  readonly version: number
}

interface CorrectCampaign extends Versioned, Window {
  readonly title: string
  readonly remindEvery: number | null
}

/** Changes the title, the window and the reminders. A window that ended may be opened again by a later end. */
export const correctCampaign = defineUseCase({
  name: 'surveys.correctCampaign',
  permission: 'survey.run',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: CorrectCampaign) => campaignToChange(context, input),
  run: async (context, { id }, { title, startsOn, endsOn, remindEvery }: CorrectCampaign) => {
    checkWindow({ startsOn, endsOn })
    await sql`
      update campaigns set title = ${title}, starts_on = ${startsOn}, ends_on = ${endsOn}, remind_every = ${remindEvery}, version = version + 1
      where region_id = ${context.reach.regionId} and id = ${id}`.execute(context.tx)
    return freshReply(context, id)
  },
  audit: ({ target, input: { id, version: _version, ...change } }) => ({
    organisationId: target.organisation.id,
    subjectId: id,
    fields: givenIn(change),
  }),
})

/** Ends a campaign for good: codes open nothing any more, and what was begun and not sent is deleted. */
export const closeCampaign = defineUseCase({
  name: 'surveys.closeCampaign',
  permission: 'survey.run',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: Versioned) => campaignToChange(context, input),
  run: async (context, { id, anonymous }) => {
    const { tx, today, reach } = context
    const { regionId } = reach
    await sql`update campaigns set closed_on = ${today}, version = version + 1 where region_id = ${regionId} and id = ${id}`.execute(tx)
    await sql`delete from responses where region_id = ${regionId} and campaign_id = ${id} and finished_at is null`.execute(tx)
    if (anonymous) await shuffleAnonymous(tx, regionId, id)
    return freshReply(context, id)
  },
  audit: ({ target, input }) => ({ organisationId: target.organisation.id, subjectId: input.id, fields: ['closedOn'] }),
})

/** Asks those whom a campaign of the organisation would ask by now and has not; says how many. */
export async function askNewcomers(context: Context, id: string): Promise<number> {
  const campaign = await campaignInReach(context, { id }, true)
  const place = { regionId: context.reach.regionId, organisationId: campaign.organisation.id }
  const newcomers = await findNewcomers(context, place.organisationId, campaign)
  if (newcomers.length + campaign.asked > mostRespondents) throw invalid('campaign.tooMany')
  return addRespondents(context.tx, context.personKey, place, id, newcomers)
}

/** Asks those too who have come since. 422 `campaign.nobody` when there are none, `campaign.tooMany`. */
export const addNewcomers = defineUseCase({
  name: 'surveys.addNewcomers',
  permission: 'survey.run',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: async (context, input: { id: string }) => {
    const campaign = await campaignInReach(context, input, true)
    if (campaign.state === 'closed') throw invalid('campaign.closed')
    return campaign
  },
  run: async (context, campaign) => {
    if ((await askNewcomers(context, campaign.id)) === 0) throw invalid('campaign.nobody')
    return freshReply(context, campaign.id)
  },
  audit: ({ target, output, input }) => ({
    organisationId: target.organisation.id,
    subjectId: input.id,
    people: output.asked - target.asked,
  }),
})
