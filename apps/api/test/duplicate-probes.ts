import { newId } from '../src/kernel/ids.ts'
import { statusOfNames } from './access-oracle.ts'
import type { Tree, TreeOrganisation } from './organisation-tree.ts'
import { everyId, everyOrganisation, type Probe, type ProbesByRoute } from './probes.ts'
import type { TreeUser } from './tree-users.ts'
import { type Write, writeOf } from './write-shapes.ts'

type Two = readonly [kept: string, gone: string]

/** Whether one of the two is the other's mentor, or the relative whom each tree plants: such cards are not joined. */
const areTied = ({ mentorships, people }: TreeOrganisation, two: Two): boolean =>
  mentorships.some(({ mentor, mentees }) => two.every((id) => mentor.id === id || mentees.some((mentee) => mentee.id === id))) ||
  two.every((id) => id === people[0]?.id || id === people.at(-1)?.id)

/** Two cards of an organisation, strangers to one another where there are such. */
function twoOf(organisation: TreeOrganisation): Two | undefined {
  const [first, ...others] = organisation.people
  const found = first === undefined ? [] : others.map(({ id }): Two => [first.id, id])
  return found.find((two) => !areTied(organisation, two)) ?? found[0]
}

/** Two cards of each organisation under one address, and two of nobody. */
const ofTwo =
  (write: Write, address: (kept: string, gone: string) => string, whenTied = 200) =>
  (tree: Tree): Probe[] => [
    ...tree.organisations.flatMap((unit) => {
      const two = twoOf(unit)
      if (two === undefined) return []
      const done = areTied(unit, two) ? whenTied : 200
      return {
        ...write,
        url: address(...two),
        expected: (user: TreeUser) => (statusOfNames(user, unit) === 200 ? done : statusOfNames(user, unit)),
        place: () => unit.code,
      }
    }),
    { ...write, url: address(newId(), newId()), expected: (user) => statusOfNames(user, undefined), place: () => 'nowhere' },
  ]

/** Two organisations whose people never meet in one card, whoever asks. */
const ofStrangers = ({ organisations }: Tree): Probe[] =>
  organisations.flatMap((unit, index) => {
    const [kept] = unit.people
    const [gone] = organisations[(index + 1) % organisations.length]?.people ?? []
    if (kept === undefined || gone === undefined) return []
    return {
      method: 'GET',
      url: `/api/duplicates/${kept.id}/${gone.id}`,
      expected: (user) => (statusOfNames(user, unit) === 403 ? 403 : 404),
    }
  })

const idsOf = ({ people }: TreeOrganisation) => people.map(({ id }) => id)
const mergers = ({ people, papers }: TreeOrganisation) => (people.length < 2 ? [] : [papers.merger])

export const duplicateReads: ProbesByRoute = {
  'GET /api/duplicates': (tree) =>
    everyOrganisation(tree).map(({ code, unit }) => ({
      method: 'GET',
      url: `/api/duplicates?organisation=${code}`,
      expected: (user) => statusOfNames(user, unit),
    })),
  'GET /api/duplicates/:kept/:gone': (tree) => [
    ...ofTwo({ method: 'GET' }, (kept, gone) => `/api/duplicates/${kept}/${gone}`)(tree),
    ...ofStrangers(tree),
  ],
  'GET /api/mergers': (tree) =>
    everyOrganisation(tree).map(({ code, unit }) => ({
      method: 'GET',
      url: `/api/mergers?organisation=${code}`,
      expected: (user) => statusOfNames(user, unit),
    })),
  'GET /api/people/:id/identity': (tree) =>
    everyId(tree, idsOf).map(({ id, unit }) => ({
      method: 'GET',
      url: `/api/people/${id}/identity`,
      expected: (user) => statusOfNames(user, unit),
    })),
}

export const duplicateWrites: ProbesByRoute = {
  'PUT /api/duplicates/:kept/:gone/verdict': ofTwo(
    { method: 'PUT', body: { different: true } },
    (kept, gone) => `/api/duplicates/${kept}/${gone}/verdict`,
  ),
  'POST /api/duplicates/:kept/:gone/merger': ofTwo(
    { method: 'POST', body: { keptVersion: 1, goneVersion: 1, fromGone: ['contacts'] } },
    (kept, gone) => `/api/duplicates/${kept}/${gone}/merger`,
    409,
  ),
  'POST /api/mergers/:id/undo': writeOf(mergers, { method: 'POST' }, (id) => `/api/mergers/${id}/undo`),
  'PUT /api/people/:id/snils': writeOf(
    idsOf,
    { method: 'PUT', body: { version: 1, snils: '112-233-445 95' } },
    (id) => `/api/people/${id}/snils`,
  ),
}
