import { newId } from '../src/kernel/ids.ts'
import { statusAt, statusOfHost, statusOfNames } from './access-oracle.ts'
import type { Placed, Tree, TreeOrganisation, Unit } from './organisation-tree.ts'
import { everyOrganisation, everyPlace, everyPlaced, type Probe, type ProbesByRoute } from './probes.ts'
import { isOpenTo, jointForm, jointPairsOf, jointProgrammeOf, membersOf } from './tree-joint.ts'
import type { TreeUser } from './tree-users.ts'
import type { Write } from './write-shapes.ts'

/** One request a round, by those who lead it. */
const ofHost =
  (write: Write, url: (id: string) => string) =>
  (tree: Tree): Probe[] =>
    everyPlaced(tree.joints).map(({ id, unit }) => ({
      ...write,
      url: url(id),
      expected: (user) => statusOfHost(user, unit, jointForm),
      place: () => unit?.code ?? 'nowhere',
    }))

/** An organisation before a round; either may be nothing that there is. */
interface Side {
  readonly id: string
  readonly code: string
  readonly joint: Placed | undefined
  readonly organisation: TreeOrganisation | undefined
  /** The organisation takes part in the round. */
  readonly isIn: boolean
  /** Its first pair in the round, on either side of it. */
  readonly pair: ReturnType<typeof jointPairsOf>[number] | undefined
}

function sidesOf(tree: Tree): Side[] {
  const rounds = [...tree.joints.map((joint) => ({ id: joint.id, joint })), { id: newId(), joint: undefined }]
  return rounds.flatMap(({ id, joint }) => {
    const [members, pairs] = joint === undefined ? [[], []] : [membersOf(tree, joint), jointPairsOf(tree, joint)]
    return everyOrganisation(tree).map(({ code }): Side => {
      const organisation = tree.organisations.find((one) => one.code === code)
      const isOwn = (one: TreeOrganisation) => one.code === code
      const pair = pairs.find((one) => isOwn(one.organisation) || isOwn(one.mentorOrganisation))
      return { id, code, joint, organisation, isIn: members.some(isOwn), pair }
    })
  })
}

/** One request a round and an organisation. What the curator of the organisation hears; others do as of any of its names. */
const ofSide =
  (
    asked: (side: Side) => Pick<Probe, 'method' | 'url' | 'body' | 'otherSide'> & { readonly isIdle?: boolean },
    answer: (side: Side) => number,
  ) =>
  (tree: Tree): Probe[] =>
    sidesOf(tree).map((side) => {
      const { isIdle = false, ...request } = asked(side)
      return {
        ...request,
        ...(isIdle && { mayBeIdle: true as const }),
        expected: (user) => {
          const allowed = statusOfNames(user, side.organisation)
          return allowed === 200 ? answer(side) : allowed
        },
        place: () => side.code,
      }
    })

const opens = ({ joint, organisation }: Side): boolean => joint !== undefined && organisation !== undefined && isOpenTo(joint, organisation)
const programmeOf = ({ organisation }: Side): string | undefined =>
  organisation === undefined ? undefined : jointProgrammeOf(organisation)
const inside =
  (answer: (side: Side) => number) =>
  (side: Side): number =>
    side.isIn ? answer(side) : 404

/** Rounds are opened in a territory and looked for in one. */
const territory = (unit: Unit | undefined): Unit | undefined => (unit?.level === 'organisation' ? undefined : unit)
const mayHost = (user: TreeUser): boolean => statusAt(user, 'hostsMatching', undefined) !== 403

/** What to ask of joint rounds: counts by those who lead them, pairs by the two organisations, each of its own people. */
export const jointReads: ProbesByRoute = {
  'GET /api/joint-rounds': (tree) =>
    everyPlace(tree).map(({ code, unit }) => ({
      method: 'GET',
      url: `/api/joint-rounds?unit=${code}`,
      expected: (user) => statusAt(user, 'hostsMatching', territory(unit)),
    })),
  'GET /api/joint-rounds/:id/members': ofHost({ method: 'GET' }, (id) => `/api/joint-rounds/${id}/members`),
  'GET /api/joint-progress/:id': () => [
    { method: 'GET', url: `/api/joint-progress/${newId()}`, expected: (user) => (mayHost(user) ? 200 : 403) },
  ],
  'GET /api/joint-invitations': (tree) =>
    everyOrganisation(tree).map(({ code, unit }) => ({
      method: 'GET',
      url: `/api/joint-invitations?organisation=${code}`,
      expected: (user) => statusOfNames(user, unit),
    })),
  'GET /api/joint-rounds/:id/pairs': ofSide(
    ({ id, code }) => ({ method: 'GET', url: `/api/joint-rounds/${id}/pairs?organisation=${code}` }),
    inside(() => 200),
  ),
}

/** Another form than that of the rounds of a tree. */
const newForm = 'EMPLOYER_PUPIL'

/** What to try of joint rounds. */
export const jointWrites: ProbesByRoute = {
  'POST /api/joint-rounds': (tree) =>
    everyPlace(tree).map(({ code, unit }) => ({
      method: 'POST',
      url: '/api/joint-rounds',
      body: { round: newId(), unit: code, form: newForm, orderOn: '2021-03-20' },
      expected: (user) => statusOfHost(user, unit, newForm),
      place: () => code,
    })),
  'POST /api/joint-rounds/:id/count': ofHost({ method: 'POST', body: { version: 1 } }, (id) => `/api/joint-rounds/${id}/count`),
  'POST /api/joint-rounds/:id/finish': ofHost({ method: 'POST', body: { version: 1 } }, (id) => `/api/joint-rounds/${id}/finish`),
  'PUT /api/joint-rounds/:id/members/:organisation': ofSide(
    (side) => ({
      method: 'PUT',
      url: `/api/joint-rounds/${side.id}/members/${side.code}`,
      body: { programme: programmeOf(side) ?? newId() },
      isIdle: side.isIn,
    }),
    (side) => (opens(side) && programmeOf(side) !== undefined ? 200 : 404),
  ),
  'DELETE /api/joint-rounds/:id/members/:organisation': ofSide(
    ({ id, code, isIn, joint }) => ({
      method: 'DELETE',
      url: `/api/joint-rounds/${id}/members/${code}`,
      isIdle: !isIn,
      otherSide: joint?.unit.code ?? 'nowhere', // its counts go with it
    }),
    (side) => (side.pair === undefined ? (opens(side) ? 200 : 404) : 422),
  ),
  'PUT /api/joint-rounds/:id/answers': ofSide(
    ({ id, code, pair }) => {
      const [mentee, mentor] = [pair?.mentee.participationId ?? newId(), pair?.mentor.participationId ?? newId()]
      const body = { organisation: code, answers: [{ mentee, mentor, answer: 'YES' }] }
      return { method: 'PUT', url: `/api/joint-rounds/${id}/answers`, body }
    },
    inside(({ pair }) => (pair === undefined ? 422 : 200)),
  ),
  'POST /api/joint-rounds/:id/order': ofSide(
    ({ id, code }) => ({
      method: 'POST',
      url: `/api/joint-rounds/${id}/order`,
      body: { organisation: code, number: '12-од', on: '2021-03-20' },
    }),
    inside(() => 422),
  ),
}
