import { processing } from '../../access/gate.ts'
import { atJointSides } from '../../access/joint-sides.ts'
import { type Context, defineUseCase, noPeople } from '../../access/use-case.ts'
import { excludedPairs, notRecommended } from '../conclusions/index.ts'
import {
  byMentee,
  childrenOf,
  edgeOf,
  hashInput,
  inputOf,
  type MatchingMentee,
  type MatchingMentor,
  partsAt,
  pointsAt,
  type RoundInput,
  readSides,
  solveRound,
} from '../matching/index.ts'
import { type NewJointPair, readStanding, writePairs } from './pairs.repo.ts'
import { freshRound, hostedRound, refuseOutdated } from './round-in-reach.ts'
import { countMember, type FoundJointRound, touchJointRound } from './rounds.repo.ts'

/** What goes from one organisation to another needs a consent of its own. */
const consents = ['PROCESSING', 'TRANSFER_TO_PARTNER'] as const

interface Couple {
  readonly menteeId: string
  readonly mentorId: string
}

interface AgreedPair {
  readonly mentee: string
  readonly mentor: string
}

interface People {
  readonly mentees: MatchingMentee[]
  readonly mentors: MatchingMentor[]
  readonly relatives: Couple[]
  readonly refused: Couple[]
  readonly excluded: Couple[]
  readonly unfit: Set<string>
  readonly standing: { readonly mentee: string; readonly mentor: string; readonly state: 'refused' | 'agreed' }[]
}

/** Those of all organisations that have joined, each read inside itself: what leaves it is bits and ids. */
async function readPeople(context: Context, round: FoundJointRound): Promise<People> {
  const { tx, reach, model, today } = context
  const all: People = { mentees: [], mentors: [], relatives: [], refused: [], excluded: [], unfit: new Set(), standing: [] }
  const representatives = new Map<string, string>()
  const mentorNames: (readonly [name: string, personId: string])[] = []
  await atJointSides(tx, reach, round.id, async (there, { organisationId, programmeId }) => {
    const place = { regionId: reach.regionId, organisationId, programmeId, form: round.form, orderOn: round.orderOn, consents }
    const sides = await readSides(there, { model, today }, place)
    all.mentees.push(...sides.mentees)
    all.mentors.push(...sides.mentors)
    for (const [person, name] of sides.representatives) representatives.set(person, name)
    mentorNames.push(...sides.mentorNames)
    for (const { source, ...couple } of await excludedPairs(there, place)) (source === 'REFUSED' ? all.refused : all.excluded).push(couple)
    for (const person of await notRecommended(there, place)) all.unfit.add(person)
    all.standing.push(...(await readStanding(there, reach.regionId, { roundId: round.id, organisationId })))
  })
  all.relatives.push(...childrenOf(representatives, mentorNames))
  const byId = (one: { readonly id: string }, other: { readonly id: string }) => (one.id < other.id ? -1 : 1)
  all.mentees.sort(byId)
  all.mentors.sort(byId)
  return all
}

/** Whom each mentee is kept apart from: those excluded, and all mentors of the own organisation — what is inside one is its own round's. */
function apartFrom(mentees: readonly MatchingMentee[], mentors: readonly MatchingMentor[], excluded: readonly Couple[]) {
  const inside = Map.groupBy(mentors, ({ organisationId }) => organisationId)
  const own = new Map([...inside].map(([organisation, list]) => [organisation, new Set(list.map(({ personId }) => personId))]))
  const told = byMentee(excluded)
  return new Map(
    mentees.map(({ personId, organisationId }) => {
      const [here, others] = [own.get(organisationId) ?? new Set<string>(), told.get(personId)]
      return [personId, others === undefined ? here : here.union(others)]
    }),
  )
}

/** Agreed pairs that may still be: a consent may have been taken back since, a place filled, two cards joined. The others are let go, and nobody else waits for them. */
function tenable(input: RoundInput, agreed: readonly AgreedPair[]): AgreedPair[] {
  const positions = (all: readonly { readonly id: string }[]) => new Map(all.map(({ id }, at) => [id, at]))
  const [menteeAt, mentorAt] = [positions(input.mentees), positions(input.mentors)]
  const left = input.mentors.map(({ places }) => places)
  const locked = new Set<string>()
  return agreed.filter(({ mentee, mentor }) => {
    const [from, to] = [menteeAt.get(mentee), mentorAt.get(mentor)]
    if (from === undefined || to === undefined || edgeOf(input, from, to) < 0 || locked.has(mentee) || (left[to] ?? 0) < 1) return false
    locked.add(mentee)
    left[to] = (left[to] ?? 0) - 1
    return true
  })
}

