import { reads, statusAt } from './access-oracle.ts'
import type { Tree, TreeStaff, Unit } from './organisation-tree.ts'
import { everyId, everyOrganisation, everyPlace, type Probe, type ProbesByRoute } from './probes.ts'
import type { TreeUser } from './tree-users.ts'

type Rule = (user: TreeUser, unit: Unit | undefined) => number

/** Accounts belong to no place of the snapshot: their tables stand under this mark. */
const place = () => '*'

const sees: Rule = (user, unit) => statusAt(user, 'seesStaff', unit)
const manages: Rule = (user, unit) => statusAt(user, 'managesStaff', unit)

/** Seen by one right and refused by the other: 403 with a reason. */
const managesWhatHeSees: Rule = (user, unit) =>
  unit !== undefined && reads(user, 'managesStaff', unit) ? 200 : sees(user, unit) === 200 ? 403 : sees(user, unit)
const givesHead: Rule = (user, unit) =>
  unit !== undefined && reads(user, 'givesHeads', unit) ? 200 : manages(user, unit) === 200 ? 403 : manages(user, unit)

/** One request a member of the staff: the first, second… of every organisation. */
const of =
  (member: 0 | 1 | 2 | 3, method: Probe['method'], request: (staff: TreeStaff) => { url: string; body?: object }, rule: Rule) =>
  (tree: Tree): Probe[] => {
    const known = new Map(tree.organisations.flatMap(({ staff }) => staff.map((one) => [one.id, one])))
    return everyId(tree, ({ staff }) => [staff[member].id]).map(({ id, unit }) => {
      const staff = known.get(id) ?? { id, grantId: id }
      return { method, ...request(staff), expected: (user) => rule(user, unit), place }
    })
  }

const list: Probe['expected'] = (user) => (sees(user, undefined) === 403 ? 403 : 200)
const roles: Probe['expected'] = (user) => (manages(user, undefined) === 403 ? 403 : 200)

export const staffReads: ProbesByRoute = {
  'GET /api/users': (tree) => [
    { method: 'GET', url: '/api/users', expected: list },
    ...everyPlace(tree).map(
      ({ code, unit }): Probe => ({ method: 'GET', url: `/api/users?unit=${code}`, expected: (user) => sees(user, unit) }),
    ),
  ],
  'GET /api/organisations/:code/staff': (tree) =>
    everyOrganisation(tree).map(
      ({ code, unit }): Probe => ({ method: 'GET', url: `/api/organisations/${code}/staff`, expected: (user) => sees(user, unit) }),
    ),
  'GET /api/users/roles': () => [{ method: 'GET', url: '/api/users/roles', expected: roles }],
  'GET /api/users/:id': of(0, 'GET', ({ id }) => ({ url: `/api/users/${id}` }), sees),
}

let logins = 0
const invitation = (role: string, code: string) => ({
  name: 'Новый Сотрудник',
  login: `new-${logins++}`,
  role,
  place: code,
  validFrom: '2021-03-15',
})

/** A curator stands in an organisation; an office of a municipality in a municipality. */
const invites = (tree: Tree): Probe[] =>
  everyPlace(tree).flatMap(({ code, unit }) => [
    {
      method: 'POST',
      url: '/api/users',
      body: invitation('CURATOR', code),
      expected: (user) => statusAt(user, 'managesStaff', unit, unit?.level === 'organisation' ? 200 : 422),
      place,
    },
    {
      method: 'POST',
      url: '/api/users',
      body: invitation('MOUO', code),
      expected: (user) => {
        if (unit === undefined || manages(user, unit) !== 200) return manages(user, unit)
        return reads(user, 'givesMunicipalities', unit) ? (unit.level === 'municipality' ? 200 : 422) : 403
      },
      place,
    },
  ])

export const staffWrites: ProbesByRoute = {
  'POST /api/users': invites,
  'POST /api/users/:id/invitation': of(1, 'POST', ({ id }) => ({ url: `/api/users/${id}/invitation` }), manages),
  'DELETE /api/users/:id/invitation': of(2, 'DELETE', ({ id }) => ({ url: `/api/users/${id}/invitation` }), manages),
  'DELETE /api/users/:id/sessions': of(3, 'DELETE', ({ id }) => ({ url: `/api/users/${id}/sessions` }), manages),
  'DELETE /api/users/:id/second-factor': of(3, 'DELETE', ({ id }) => ({ url: `/api/users/${id}/second-factor` }), manages),
  'POST /api/users/:id/substitution': (tree) =>
    tree.organisations.flatMap((unit): Probe[] => {
      const [, absent, substitute] = unit.staff
      const body = { substitute: substitute.id, from: '2021-03-15', to: '2021-04-15' }
      return [
        { method: 'POST', url: `/api/users/${absent.id}/substitution`, body, expected: (user) => managesWhatHeSees(user, unit), place },
      ]
    }),
  'POST /api/users/:id/grants': (tree) =>
    tree.organisations.flatMap((unit): Probe[] => {
      const body = { role: 'ORG_HEAD', place: unit.code, validFrom: '2021-03-15' }
      return [{ method: 'POST', url: `/api/users/${unit.staff[0].id}/grants`, body, expected: (user) => givesHead(user, unit), place }]
    }),
  'POST /api/grants/:id/end': of(
    0,
    'POST',
    ({ grantId }) => ({ url: `/api/grants/${grantId}/end`, body: { from: '2021-03-16' } }),
    managesWhatHeSees,
  ),
}
