import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AccessApp, accessApp, openSession } from '../../test/access-app.ts'
import { Examiner } from '../../test/examiner.ts'
import { oddCast, reorganisedCast } from '../../test/full-cast.ts'
import { arbitraryReorganisedTree, type Tree } from '../../test/organisation-tree.ts'
import { type Asked, allProbes, sampleFor } from '../../test/probes.ts'
import { changesBetween, snapshotOf, strayChanges } from '../../test/snapshot.ts'
import { writeTree } from '../../test/tree-rows.ts'
import { describeUser, type TreeUser, withUsers } from '../../test/tree-users.ts'
import { writeProbes } from '../../test/write-probes.ts'

let app: AccessApp
let examiner: Examiner
beforeAll(async () => {
  app = await accessApp()
  examiner = new Examiner(app)
})
afterAll(() => app.close())

interface Attempt {
  readonly tree: Tree
  readonly users: readonly TreeUser[]
  readonly user: TreeUser
  readonly cookie: string
}

/** A freshly written tree and a session in it: what one write has changed is no ground for the next. */
async function begin(tree: Tree, users: readonly TreeUser[], user: TreeUser): Promise<Attempt> {
  await writeTree(app.owner, tree, users)
  return { tree, users, user, cookie: await openSession(app, user.id) }
}

/** Refused requests all at once: together they must not have moved a single row. */
async function tryRefused(asked: readonly Asked[], { tree, user, cookie }: Attempt): Promise<void> {
  const before = await snapshotOf(app.owner)
  const faults = await Promise.all(asked.map((one) => examiner.faultsOf(one, tree, user, cookie)))
  expect(faults.flat()).toEqual([])
  expect({ refused: describeUser(user), changes: changesBetween(before, await snapshotOf(app.owner)) }).toEqual({
    refused: describeUser(user),
    changes: [],
  })
}

/** Allowed requests one by one: each changes something, and only at its own place. */
async function tryAllowed(asked: readonly Asked[], { tree, users, user }: Attempt): Promise<void> {
  for (const one of asked) {
    const { cookie } = await begin(tree, users, user)
    const before = await snapshotOf(app.owner)
    expect(await examiner.faultsOf(one, tree, user, cookie)).toEqual([])
    const after = await snapshotOf(app.owner)
    const about = `${describeUser(user)} · ${one.probe.method} ${one.probe.url}`
    const stray = strayChanges(before, after, one.probe.place?.(user) ?? '', one.probe.otherSide)
    expect({ about, stray, changed: one.probe.mayBeIdle === true || changesBetween(before, after).length > 0 }).toEqual({
      about,
      stray: [],
      changed: true,
    })
  }
}

test('a write changes its own place when the role table allows it and nothing at all when it does not', async () => {
  const property = fc.asyncProperty(withUsers(arbitraryReorganisedTree, { most: 3 }), fc.nat(), async ({ tree, users }, pick) => {
    for (const user of users) {
      const attempt = await begin(tree, users, user)
      const probes = allProbes(writeProbes, tree)
      const isAllowed = ({ probe }: Asked) => probe.expected(user) === 200
      const { allowed = [], refused = [] } = Object.groupBy(probes, (one) => (isAllowed(one) ? 'allowed' : 'refused'))
      await tryRefused(sampleFor(user, refused, { each: 2, pick }), attempt)
      // Each needs a tree of its own: one of a route is enough, another user brings another.
      await tryAllowed(sampleFor(user, allowed, { each: 1, pick }), attempt)
    }
  })
  const examples = [reorganisedCast(), oddCast()].map(({ tree, users }): [{ tree: Tree; users: TreeUser[] }, number] => [
    { tree, users },
    0,
  ])
  await fc.assert(property, { numRuns: 12, examples, interruptAfterTimeLimit: 120_000 })
  expect(examiner.unseen(Object.keys(writeProbes), () => [200, 403, 404])).toEqual([])
})
