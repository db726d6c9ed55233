import { newId } from '../src/kernel/ids.ts'
import { statusInside, statusOfNames } from './access-oracle.ts'
import type { Tree, TreeOrganisation, TreePerson } from './organisation-tree.ts'
import { everyOrganisation, type Probe, type ProbesByRoute } from './probes.ts'
import type { TreeUser } from './tree-users.ts'
import { writeAt, writeOf } from './write-shapes.ts'

/** A tree's first person has consented to psychological diagnostics; nobody else has. */
const conclusionOf = (organisation: TreeOrganisation, { id }: TreePerson, index: number): Probe => ({
  method: 'PUT',
  url: `/api/people/${id}/conclusion`,
  body: { version: null, verdict: 'RECOMMENDED', note: '', concludedOn: '2021-03-10' },
  expected: (user) => {
    const status = statusInside(user, 'concludes', organisation)
    return status !== 200 || index === 0 ? status : index === organisation.people.length - 1 ? 409 : 422
  },
  place: () => organisation.code,
})

/** Of the first person, who has consented, or of the last one, who has not: with the next one, with oneself, with somebody of the next organisation. */
function exclusions({ organisations }: Tree): Probe[] {
  return organisations.flatMap((organisation, place) => {
    const { people } = organisation
    const [first, second] = people
    const last = people.at(-1)
    if (first === undefined || last === undefined) return []
    const probe = (person: TreePerson, other: string, allowed: number): Probe => ({
      method: 'POST',
      url: `/api/conclusions/${person.id}/exclusions`,
      body: { id: newId(), other, side: 'MENTEE', note: '' },
      expected: (user) => {
        const status = statusInside(user, 'concludes', organisation)
        return status === 200 ? allowed : status
      },
      place: () => organisation.code,
    })
    const own = second === undefined ? [] : [probe(first, second.id, 200), probe(last, first.id, 422)]
    const abroad = organisations[place + 1]?.people.slice(0, 1).map(({ id }) => probe(first, id, 404)) ?? []
    return [...own, probe(first, first.id, 422), ...abroad, probe(first, newId(), 404)]
  })
}

/** The next person of the organisation, or of the next organisation: that one does not exist for a curator of the first. */
function family({ organisations }: Tree, write: (id: string, otherId: string) => Pick<Probe, 'method' | 'url' | 'body'>): Probe[] {
  return organisations.flatMap((organisation, place) => {
    const strangers = organisations[(place + 1) % organisations.length]?.people ?? []
    const [first, second] = organisation.people
    if (first === undefined) return []
    const probe = (otherId: string, allowed: number): Probe => ({
      ...write(first.id, otherId),
      expected: (user) => {
        const status = statusOfNames(user, organisation)
        return status === 200 ? allowed : status
      },
      place: () => organisation.code,
    })
    const own = second === undefined ? [] : [probe(second.id, 200)]
    const abroad = place + 1 === organisations.length ? [] : strangers.slice(0, 1).map(({ id }) => probe(id, 404))
    return [...own, ...abroad]
  })
}

/** What to try of the card's family and of the psychologist's section. */
export const cardWrites: ProbesByRoute = {
  'PUT /api/people/:id/conclusion': ({ organisations }) =>
    organisations.flatMap((organisation) => organisation.people.map((person, index) => conclusionOf(organisation, person, index))),
  'POST /api/conclusions/:person/exclusions': exclusions,
  'DELETE /api/conclusions/:person/exclusions/:id': ({ organisations }) =>
    organisations.flatMap((organisation) => {
      const [first, ...others] = organisation.people
      if (first === undefined || others.length === 0) return []
      return {
        method: 'DELETE' as const,
        url: `/api/conclusions/${first.id}/exclusions/${organisation.papers.exclusion}`,
        expected: (user: TreeUser) => statusInside(user, 'concludes', organisation),
        place: () => organisation.code,
      }
    }),
  'PUT /api/saved-filters/:id': writeAt(
    everyOrganisation,
    { method: 'PUT' },
    (organisation) => ({ url: `/api/saved-filters/${newId()}`, body: { organisation, title: 'Восьмые', filter: { class: '08А' } } }),
    statusOfNames,
  ),
  'DELETE /api/saved-filters/:id': writeOf(
    ({ papers }) => [papers.filter],
    { method: 'DELETE' },
    (id) => `/api/saved-filters/${id}`,
  ),
  'POST /api/people/:id/family': (tree) =>
    family(tree, (id, relativeId) => ({ method: 'POST', url: `/api/people/${id}/family`, body: { relativeId, relation: 'RELATIVE' } })),
  'DELETE /api/people/:id/family/:otherId': (tree) =>
    family(tree, (id, otherId) => ({ method: 'DELETE', url: `/api/people/${id}/family/${otherId}` })),
}
