import type { Campaign } from '@nastavnik/contract'
import type { Context } from '../../access/use-case.ts'
import { conflict, invalid, notFound } from '../../kernel/problem.ts'
import { type FoundCampaign, findCampaign } from './campaigns.repo.ts'
import { findNewcomers } from './newcomers.ts'

/** A campaign of the organisations within the reach; 404 `campaign.notFound` outside. */
export async function campaignInReach(context: Context, { id }: { id: string }, lock = false): Promise<FoundCampaign> {
  const campaign = await findCampaign(context.tx, context, context.reach, id, lock)
  if (campaign === undefined) throw notFound('campaign.notFound')
  return campaign
}

/** As its page shows it. */
export async function toReply(context: Context, { whom, organisation, ...campaign }: FoundCampaign): Promise<Campaign> {
  const { id: organisationId, code, title } = organisation
  const newcomers = campaign.state === 'closed' ? [] : await findNewcomers(context, organisationId, { ...campaign, whom })
  return { ...campaign, organisation: { level: 'organisation', code, title }, newcomers: newcomers.length }
}

/** The same campaign as it stands now. */
export const freshReply = async (context: Context, id: string): Promise<Campaign> =>
  toReply(context, await campaignInReach(context, { id }))

/** Held for a change of what its writer saw. 409 `campaign.outdated` with the fresh one, 422 `campaign.closed`. */
export async function campaignToChange(context: Context, { id, version }: { id: string; version: number }): Promise<FoundCampaign> {
  const campaign = await campaignInReach(context, { id }, true)
  if (campaign.version !== version) throw conflict('campaign.outdated', await toReply(context, campaign))
  if (campaign.closedOn !== null) throw invalid('campaign.closed')
  return campaign
}
