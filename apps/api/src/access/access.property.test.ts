import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AccessApp, accessApp, openSession } from '../../test/access-app.ts'
import { Examiner } from '../../test/examiner.ts'
import { oddCast, reorganisedCast } from '../../test/full-cast.ts'
import { leaksIn } from '../../test/leaks.ts'
import { arbitraryReorganisedTree, type Tree } from '../../test/organisation-tree.ts'
import { allProbes, sampleFor } from '../../test/probes.ts'
import { readProbes } from '../../test/read-probes.ts'
import { writeTree } from '../../test/tree-rows.ts'
import { type TreeUser, withUsers } from '../../test/tree-users.ts'

let app: AccessApp
let examiner: Examiner
beforeAll(async () => {
  app = await accessApp()
  examiner = new Examiner(app)
})
afterAll(() => app.close())

/** One's own list and one's own model are always there. */
const withoutTarget = [
  'GET /api/units',
  'GET /api/model',
  'GET /api/users/roles',
  'GET /api/incidents',
  'GET /api/incidents/words',
  'GET /api/erasures/reasons',
  'GET /api/import-progress/:id',
  'GET /api/matching-progress/:id',
  'GET /api/joint-progress/:id',
  'GET /api/transfer-places',
]
const answersOf = (route: string): readonly number[] =>
  route === 'GET /api/session' ? [200] : withoutTarget.includes(route) ? [200, 403] : [200, 403, 404]

test('every read answers exactly as the role table says, and names stay in the school', async () => {
  const property = fc.asyncProperty(withUsers(arbitraryReorganisedTree, { most: 4 }), fc.nat(), async ({ tree, users }, pick) => {
    await writeTree(app.owner, tree, users)
    const probes = allProbes(readProbes, tree)
    for (const user of users) {
      const cookie = await openSession(app, user.id)
      const asked = sampleFor(user, probes, { each: 2, pick })
      const faults = await Promise.all(asked.map((one) => examiner.faultsOf(one, tree, user, cookie)))
      expect(faults.flat()).toEqual([])
      // The log is for the operator, who sees nobody's names.
      expect(leaksIn(JSON.stringify(app.logged), tree, { ...user, grants: [] })).toEqual([])
    }
  })
  const examples = [reorganisedCast(), oddCast()].map(({ tree, users }): [{ tree: Tree; users: TreeUser[] }, number] => [
    { tree, users },
    0,
  ])
  await fc.assert(property, { numRuns: 8, examples, interruptAfterTimeLimit: 90_000 })
  expect(examiner.unseen(Object.keys(readProbes), answersOf)).toEqual([])
})
