import type { CampaignResults, ResultsBy } from '@nastavnik/contract'
import { formTitle } from '@nastavnik/target-model'
import { seesPeopleOf, type UnitInReach, unitInReach } from '../../access/units.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { notFound, Problem } from '../../kernel/problem.ts'
import { type CampaignCounts, countCampaign, findResultsCampaign, type ResultsCampaign } from './campaign-results.repo.ts'
import { resultsOf } from './campaign-results.rules.ts'
import { readProgrammeTitles } from './changes.repo.ts'

interface Asked {
  readonly id: string
  readonly by?: ResultsBy | undefined
}

/** The campaign and its organisation, which the reader reaches; 404 `campaign.notFound` otherwise. */
async function campaignInReach({ tx, reach, today }: Context, { id }: Asked): Promise<{ campaign: ResultsCampaign; unit: UnitInReach }> {
  const campaign = await findResultsCampaign(tx, reach.regionId, id, today)
  if (campaign === undefined) throw notFound('campaign.notFound')
  try {
    return { campaign, unit: await unitInReach(tx, reach, campaign.organisation) }
  } catch (thrown) {
    throw thrown instanceof Problem && thrown.status === 404 ? notFound('campaign.notFound') : thrown
  }
}

async function groupsIn({ tx, model }: Context, regionId: number, { asked }: CampaignCounts, by: ResultsBy | undefined) {
  if (by === undefined) return []
  const codes = [...new Set(asked.flatMap(({ group }) => group ?? []))].toSorted()
  const programmes =
    by === 'programme'
      ? await readProgrammeTitles(
          tx,
          regionId,
          codes.filter((code) => code !== ''),
        )
      : undefined
  return codes.map((code) => ({ code, title: by === 'form' && code !== '' ? formTitle(model, code) : (programmes?.get(code) ?? code) }))
}

/**
 * Results of a campaign by question: how often each value, the mean, the response rate, n; broken down by class, programme or form with the minimum of five. An
 * anonymous campaign is read when it has ended: who watches it grow sees whose answer came last.
 */
export const getCampaignResults = defineUseCase({
  name: 'measurements.getCampaignResults',
  permission: 'measurement.read',
  sees: 'reporting',
  authorize: (context, asked: Asked) => campaignInReach(context, asked),
  run: async (context, { campaign, unit }, { by }: Asked): Promise<CampaignResults> => {
    const { tx, model, today, actor } = context
    const counts = await countCampaign(tx, campaign, { model, today }, by)
    const isWaiting = campaign.anonymous && !campaign.isOver
    const groups = campaign.anonymous ? [] : await groupsIn(context, unit.regionId, counts, by)
    const questionnaires = counts.texts.map((text) => resultsOf(text, counts, { groups }))
    const { id, title, purpose, wave, anonymous } = campaign
    const { level, code } = unit
    return {
      id,
      title,
      purpose,
      wave,
      anonymous,
      organisation: { level, code, title: unit.title },
      asked: questionnaires.reduce((sum, text) => sum + text.asked, 0),
      answered: questionnaires.reduce((sum, text) => sum + text.answered, 0),
      state: isWaiting ? 'waiting' : 'shown',
      by: by ?? null,
      questionnaires: isWaiting ? questionnaires.map((text) => ({ ...text, questions: [] })) : questionnaires,
      peopleVisible: seesPeopleOf(actor, unit),
    }
  },
})
