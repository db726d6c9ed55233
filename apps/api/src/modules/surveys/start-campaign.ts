import { type CampaignPurpose, mostRespondents, type ParticipantRole, type Wave } from '@nastavnik/contract'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { type Context, defineUseCase, noPeople } from '../../access/use-case.ts'
import { daysAfter } from '../../kernel/days.ts'
import { invalid, notFound } from '../../kernel/problem.ts'
import { findInForce } from '../questionnaires/index.ts'
import { freshReply } from './campaign-in-reach.ts'
import { insertCampaign, type NewCampaign, waveOf } from './campaigns.repo.ts'
import { addRespondents } from './respondents.repo.ts'
import { chooseAsked, type OrganisationPlace, type Window } from './whom.repo.ts'

interface AskWhom {
  readonly organisation: string
  readonly purpose: CampaignPurpose
  readonly wave: Wave | null
  readonly questionnaire: string | null
  readonly programme: string | null
  readonly role: ParticipantRole | null
  readonly class: string | null
}

/** 404 `programme.notFound`, `questionnaire.notFound` when the organisation has none such; 422 `campaign.waveMissing`. */
async function checkWhom({ tx }: Context, place: OrganisationPlace, { purpose, wave, programme, questionnaire }: AskWhom): Promise<void> {
  if (purpose === 'PARAMETERS' && wave === null) throw invalid('campaign.waveMissing', [{ path: 'wave', code: 'required' }])
  if (programme !== null) {
    const found = await tx
      .selectFrom('programmes')
      .select('id')
      .where('region_id', '=', place.regionId)
      .where('organisation_id', '=', place.organisationId)
      .where('id', '=', programme)
      .executeTakeFirst()
    if (found === undefined) throw notFound('programme.notFound')
  }
  if (questionnaire !== null && (await findInForce(tx, place, questionnaire)) === undefined) throw notFound('questionnaire.notFound')
}

const countBy = <Item>(items: readonly Item[], of: (item: Item) => string): Map<string, number> =>
  new Map([...Map.groupBy(items, of)].map(([key, group]) => [key, group.length]))

/** The usual window, for those who have not told theirs. */
const usualDays = 14

/** Whom a campaign would ask today, and who would be left out and why. */
export const previewCampaign = defineUseCase({
  name: 'surveys.previewCampaign',
  permission: 'survey.run',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: AskWhom) => peopleOrganisationInReach(tx, reach, organisation),
  run: async (context, { id: organisationId, regionId }, input: AskWhom) => {
    const { tx, model, today } = context
    const place = { regionId, organisationId }
    await checkWhom(context, place, input)
    const window = { startsOn: today, endsOn: daysAfter(today, usualDays) }
    const { asked, notConsented, noQuestionnaire } = await chooseAsked(tx, { model, today }, place, input, window)
    const titles = new Map(asked.map(({ questionnaire: { code, title } }) => [code, title]))
    return {
      asked: asked.length,
      questionnaires: [...countBy(asked, ({ questionnaire }) => questionnaire.code)]
        .map(([code, people]) => ({ code, title: titles.get(code) ?? '', asked: people }))
        .toSorted((one, other) => (one.title < other.title ? -1 : 1)),
      classes: [...countBy(asked, (one) => one.class)].map(([group, people]) => ({ class: group, asked: people })),
      leftOut: [
        { why: 'notConsented' as const, people: notConsented },
        { why: 'noQuestionnaire' as const, people: noQuestionnaire },
      ].filter(({ people }) => people > 0),
    }
  },
  audit: noPeople,
})

interface StartCampaign extends AskWhom, Window {
  readonly id: string
  readonly title: string
  readonly anonymous: boolean
  readonly remindEvery: number | null
}

/** The longest window, days: a school year. */
const longestWindow = 365

/** 422 `dates.reversed`, `campaign.tooLong`. */
export function checkWindow({ startsOn, endsOn }: Window): void {
  if (endsOn < startsOn) throw invalid('dates.reversed', [{ path: 'endsOn', code: 'reversed' }])
  if (endsOn > daysAfter(startsOn, longestWindow)) throw invalid('campaign.tooLong', [{ path: 'endsOn', code: 'tooLong' }])
}

/** Writes a campaign and whom it asks, each with a code; what is written already stays. 422 `campaign.nobody`, `campaign.tooMany`. */
export async function beginCampaign(context: Context, place: OrganisationPlace, campaign: NewCampaign): Promise<void> {
  const { tx, model, today, clock, actor, personKey } = context
  const { asked } = await chooseAsked(tx, { model, today }, place, campaign, campaign)
  if (asked.length === 0) throw invalid('campaign.nobody')
  if (asked.length > mostRespondents) throw invalid('campaign.tooMany')
  if (await insertCampaign(tx, place, campaign, { userId: userIdOf(actor), at: clock.now() })) {
    await addRespondents(tx, personKey, place, campaign.id, asked)
  }
}

/**
 * Begins a campaign: writes down who is asked what, each with a code. The same id begins nothing twice. 422 `campaign.nobody`, `campaign.tooMany`,
 * `dates.past` for a window that is over.
 */
export const startCampaign = defineUseCase({
  name: 'surveys.startCampaign',
  permission: 'survey.run',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: ({ tx, reach }, { organisation }: StartCampaign) => peopleOrganisationInReach(tx, reach, organisation),
  run: async (context, { id: organisationId, regionId }, input: StartCampaign) => {
    checkWindow(input)
    if (input.endsOn < context.today) throw invalid('dates.past', [{ path: 'endsOn', code: 'past' }])
    const place = { regionId, organisationId }
    await checkWhom(context, place, input)
    await beginCampaign(context, place, { ...input, wave: waveOf(input.purpose, input.wave), plannedFor: null })
    return freshReply(context, input.id)
  },
  audit: ({ target, output, input }) => ({ organisationId: target.id, subjectId: input.id, people: output.asked }),
})
