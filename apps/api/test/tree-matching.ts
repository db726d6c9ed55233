import type { MatchingRuleCode, MatchingWeights, RunFigures } from '@nastavnik/contract'
import type { Tx } from '../src/kernel/db.ts'
import { newId } from '../src/kernel/ids.ts'
import { packInput } from '../src/modules/matching/input-file.ts'
import type { RoundInput } from '../src/modules/matching/round-input.ts'
import type { TreeOrganisation, TreePerson } from './organisation-tree.ts'
import { guestsOf } from './tree-meetings.ts'

/** Somebody who waits for a pair: next year's participation of one who has a pair in this one. */
export interface WaitingMentee {
  readonly id: string
  readonly person: TreePerson
}

/** Mentees of the round of an organisation, which is of its first programme. */
export const waitingIn = (organisation: TreeOrganisation): readonly WaitingMentee[] =>
  guestsOf(organisation)
    .filter(({ role }) => role === 'MENTEE')
    .map((person) => ({ person, id: organisation.matching.waiting[organisation.people.indexOf(person)] ?? '' }))

export const mentorOf = (organisation: TreeOrganisation): TreePerson | undefined =>
  guestsOf(organisation).find(({ role }) => role === 'MENTOR')

/**
 * The pair that both have agreed to: pupils that no rule keeps apart. The first and the last one of an organisation are kin. In other organisations
 * the draft has no pairs.
 */
export function agreedIn(organisation: TreeOrganisation): { readonly mentee: WaitingMentee; readonly mentor: TreePerson } | undefined {
  const [mentee, mentor] = [waitingIn(organisation)[0], mentorOf(organisation)]
  if (mentee === undefined || mentor?.form !== 'PUPIL_PUPIL') return undefined
  const ends = [organisation.people[0]?.id, organisation.people.at(-1)?.id]
  return ends.includes(mentee.person.id) && ends.includes(mentor.id) ? undefined : { mentee, mentor }
}

/** Whether there are proposals: of the first mentee and the mentor. */
export const isProposedIn = (organisation: TreeOrganisation): boolean =>
  waitingIn(organisation).length > 0 && mentorOf(organisation) !== undefined

const moment = new Date('2021-03-10T05:00:00Z')
const part = { code: 'WAITING', most: 1000 } as const
const noRules: readonly MatchingRuleCode[] = []
const weights: MatchingWeights = { criteria: [], wishes: { mentee: [200], mentor: [200] }, threshold: 0 }
const counted: Omit<RunFigures, 'mentees' | 'placed' | 'best'> = {
  total: 0,
  mean: null,
  least: null,
  tenth: null,
  menteeChoices: [0, 0, 0],
  mentorChoices: [0, 0, 0],
  blocking: 0,
  mostBlocking: 0,
  load: { least: 0, median: 0, most: 0, gini: 0 },
  changed: null,
  certified: true,
}
const words = (values: readonly number[]): Buffer => Buffer.from(new Int32Array(values).buffer)

/** What the runs of an organisation were given: the agreed pair is the only one there can be. */
function inputFor(organisation: TreeOrganisation): RoundInput {
  const isAgreed = agreedIn(organisation) !== undefined
  const [mentees, mentor] = [waitingIn(organisation), mentorOf(organisation)]
  const edges = isAgreed ? 1 : 0
  return {
    mentees: mentees.map(({ id }) => ({ id, waitingDays: 10, rules: [], alone: false })),
    mentors: mentor === undefined ? [] : [{ id: mentor.participationId, places: 2 }],
    parts: [part],
    rules: noRules,
    starts: new Int32Array(mentees.length + 1).fill(edges, 1),
    mentorAt: new Int32Array(edges),
    points: new Int16Array(edges).fill(500),
    unknown: new Int32Array(edges),
    warnings: new Int32Array(edges),
    menteeRanks: new Uint8Array(edges).fill(1),
    mentorRanks: new Uint8Array(edges),
  }
}

/** Who waits for the round takes part from next autumn on; one who has been proposed, from next winter: this year's numbers are as they were. */
async function insertWaiting(tx: Tx, place: { region_id: number; organisation_id: string }, organisation: TreeOrganisation) {
  const { token, programmes, matching } = organisation
  const mentees = waitingIn(organisation)
  const [first] = mentees
  if (first === undefined) return
  const next = [
    ...mentees.map(({ id, person }) => ({ id, person_id: person.id, starts_on: '2022-09-01' })),
    { id: matching.proposed, person_id: first.person.id, starts_on: '2022-01-10' },
  ]
  const common = { ...place, programme_id: programmes[0]?.id ?? '', role: 'MENTEE', request: token, result: token, link: token } as const
  await tx
    .insertInto('participations')
    .values(next.map((row) => ({ ...common, ...row })))
    .execute()
  const agreed = agreedIn(organisation)
  if (agreed === undefined) return
  const signed = { kind: 'PROCESSING', signer: 'REPRESENTATIVE', channel: 'PAPER', countersigned: true, text_version: '2026-1' } as const
  const term = { given_on: '2021-03-01', valid_until: '2024-03-01', recorded_by: null, recorded_at: moment }
  const unsigned = [agreed.mentee.person, agreed.mentor].filter(({ id }) => id !== organisation.people[1]?.id) // the second one has signed
  await tx
    .insertInto('consents')
    .values(unsigned.map(({ id }) => ({ ...place, ...signed, ...term, id: newId(), person_id: id })))
    .execute()
}

