import { letterKinds } from '@nastavnik/contract'
import { newId } from '../src/kernel/ids.ts'
import { statusAt } from './access-oracle.ts'
import type { Tree } from './organisation-tree.ts'
import type { Probe, ProbesByRoute } from './probes.ts'
import type { TreeUser } from './tree-users.ts'

/** Letters are of the reader's own territory as a whole: whoever reaches a part of it finds nothing. */
const whole = (tree: Tree) => (user: TreeUser) =>
  statusAt(
    user,
    'editsLetters',
    tree.regions.find(({ code }) => code === user.region),
  )

const ofKinds =
  (request: Pick<Probe, 'method' | 'body'>) =>
  (tree: Tree): Probe[] =>
    letterKinds.map((kind) => ({
      ...request,
      url: `/api/letters/kinds/${kind}`,
      expected: whole(tree),
      place: ({ region }) => region,
    }))

export const letterReads: ProbesByRoute = {
  'GET /api/letters': (tree) => [{ method: 'GET', url: '/api/letters', expected: whole(tree) }],
  'GET /api/letters/sending': (tree) => [{ method: 'GET', url: '/api/letters/sending', expected: whole(tree) }],
  'GET /api/letters/kinds/:kind': ofKinds({ method: 'GET' }),
}

export const letterWrites: ProbesByRoute = {
  'PUT /api/letters/kinds/:kind': ofKinds({ method: 'PUT', body: { version: 0, wording: null } }),
  /** A letter of another territory does not exist. */
  'POST /api/letters/sending/:id': (tree) => [
    ...tree.letters.map(
      ({ id, unit }): Probe => ({
        method: 'POST',
        url: `/api/letters/sending/${id}`,
        expected: (user) => statusAt(user, 'editsLetters', user.region === unit.region ? unit : undefined),
        place: () => unit.region,
      }),
    ),
    { method: 'POST', url: `/api/letters/sending/${newId()}`, expected: (user) => statusAt(user, 'editsLetters', undefined) },
  ],
}
