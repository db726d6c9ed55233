import { newId } from '../src/kernel/ids.ts'
import { statusAt, statusOfNames } from './access-oracle.ts'
import type { Tree, TreeOrganisation, Unit } from './organisation-tree.ts'
import { everyId, everyPlace, type Probe, type ProbesByRoute } from './probes.ts'
import { agreedIn, isProposedIn, mentorOf, waitingIn } from './tree-matching.ts'
import type { TreeUser } from './tree-users.ts'
import { type Write, writeOf } from './write-shapes.ts'

const rounds = ({ programmes, matching }: TreeOrganisation): readonly string[] => (programmes.length === 0 ? [] : [matching.round])
const programmesOf = ({ programmes }: TreeOrganisation) => programmes.map(({ id }) => id)

/** What the organisation's own curator hears of a round where the condition holds, and where it does not. */
type Answer = (organisation: TreeOrganisation) => number
const always: Answer = () => 200
const where =
  (holds: (organisation: TreeOrganisation) => boolean, otherwise: number): Answer =>
  (organisation) =>
    holds(organisation) ? 200 : otherwise
const isAgreed = where((organisation) => agreedIn(organisation) !== undefined, 422)
const isProposed = (otherwise: number) => where(isProposedIn, otherwise)
const hasMentor = where((organisation) => mentorOf(organisation) !== undefined, 422)

const answerTo =
  (unit: TreeOrganisation | undefined, answer: Answer) =>
  (user: TreeUser): number => {
    const allowed = statusOfNames(user, unit)
    return allowed === 200 && unit !== undefined ? answer(unit) : allowed
  }

/** One request a round. A round that does not exist is asked with what another one would be. */
const ofRound =
  (
    write: Write,
    url: (id: string, unit: TreeOrganisation | undefined) => string,
    answer = always,
    body?: (unit?: TreeOrganisation) => object,
  ) =>
  (tree: Tree): Probe[] =>
    everyId(tree, rounds).map(({ id, unit }) => ({
      ...write,
      url: `/api/matching/${id}${url(id, unit)}`,
      ...(body !== undefined && { body: body(unit) }),
      expected: answerTo(unit, answer),
      place: () => unit?.code ?? 'nowhere',
    }))
const reading = (url: (id: string, unit: TreeOrganisation | undefined) => string, answer = always) =>
  ofRound({ method: 'GET' }, url, answer)

const menteeIn = (unit: TreeOrganisation | undefined): string => (unit === undefined ? undefined : waitingIn(unit)[0]?.id) ?? newId()
const hasMentee = where((organisation) => waitingIn(organisation).length > 0, 404)
const runIn = (unit: TreeOrganisation | undefined, at: 0 | 1): string => unit?.matching.runs[at] ?? newId()
const decided = (unit: TreeOrganisation | undefined) => ({
  kind: 'PLACES',
  mentor: (unit === undefined ? undefined : mentorOf(unit)?.participationId) ?? newId(),
  places: 3,
})

/** Counts of matching are for those who lead a territory. */
const numbers = (user: TreeUser, unit: Unit | undefined) => statusAt(user, 'countsMatching', unit)

