import { newId } from '../src/kernel/ids.ts'
import { statusOfNames } from './access-oracle.ts'
import { receiverOf, type Tree, type TreeOrganisation } from './organisation-tree.ts'
import { everyId, everyOrganisation, type Probe, type ProbesByRoute } from './probes.ts'
import type { TreeUser } from './tree-users.ts'
import { writeAt, writeOf } from './write-shapes.ts'

const get = (url: string, expected: Probe['expected']): Probe => ({ method: 'GET', url, expected })
const ofPeople = ({ people }: TreeOrganisation): string[] => people.map(({ id }) => id)
const at = (url: (code: string) => string) => (tree: Tree) =>
  everyOrganisation(tree).map(({ code, unit }) => get(url(code), (user) => statusOfNames(user, unit)))

/** What to ask of enrolments, promotions and transfers: the organisation's own curator alone. */
export const moveReads: ProbesByRoute = {
  'GET /api/people/:id/enrolment': (tree) =>
    everyId(tree, ofPeople).map(({ id, unit }) => get(`/api/people/${id}/enrolment`, (user) => statusOfNames(user, unit))),
  'GET /api/promotions': at((code) => `/api/promotions?organisation=${code}`),
  'GET /api/promotions/people': at((code) => `/api/promotions/people?organisation=${code}&class=08Б`),
  'GET /api/transfers': at((code) => `/api/transfers?organisation=${code}`),
  'GET /api/transfer-places': () => [get('/api/transfer-places', (user) => (statusOfNames(user, undefined) === 403 ? 403 : 200))],
}

/** An organisation that was merged takes nobody in. */
const taking = (user: TreeUser, own: TreeOrganisation, to: TreeOrganisation): number =>
  statusOfNames(user, own) === 200 && to.successors?.[0] !== undefined ? 422 : statusOfNames(user, own)

/** Every transfer that waits, by the side that may act; and an id of nothing. */
function everyTransfer(tree: Tree, side: 'from' | 'to', what: string, body: object): Probe[] {
  const waiting = tree.organisations.flatMap((from) => {
    const to = receiverOf(tree, from)
    if (to === undefined) return []
    const [mine, other] = side === 'from' ? [from, to] : [to, from]
    const due = (user: TreeUser) => (what === 'acceptance' ? taking(user, mine, to) : statusOfNames(user, mine))
    return [{ id: from.papers.transfer, due, place: mine.code, other: other.code }]
  })
  const none = { id: newId(), due: (user: TreeUser) => statusOfNames(user, undefined), place: 'nowhere', other: 'nowhere' }
  return [...waiting, none].map(({ id, due, place, other }) => ({
    method: 'POST',
    url: `/api/transfers/${id}/${what}`,
    body,
    expected: due,
    place: () => place,
    otherSide: other,
  }))
}

/** The offer that stands already: asking for it once more changes nothing. */
const asking = (tree: Tree): Probe[] => [
  ...tree.organisations.flatMap((from): Probe[] => {
    const [to, [, person]] = [receiverOf(tree, from), from.people]
    if (to === undefined || person === undefined) return []
    const expected = (user: TreeUser) => taking(user, from, to)
    const body = { to: to.code, day: '2021-03-15' }
    return [{ method: 'POST', url: `/api/people/${person.id}/transfer`, body, expected, mayBeIdle: true, place: () => from.code }]
  }),
  {
    method: 'POST',
    url: `/api/people/${newId()}/transfer`,
    body: { to: 'nowhere', day: '2021-03-15' },
    expected: (user) => statusOfNames(user, undefined),
  },
]

/** What to try of them. */
export const moveWrites: ProbesByRoute = {
  'PATCH /api/people/:id/enrolment': writeOf(
    ofPeople,
    { method: 'PATCH', body: { version: 1, enrolledOn: '2020-09-01' } },
    (id) => `/api/people/${id}/enrolment`,
  ),
  'POST /api/people/:id/return': writeOf(ofPeople, { method: 'POST', body: {}, mayBeIdle: true }, (id) => `/api/people/${id}/return`),
  'POST /api/leavings': (tree) =>
    everyOrganisation(tree).map(({ code, unit }) => {
      const people = tree.organisations.find((organisation) => organisation.code === unit?.code)?.people.map(({ id }) => id) ?? []
      return {
        method: 'POST',
        url: '/api/leavings',
        body: { organisation: code, people: people.length === 0 ? [newId()] : people, on: '2021-03-15', why: 'LEFT' },
        expected: (user) => statusOfNames(user, unit),
        mayBeIdle: true,
        place: () => code,
      }
    }),
  'POST /api/promotions': writeAt(
    everyOrganisation,
    { method: 'POST', mayBeIdle: true },
    (organisation) => ({ url: '/api/promotions', body: { organisation, year: 2020, moves: [], staying: [], graduatedOn: '2021-03-15' } }),
    statusOfNames,
  ),
  'POST /api/promotions/undo': writeAt(
    everyOrganisation,
    { method: 'POST', mayBeIdle: true },
    (organisation) => ({ url: '/api/promotions/undo', body: { organisation, year: 2019 } }),
    statusOfNames,
  ),
  'POST /api/people/:id/transfer': asking,
  'POST /api/transfers/:id/cancel': (tree) => everyTransfer(tree, 'from', 'cancel', {}),
  'POST /api/transfers/:id/acceptance': (tree) => everyTransfer(tree, 'to', 'acceptance', {}),
  'POST /api/transfers/:id/decline': (tree) => everyTransfer(tree, 'to', 'decline', { reason: 'нет мест' }),
}
