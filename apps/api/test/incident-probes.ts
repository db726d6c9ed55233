import { newId } from '../src/kernel/ids.ts'
import { reads, statusAt } from './access-oracle.ts'
import type { Placed, Tree, TreeOrganisation, Unit } from './organisation-tree.ts'
import { everyOrganisation, type Probe, type ProbesByRoute } from './probes.ts'
import type { TreeUser } from './tree-users.ts'

const touchedBy = ({ organisations }: Tree, { unit }: Placed): TreeOrganisation[] =>
  organisations.filter(({ code, region }) => code === unit.code || (unit.level === 'region' && region === unit.region))

const nowhere = (user: TreeUser) => statusAt(user, 'handlesIncidents', undefined)

/** An incident is read by whoever answers for one of the organisations it touches. */
function reading(tree: Tree, incident: Placed): Probe['expected'] {
  const touched = touchedBy(tree, incident)
  return (user) => (touched.some((unit) => reads(user, 'handlesIncidents', unit)) ? 200 : nowhere(user))
}

/** Its facts belong to whoever answers for all of them. */
function correcting(tree: Tree, incident: Placed): Probe['expected'] {
  const touched = touchedBy(tree, incident)
  const isOwn = (user: TreeUser) => touched.every((unit) => reads(user, 'handlesIncidents', unit))
  return (user) => (reading(tree, incident)(user) === 200 && !isOwn(user) ? 403 : reading(tree, incident)(user))
}

/** Where the rows of an incident stand in a snapshot. */
function placeOf(tree: Tree, incident: Placed): () => string {
  const [only, ...others] = touchedBy(tree, incident)
  return () => (others.length === 0 ? (only?.code ?? 'nowhere') : incident.unit.region)
}

const ofNothing: Probe = { method: 'GET', url: `/api/incidents/${newId()}`, expected: nowhere }
const whoever = (user: TreeUser) => (nowhere(user) === 403 ? 403 : 200)

/** Each part of each incident, and each organisation of the tree asked for in an incident that does not touch it. */
const everyPart = (tree: Tree): { id: string; code: string; unit: Unit | undefined }[] =>
  tree.incidents.flatMap((incident) => {
    const touched = touchedBy(tree, incident)
    const foreign = tree.organisations.find((one) => !touched.includes(one))
    const parts = touched.map((unit) => ({ id: incident.id, code: unit.code, unit }))
    return foreign === undefined ? parts : [...parts, { id: incident.id, code: foreign.code, unit: undefined }]
  })

const parts =
  (method: Probe['method'], more: { tail?: string; body?: object } = {}) =>
  (tree: Tree): Probe[] =>
    everyPart(tree).map(({ id, code, unit }) => ({
      method,
      url: `/api/incidents/${id}/organisations/${code}${more.tail ?? ''}`,
      ...(more.body !== undefined && { body: more.body }),
      expected: (user) => statusAt(user, 'handlesIncidents', unit),
      place: () => code,
    }))

export const incidentReads: ProbesByRoute = {
  'GET /api/incidents': () => [{ method: 'GET', url: '/api/incidents', expected: whoever }],
  'GET /api/incidents/words': () => [{ method: 'GET', url: '/api/incidents/words', expected: whoever }],
  'GET /api/incidents/:id': (tree) => [
    ...tree.incidents.map((one): Probe => ({ method: 'GET', url: `/api/incidents/${one.id}`, expected: reading(tree, one) })),
    ofNothing,
  ],
  'GET /api/incidents/:id/organisations': (tree) => [
    ...tree.incidents.map((one): Probe => ({ method: 'GET', url: `/api/incidents/${one.id}/organisations`, expected: reading(tree, one) })),
    { ...ofNothing, url: `${ofNothing.url}/organisations` },
  ],
  'GET /api/incidents/:id/organisations/:code': parts('GET'),
}

const foundAt = '2021-03-14T10:00'
const facts = {
  ...{ foundAt, kind: 'LOSS', categories: ['NAME'], what: 'Потерян телефон', contact: 'Отдел' },
  ...{ causes: '', harm: '', measures: '', findings: '' },
}
const sent = { at: '2021-03-15T08:00', number: '17' }

const each =
  (incidentsOf: (tree: Tree) => readonly Placed[], tail: string, write: Pick<Probe, 'method' | 'body'>) =>
  (tree: Tree): Probe[] => [
    ...incidentsOf(tree).map(
      (one): Probe => ({
        ...write,
        url: `/api/incidents/${one.id}${tail}`,
        expected: correcting(tree, one),
        place: placeOf(tree, one),
      }),
    ),
    { ...write, url: `/api/incidents/${newId()}${tail}`, expected: nowhere },
  ]

/** People of a merged organisation are its successor's. */
const registering = (user: TreeUser, unit: Unit | undefined): number =>
  statusAt(user, 'handlesIncidents', unit, unit?.successors?.[0] === undefined ? 200 : 422)

export const incidentWrites: ProbesByRoute = {
  'POST /api/incidents': (tree) =>
    everyOrganisation(tree).map(({ code, unit }) => ({
      method: 'POST',
      url: '/api/incidents',
      body: { ...facts, id: newId(), organisations: [code] },
      expected: (user) => registering(user, unit),
      place: () => code,
    })),
  'PATCH /api/incidents/:id': each(({ incidents }) => incidents, '', { method: 'PATCH', body: { ...facts, version: 1 } }),
  'PUT /api/incidents/:id/closing': each(({ toldIncidents }) => toldIncidents, '/closing', {
    method: 'PUT',
    body: { version: 1, closed: true },
  }),
  'POST /api/incidents/:id/notices': each(({ incidents }) => incidents.filter(({ unit }) => unit.level === 'organisation'), '/notices', {
    method: 'POST',
    body: { ...sent, notice: 'RESULTS' },
  }),
  'PATCH /api/incidents/:id/organisations/:code': parts('PATCH', { body: { version: 1, people: 1 } }),
  'PUT /api/incidents/:id/organisations/:code/notices/:notice': parts('PUT', { tail: '/notices/FIRST', body: { version: 1, sent } }),
}
