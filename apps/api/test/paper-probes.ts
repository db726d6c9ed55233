import { newId } from '../src/kernel/ids.ts'
import { statusOfNames } from './access-oracle.ts'
import type { Tree, TreeOrganisation, Unit } from './organisation-tree.ts'
import { everyId, everyOrganisation, type Probe, type ProbesByRoute } from './probes.ts'
import { smallJpeg } from './tree-papers.ts'
import { type Rule, writeAt, writeOf } from './write-shapes.ts'

const signedConsent = {
  kind: 'PROCESSING',
  givenOn: '2021-03-01',
  channel: 'PAPER',
  signer: 'REPRESENTATIVE',
  countersigned: true,
  representativeName: '',
}

const isEmpty = (unit: Unit | undefined): boolean =>
  unit !== undefined && 'people' in unit && (unit as TreeOrganisation).people.length === 0
/** Nobody of the tree has signed: where there are people, there are sheets. */
const printing: Rule = (user, unit) => (statusOfNames(user, unit) === 200 && isEmpty(unit) ? 422 : statusOfNames(user, unit))

/** A page goes to a person of its own organisation. */
const filings = (tree: Tree): Probe[] =>
  everyId(tree, ({ papers }) => [papers.page]).map(({ id, unit }) => {
    const [person] = unit?.people ?? []
    return {
      method: 'POST',
      url: `/api/scan-pages/${id}/filing`,
      body: { person: person?.id ?? newId(), kind: 'MEDIA', givenOn: '2021-03-01' },
      expected: (user) => (statusOfNames(user, unit) === 200 && person === undefined ? 404 : statusOfNames(user, unit)),
      place: () => unit?.code ?? 'nowhere',
    }
  })

/** What to try of consents, scans, requests and erasures. */
export const paperWrites: ProbesByRoute = {
  'POST /api/people/:id/consents': writeOf(
    ({ people }) => people.map(({ id }) => id),
    { method: 'POST', body: signedConsent },
    (id) => `/api/people/${id}/consents`,
  ),
  'POST /api/people/:id/erasure': writeOf(
    ({ people }) => people.map(({ id }) => id),
    { method: 'POST', body: { reason: 'SUBJECT_DEMAND' } },
    (id) => `/api/people/${id}/erasure`,
  ),
  'POST /api/people/:id/requests': (tree) =>
    everyId(tree, ({ people }) => people.map(({ id }) => id)).map(({ id, unit }) => ({
      method: 'POST',
      url: `/api/people/${id}/requests`,
      body: { requestId: newId(), kind: 'ACCESS', askedOn: '2021-03-10', askedBy: 'PERSON', text: '' },
      expected: (user) => statusOfNames(user, unit),
      place: () => unit?.code ?? 'nowhere',
    })),
  'POST /api/requests/:id/answer': writeOf(
    ({ people, papers }) => (people.length === 0 ? [] : [papers.request]),
    { method: 'POST', body: { version: 1, state: 'DONE', answer: 'Исправлено' } },
    (id) => `/api/requests/${id}/answer`,
  ),
  'POST /api/erasures/overdue': writeAt(
    everyOrganisation,
    { method: 'POST', mayBeIdle: true },
    (organisation) => ({ url: '/api/erasures/overdue', body: { organisation } }),
    statusOfNames,
  ),
  'POST /api/consents/:id/withdrawal': writeOf(
    ({ people, papers }) => (people.length === 0 ? [] : [papers.consent]),
    { method: 'POST', body: {} },
    (id) => `/api/consents/${id}/withdrawal`,
  ),
  'POST /api/consent-sheets': writeAt(
    everyOrganisation,
    { method: 'POST' },
    (organisation) => ({ url: '/api/consent-sheets', body: { organisation, kinds: ['PROCESSING'] } }),
    printing,
  ),
  'POST /api/scans': writeAt(
    everyOrganisation,
    { method: 'POST', file: smallJpeg, fileKind: 'scan' },
    (code) => ({ url: `/api/scans?organisation=${code}&scan=${newId()}&part=${newId()}&number=1` }),
    statusOfNames,
  ),
  'DELETE /api/scans/:id': writeOf(
    ({ papers }) => [papers.scan],
    { method: 'DELETE' },
    (id) => `/api/scans/${id}`,
  ),
  'POST /api/scans/:id/acceptance': writeOf(
    ({ people, papers }) => (people.length === 0 ? [] : [papers.scan]),
    { method: 'POST', body: { givenOn: '2021-03-01', unsigned: [] } },
    (id) => `/api/scans/${id}/acceptance`,
  ),
  'POST /api/scan-pages/:id/filing': filings,
  'DELETE /api/scan-pages/:id': writeOf(
    ({ papers }) => [papers.page],
    { method: 'DELETE' },
    (id) => `/api/scan-pages/${id}`,
  ),
}
