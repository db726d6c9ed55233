import type { MatchingWeights } from '@nastavnik/contract'
import type { Context } from '../../access/use-case.ts'
import { excludedPairs, notRecommended } from '../conclusions/index.ts'
import { ballotsOf } from '../meetings/index.ts'
import { byMentee, type Couple, listFormerPairs, listRelatives } from './couples.repo.ts'
import { placeOf } from './round-in-reach.ts'
import type { InputTerms } from './round-input.ts'
import type { FoundRound } from './rounds.repo.ts'
import { readSides } from './sides.repo.ts'
import type { MatchingMentee, MatchingMentor } from './sides.ts'
import type { Ranks } from './suitability.rules.ts'
import { withWeights } from './weights.rules.ts'

export interface RoundPeople {
  readonly terms: InputTerms
  readonly mentees: readonly MatchingMentee[]
  readonly mentors: readonly MatchingMentor[]
}

/** Everything that pairs of a round are made by, as it stands now: who is there, what they have told and voted, and who must not be put together. */
export async function readPeople(context: Context, round: FoundRound, weights: MatchingWeights): Promise<RoundPeople> {
  const { tx, model, today } = context
  const place = placeOf(context, round)
  const form = model.forms.find(({ code }) => code === place.form)
  if (form === undefined) throw new Error('a programme of a form that is not in the model')
  const { mentees, mentors, ownChildren } = await readSides(tx, { model, today }, place)
  const { wishes, unwished } = await ballotsOf(tx, place, place.programmeId)
  const former = await listFormerPairs(tx, place, place.orderOn)
  const personOf = new Map([...mentees, ...mentors].map(({ id, personId }) => [id, personId]))
  const unwishedCouples = unwished.flatMap(({ menteeId, mentorId }): Couple[] => {
    const [mentee, mentor] = [personOf.get(menteeId), personOf.get(mentorId)]
    return mentee === undefined || mentor === undefined ? [] : [{ menteeId: mentee, mentorId: mentor }]
  })
  const told = await excludedPairs(tx, place)
  const ofSource = (wanted: string) => told.filter(({ source }) => source === wanted)
  const unfit = new Set(await notRecommended(tx, place))
  const withUnfit = mentees.flatMap(({ personId: menteeId }) =>
    mentors.flatMap(({ personId: mentorId }) => (unfit.has(menteeId) || unfit.has(mentorId) ? [{ menteeId, mentorId }] : [])),
  )
  const ranks = new Map<string, Map<string, Ranks>>()
  for (const { menteeId, mentorId, ...of } of wishes) {
    const known = ranks.get(menteeId)
    if (known === undefined) ranks.set(menteeId, new Map([[mentorId, of]]))
    else known.set(mentorId, of)
  }
  return {
    mentees,
    mentors,
    terms: {
      form,
      rules: withWeights(model.matching, weights),
      relatives: byMentee([...(await listRelatives(tx, place)), ...ownChildren]),
      excluded: byMentee([...unwishedCouples, ...ofSource('PSYCHOLOGIST'), ...withUnfit]),
      failed: byMentee([...former.filter(({ failed }) => failed), ...ofSource('REFUSED')]),
      continued: byMentee(former.filter(({ failed }) => !failed)),
      ranks,
    },
  }
}