/**
 * Counts a joint round: as many pupils, students or teachers of all organisations with a mentor of another one as can be, the best pairs among those.
 * Refused pairs are not made again, agreed ones stay while they may be. Names are read nowhere. A job of the worker. 409 `joint.outdated` with the round afresh.
 */
export const countJointRound = defineUseCase({
  name: 'jointRounds.countRound',
  permission: 'matching.host',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: (context, input: { id: string; version: number; sending?: string | undefined }) => hostedRound(context, input, true),
  run: async (context, round, { version }) => {
    const { tx, reach, model, clock, watch } = context
    refuseOutdated(model, round, version)
    const form = model.forms.find(({ code }) => code === round.form)
    if (form === undefined) throw new Error('a round of a form that is not in the model')
    const people = await readPeople(context, round)
    const { unfit } = people
    const mentees = people.mentees.filter(({ personId }) => !unfit.has(personId))
    const mentors = people.mentors.filter(({ personId }) => !unfit.has(personId))
    const couples = {
      relatives: byMentee(people.relatives),
      excluded: apartFrom(mentees, mentors, people.excluded),
      failed: byMentee(people.refused),
    }
    const terms = { form, rules: model.matching, ...couples, continued: byMentee([]), ranks: new Map() }
    const input = await inputOf(terms, mentees, mentors, watch)
    const locks = tenable(
      input,
      people.standing.filter(({ state }) => state === 'agreed'),
    )
    const prohibitions = people.standing.filter(({ state }) => state === 'refused')
    const aim = { mode: 'points', threshold: model.matching.threshold.points, before: null } as const
    const { mates, figures } = solveRound(input, { locks, prohibitions, places: [] }, aim)
    watch(mentees.length) // the last moment to stop without a trace
    const pairs = mentees.flatMap((mentee, at): (NewJointPair & { organisationId: string })[] => {
      const mentor = mentors[mates[at] ?? -1]
      const edge = edgeOf(input, at, mates[at] ?? -1)
      if (mentor === undefined || edge < 0) return []
      const matched = partsAt(input, edge).flatMap(({ code, points }) => (points > 0 && code !== 'WAITING' ? [code] : []))
      return [
        {
          organisationId: mentee.organisationId,
          mentee: mentee.id,
          mentor: mentor.id,
          mentorOrganisationId: mentor.organisationId,
          points: pointsAt(input, edge),
          matched,
          menteeAge: mentee.age,
          mentorKind: mentor.kind,
        },
      ]
    })
    const ofOrganisation = Map.groupBy(pairs, ({ organisationId }) => organisationId)
    const menteesOf = Map.groupBy(people.mentees, ({ organisationId }) => organisationId)
    const mentorsOf = Map.groupBy(people.mentors, ({ organisationId }) => organisationId)
    await atJointSides(tx, reach, round.id, async (there, { organisationId }) => {
      const member = { roundId: round.id, organisationId }
      const own = ofOrganisation.get(organisationId) ?? []
      await writePairs(there, reach.regionId, member, own)
      const counts = {
        mentees: menteesOf.get(organisationId)?.length ?? 0,
        mentors: mentorsOf.get(organisationId)?.length ?? 0,
        placed: own.length,
      }
      await countMember(there, reach.regionId, member, counts)
    })
    await touchJointRound(tx, reach.regionId, round.id, { counted: { at: clock.now(), inputHash: hashInput(input), figures } })
    return freshRound(context, round.id)
  },
  audit: noPeople, // counts: people are told to their own organisations
})

/** How many mentees of a count are compared by now; null: it is not running. */
export const readJointProgress = (stepOf: (sending: string) => number | undefined) =>
  defineUseCase({
    name: 'jointRounds.readProgress',
    permission: 'matching.host',
    sees: 'people',
    gate: processing,
    authorize: async () => undefined,
    run: async (_context, _target, { id }: { id: string }) => ({ mentees: stepOf(id) ?? null }),
    audit: noPeople,
  })
