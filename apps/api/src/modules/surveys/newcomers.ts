import type { Context } from '../../access/use-case.ts'
import type { FoundCampaign } from './campaigns.repo.ts'
import { notAskedYet } from './respondents.repo.ts'
import { type Asked, chooseAsked } from './whom.repo.ts'

/** Those whom the campaign would ask if it began today, who are not asked yet. */
export async function findNewcomers(
  { tx, reach, model, today }: Context,
  organisationId: string,
  { id, whom, endsOn }: Pick<FoundCampaign, 'id' | 'whom' | 'endsOn'>,
): Promise<readonly Asked[]> {
  const { regionId } = reach
  const window = { startsOn: today < endsOn ? today : endsOn, endsOn }
  const { asked } = await chooseAsked(tx, { model, today }, { regionId, organisationId }, whom, window)
  return (await notAskedYet(tx, regionId, id, asked)).people
}
