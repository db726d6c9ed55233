import { sql } from 'kysely'
import type { Context } from '../../access/use-case.ts'
import type { FoundCampaign } from './campaigns.repo.ts'
import { type Asked, chooseAsked } from './whom.repo.ts'

/** Those whom the campaign would ask if it began today, who are not asked yet. */
export async function findNewcomers(
  { tx, reach, model, today }: Context,
  organisationId: string,
  { id, whom, endsOn }: Pick<FoundCampaign, 'id' | 'whom' | 'endsOn' | 'startsOn'>,
): Promise<Asked[]> {
  const { regionId } = reach
  const window = { startsOn: today < endsOn ? today : endsOn, endsOn }
  const { asked } = await chooseAsked(tx, { model, today }, { regionId, organisationId }, whom, window)
  const { rows } = await sql<{ key: string }>`
    select person_id || coalesce(participation_id::text, '') as key from respondents
    where region_id = ${regionId} and campaign_id = ${id}`.execute(tx)
  const known = new Set(rows.map(({ key }) => key))
  return asked.filter(({ personId, participationId }) => !known.has(personId + (participationId ?? '')))
}

export const countNewcomers = async (
  context: Context,
  organisationId: string,
  campaign: Pick<FoundCampaign, 'id' | 'whom' | 'endsOn' | 'startsOn'>,
): Promise<number> => (await findNewcomers(context, organisationId, campaign)).length
