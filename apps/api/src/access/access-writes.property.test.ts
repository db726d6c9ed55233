import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AccessApp, accessApp, openSession } from '../../test/access-app.ts'
import { Examiner } from '../../test/examiner.ts'
import { fullCast, oddCast } from '../../test/full-cast.ts'
import { arbitraryTree, type Tree } from '../../test/organisation-tree.ts'
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
  readonly user: TreeUser
  readonly cookie: string
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
async function tryAllowed(asked: readonly Asked[], { tree, user, cookie }: Attempt): Promise<void> {
  let before = await snapshotOf(app.owner)
  for (const one of asked) {
    expect(await examiner.faultsOf(one, tree, user, cookie)).toEqual([])
    const after = await snapshotOf(app.owner)
    const about = `${describeUser(user)} · ${one.probe.method} ${one.probe.url}`
    const stray = strayChanges(before, after, one.probe.place?.(user) ?? '')
    expect({ about, stray, changed: changesBetween(before, after).length > 0 }).toEqual({ about, stray: [], changed: true })
    before = after
  }
}

test('a write changes its own place when the role table allows it and nothing at all when it does not', async () => {
  const property = fc.asyncProperty(withUsers(arbitraryTree, { most: 3 }), fc.nat(), async ({ tree, users }, pick) => {
    for (const user of users) {
      await writeTree(app.owner, tree, users)
      const attempt = { tree, user, cookie: await openSession(app, user.id) }
      const asked = sampleFor(user, allProbes(writeProbes, tree), { each: 2, pick })
      const { allowed = [], refused = [] } = Object.groupBy(asked, ({ probe }) => (probe.expected(user) === 200 ? 'allowed' : 'refused'))
      await tryRefused(refused, attempt)
      await tryAllowed(allowed, attempt)
    }
  })
  const examples = [fullCast(), oddCast()].map(({ tree, users }): [{ tree: Tree; users: TreeUser[] }, number] => [{ tree, users }, 0])
  await fc.assert(property, { numRuns: 12, examples, interruptAfterTimeLimit: 45_000 })
  expect(examiner.unseen(Object.keys(writeProbes), () => [200, 403, 404])).toEqual([])
})