/** A round of the first programme of an organisation: two runs, a draft, a decision, a pair that is proposed and one that is ordered. */
export async function insertMatching(tx: Tx, regionId: number, organisation: TreeOrganisation): Promise<void> {
  const { id: organisationId, token, programmes, matching, mentorships } = organisation
  const [programme] = programmes
  if (programme === undefined || guestsOf(organisation).length === 0) return // without people its programmes are not written either
  const place = { region_id: regionId, organisation_id: organisationId }
  await insertWaiting(tx, place, organisation)
  const [mentees, mentor, agreed] = [waitingIn(organisation), mentorOf(organisation), agreedIn(organisation)]
  const placed = agreed === undefined ? 0 : 1
  const [before, draft] = matching.runs
  await tx
    .insertInto('matching_rounds')
    .values({
      ...place,
      id: matching.round,
      programme_id: programme.id,
      order_on: '2021-03-20',
      weights: null,
      draft_run_id: draft,
      created_at: moment,
      created_by: null,
      mentees: mentees.length,
      placed,
      published: isProposedIn(organisation) ? 2 : 0,
    })
    .execute()
  const ofRound = { ...place, round_id: matching.round }
  const input = packInput(inputFor(organisation))
  await tx
    .insertInto('matching_inputs')
    .values({ ...ofRound, ...input, read_at: null, mentors: null })
    .execute()
  const decided = {
    locks: agreed === undefined ? [] : [{ mentee: agreed.mentee.id, mentor: agreed.mentor.participationId }],
    prohibitions: [],
    places: mentor === undefined ? [] : [{ mentor: mentor.participationId, places: 2 }],
    follows: null,
  }
  const none = mentees.map(() => -1)
  const figures = { ...counted, mentees: mentees.length, placed, best: { placed, total: 0 } }
  const run = {
    ...ofRound,
    mode: 'points' as const,
    weights: JSON.stringify(weights),
    decisions: JSON.stringify(decided),
    input_hash: input.hash,
    figures: JSON.stringify(figures),
    elapsed_ms: 1,
    created_at: moment,
    created_by: null,
  }
  await tx
    .insertInto('matching_runs')
    .values([
      { ...run, id: before, number: 1, title: `Первый ${token}`, by_decision: false, mates: words(none) },
      {
        ...run,
        id: draft,
        number: 2,
        title: `Второй ${token}`,
        by_decision: false,
        mates: words(agreed === undefined ? none : [0, ...none.slice(1)]),
      },
    ])
    .execute()
  if (mentees.length > 0) {
    const isPaired = ({ id }: WaitingMentee) => id === agreed?.mentee.id
    const reason = JSON.stringify({ kind: 'NO_CANDIDATE', rules: [], alone: false, shared: null, pointsLost: null })
    const rows = mentees.map((mentee) => ({
      ...ofRound,
      mentee_id: mentee.id,
      waiting_days: 10,
      mentor_id: isPaired(mentee) ? (agreed?.mentor.participationId ?? null) : null,
      reason: isPaired(mentee) ? null : reason,
      mentee_answer: isPaired(mentee) ? ('YES' as const) : null,
      mentor_answer: isPaired(mentee) ? ('YES' as const) : null,
    }))
    await tx.insertInto('matching_pairs').values(rows).execute()
  }
  if (mentor === undefined) return
  const decision = { id: matching.decision, kind: 'PLACES', mentee_id: null, mentor_id: mentor.participationId, places: 2 } as const
  await tx
    .insertInto('matching_decisions')
    .values({ ...ofRound, ...decision, reason: token, decided_at: moment, decided_by: null })
    .execute()
  const paired = mentorships.find(({ form }) => form === programme.form)?.mentees[0]
  if (paired === undefined) return
  const proposal = { ...ofRound, programme_id: programme.id, mentor_id: mentor.participationId, points: 500, published_at: moment }
  const [published, ordered] = matching.proposals
  await tx
    .insertInto('pair_proposals')
    .values([
      { ...proposal, id: published, mentee_id: matching.proposed, published_by: null, order_number: null, ordered_on: null },
      { ...proposal, id: ordered, mentee_id: paired.participationId, published_by: null, order_number: token, ordered_on: '2021-03-05' },
    ])
    .execute()
}
