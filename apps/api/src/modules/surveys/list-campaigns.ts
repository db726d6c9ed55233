import { type CampaignState, pageSize, type RespondentState } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { campaignInReach, toReply } from './campaign-in-reach.ts'
import { listCampaigns as readCampaigns } from './campaigns.repo.ts'
import { listRespondents as readRespondents } from './respondents.repo.ts'

interface ListCampaigns {
  readonly organisation: string
  readonly state?: CampaignState | undefined
  readonly page: number
}

/** The campaigns of an organisation with how many have answered. */
export const listCampaigns = defineUseCase({
  name: 'surveys.listCampaigns',
  permission: 'survey.read',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: ListCampaigns) => peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx, model, today }, { id: organisationId, regionId }, { state, page }: ListCampaigns) => ({
    ...(await readCampaigns(tx, { model, today }, { regionId, organisationId }, { state, page })),
    page,
    pageSize,
  }),
  audit: ({ target }) => ({ organisationId: target.id }),
})

/** One campaign: how far it is, by class and questionnaire. */
export const getCampaign = defineUseCase({
  name: 'surveys.getCampaign',
  permission: 'survey.read',
  sees: 'people',
  gate: processing,
  authorize: (context, input: { id: string }) => campaignInReach(context, input),
  run: (context, campaign) => toReply(context, campaign),
  audit: ({ target, input }) => ({ organisationId: target.organisation.id, subjectId: input.id }),
})

interface ListRespondents {
  readonly id: string
  readonly state?: RespondentState | undefined
  readonly class?: string | undefined
  readonly page: number
}

/** Who has answered and who has not. Of an anonymous campaign nobody is said to have begun. */
export const listRespondents = defineUseCase({
  name: 'surveys.listRespondents',
  permission: 'survey.read',
  sees: 'people',
  gate: processing,
  authorize: (context, input: ListRespondents) => campaignInReach(context, input),
  run: async ({ tx, reach }, { id }, { state, class: group, page }: ListRespondents) => ({
    ...(await readRespondents(tx, reach.regionId, id, { state, class: group, page })),
    page,
    pageSize,
  }),
  audit: ({ target, output, input }) => ({ organisationId: target.organisation.id, subjectId: input.id, people: output.items.length }),
})