/** What to ask of matching: all of it but the counts is the organisation's own. */
export const matchingReads: ProbesByRoute = {
  'GET /api/programmes/:id/matching': writeOf(programmesOf, { method: 'GET' }, (id) => `/api/programmes/${id}/matching`),
  'GET /api/matching/:id': reading(() => ''),
  'GET /api/matching-progress/:id': () => [
    {
      method: 'GET',
      url: `/api/matching-progress/${newId()}`,
      expected: (user) => (statusOfNames(user, undefined) === 403 ? 403 : 200),
    },
  ],
  'GET /api/matching/:id/pairs': reading(() => '/pairs'),
  'GET /api/matching/:id/mentees/:mentee': reading((_id, unit) => `/mentees/${menteeIn(unit)}`, hasMentee),
  'GET /api/matching/:id/mentees/:mentee/excluded': reading((_id, unit) => `/mentees/${menteeIn(unit)}/excluded`, hasMentee),
  'GET /api/matching/:id/mentors': reading(() => '/mentors'),
  'GET /api/matching/:id/decisions': reading(() => '/decisions'),
  'GET /api/matching/:id/comparison': reading((_id, unit) => `/comparison?left=${runIn(unit, 0)}&right=${runIn(unit, 1)}`),
  'GET /api/matching/:id/proposals': reading(() => '/proposals'),
  'GET /api/matching/:id/runs/:run/protocol': reading((_id, unit) => `/runs/${runIn(unit, 1)}/protocol`),
  'GET /api/matching/:id/runs/:run/protocol.docx': reading((_id, unit) => `/runs/${runIn(unit, 1)}/protocol.docx`),
  'GET /api/matching-numbers': (tree) =>
    everyPlace(tree).map(({ code, unit }) => ({
      method: 'GET',
      url: `/api/matching-numbers?unit=${code}`,
      expected: (user) => numbers(user, unit),
    })),
}

/** What to try of matching. A second round of a programme begins when the first one is over. */
export const matchingWrites: ProbesByRoute = {
  'POST /api/programmes/:id/matching': (tree) =>
    everyId(tree, (organisation) => programmesOf(organisation).slice(1)).map(({ id, unit }) => ({
      method: 'POST',
      url: `/api/programmes/${id}/matching`,
      body: { round: newId(), orderOn: '2021-03-20' },
      expected: (user) => statusOfNames(user, unit),
      place: () => unit?.code ?? 'nowhere',
    })),
  'POST /api/matching/:id/runs': ofRound(
    { method: 'POST' },
    () => '/runs',
    always,
    () => ({ run: newId(), title: '', mode: 'points', weights: null, asDraft: true }),
  ),
  'PUT /api/matching/:id/draft': ofRound(
    { method: 'PUT' },
    () => '/draft',
    always,
    (unit) => ({ version: 1, run: runIn(unit, 0) }),
  ),
  'POST /api/matching/:id/consequence': ofRound(
    { method: 'POST', mayBeIdle: true },
    () => '/consequence',
    hasMentor,
    (unit) => ({ decided: decided(unit) }),
  ),
  'POST /api/matching/:id/decisions': ofRound(
    { method: 'POST' },
    () => '/decisions',
    hasMentor,
    (unit) => ({ decision: newId(), version: 1, decided: decided(unit), reason: 'Так решил педсовет' }),
  ),
  'DELETE /api/matching/:id/decisions/:decision': ofRound(
    { method: 'DELETE', mayBeIdle: true },
    (_id, unit) => `/decisions/${unit?.matching.decision ?? newId()}?version=1`,
  ),
  'PUT /api/matching/:id/answers': ofRound(
    { method: 'PUT' },
    () => '/answers',
    isAgreed,
    (unit) => ({ version: 1, answers: [{ mentee: menteeIn(unit), side: 'MENTOR', answer: 'UNSURE' }] }),
  ),
  'POST /api/matching/:id/proposals': ofRound(
    { method: 'POST' },
    () => '/proposals',
    isAgreed,
    () => ({ version: 1, mentees: null }),
  ),
  'DELETE /api/matching/:id/proposals/:proposal': ofRound(
    { method: 'DELETE' },
    (_id, unit) => `/proposals/${unit?.matching.proposals[0] ?? newId()}`,
    isProposed(404),
  ),
  'POST /api/matching/:id/order': ofRound(
    { method: 'POST' },
    () => '/order',
    isProposed(422),
    () => ({ version: 1, number: '12-од', on: '2021-03-20' }),
  ),
  'POST /api/matching/:id/finish': ofRound(
    { method: 'POST' },
    () => '/finish',
    where((organisation) => !isProposedIn(organisation), 422),
    () => ({ version: 1 }),
  ),
}
