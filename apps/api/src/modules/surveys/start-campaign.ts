import { type CampaignPurpose, mostRespondents, type ParticipantRole, type Wave } from '@nastavnik/contract'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { type Context, defineUseCase, noPeople } from '../../access/use-case.ts'
import { daysAfter } from '../../kernel/days.ts'
import { invalid, notFound } from '../../kernel/problem.ts'
import { findInForce } from '../questionnaires/index.ts'
import { freshReply } from './campaign-in-reach.ts'
import { insertCampaign, waveOf } from './campaigns.repo.ts'
import { addRespondents } from './respondents.repo.ts'
import { type Chosen, chooseAsked, type OrganisationPlace, type Window } from './whom.repo.ts'

interface AskWhom {
  readonly organisation: string
  readonly purpose: CampaignPurpose
  readonly wave: Wave | null
  readonly questionnaire: string | null
  readonly programme: string | null
  readonly role: ParticipantRole | null
  readonly class: string | null
}

/** Those whom a campaign asks. 404 `programme.notFound`, `questionnaire.notFound` when the organisation has none such; 422 `campaign.waveMissing`. */
async function choose(context: Context, place: OrganisationPlace, asked: AskWhom, window: Window): Promise<Chosen> {
  const { tx, model, today } = context
  const { purpose, wave, programme, questionnaire } = asked
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
  return chooseAsked(tx, { model, today }, place, asked, window)
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
    const window = { startsOn: context.today, endsOn: daysAfter(context.today, usualDays) }
    const { asked, notConsented, noQuestionnaire } = await choose(context, { regionId, organisationId }, input, window)
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
    const { tx, today, clock, actor, personKey } = context
    checkWindow(input)
    if (input.endsOn < today) throw invalid('dates.past', [{ path: 'endsOn', code: 'past' }])
    const place = { regionId, organisationId }
    const { asked } = await choose(context, place, input, input)
    if (asked.length === 0) throw invalid('campaign.nobody')
    if (asked.length > mostRespondents) throw invalid('campaign.tooMany')
    const campaign = { ...input, wave: waveOf(input.purpose, input.wave), plannedFor: null }
    if (await insertCampaign(tx, place, campaign, { userId: userIdOf(actor), at: clock.now() })) {
      await addRespondents(tx, personKey, place, input.id, asked)
    }
    return freshReply(context, input.id)
  },
  audit: ({ target, output, input }) => ({ organisationId: target.id, subjectId: input.id, people: output.asked }),
})
