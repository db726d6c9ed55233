import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AccessApp, accessApp, openSession } from '../../test/access-app.ts'
import { Examiner } from '../../test/examiner.ts'
import { oddCast, reorganisedCast } from '../../test/full-cast.ts'
import { bringBack, keepRows } from '../../test/kept-rows.ts'
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
  readonly user: TreeUser
  readonly cookie: string
}

/** The tree as it was written and a session in it: what one write has changed is no ground for the next. */
async function begin(tree: Tree, user: TreeUser): Promise<Attempt> {
  await bringBack(app.owner)
  return { tree, user, cookie: await openSession(app, user.id) }
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

/** An allowed request changes something, and only at its own place. */
async function tryAllowed(asked: Asked, tree: Tree, user: TreeUser): Promise<void> {
  const { cookie } = await begin(tree, user)
  const before = await snapshotOf(app.owner)
  expect(await examiner.faultsOf(asked, tree, user, cookie)).toEqual([])
  const after = await snapshotOf(app.owner)
  const about = `${describeUser(user)} · ${asked.probe.method} ${asked.probe.url}`
  const stray = strayChanges(before, after, asked.probe.place?.(user) ?? '', asked.probe.otherSide)
  expect({ about, stray, changed: asked.probe.mayBeIdle === true || changesBetween(before, after).length > 0 }).toEqual({
    about,
    stray: [],
    changed: true,
  })
}

/**
 * The gradebook of the probes names nobody of a tree, both sides of a joint pair have agreed nowhere, and in most rounds a pair waits for its order: that
 * the one is taken, the other ordered and the third finished stands in grades.test.ts, joint-rounds.test.ts and matching.test.ts.
 */
const notDone = ['POST /api/grades', 'POST /api/joint-rounds/:id/order', 'POST /api/matching/:id/finish']
const answersOf = (route: string): readonly number[] => (notDone.includes(route) ? [403, 404] : [200, 403, 404])

test('a write changes its own place when the role table allows it and nothing at all when it does not', async () => {
  const property = fc.asyncProperty(withUsers(arbitraryReorganisedTree, { most: 3 }), fc.nat(), async ({ tree, users }, pick) => {
    await writeTree(app.owner, tree, users)
    await keepRows(app.owner)
    const probes = allProbes(writeProbes, tree)
    const mayBeDone: { user: TreeUser; asked: Asked }[] = []
    for (const user of users) {
      const isAllowed = ({ probe }: Asked) => probe.expected(user) === 200
      const { allowed = [], refused = [] } = Object.groupBy(probes, (one) => (isAllowed(one) ? 'allowed' : 'refused'))
      await tryRefused(sampleFor(user, refused, { each: 2, pick }), await begin(tree, user))
      mayBeDone.push(...sampleFor(user, allowed, { each: 1, pick }).map((asked) => ({ user, asked })))
    }
    // A route is tried by one of those who may, another run brings another.
    const byRoute = [...Map.groupBy(mayBeDone, ({ asked: { route } }) => route).values()]
    for (const [place, those] of byRoute.entries()) {
      const one = those[(place + pick) % those.length]
      if (one !== undefined) await tryAllowed(one.asked, tree, one.user)
    }
  })
  const examples = [reorganisedCast(), oddCast()].map(({ tree, users }, pick): [{ tree: Tree; users: TreeUser[] }, number] => [
    { tree, users },
    pick,
  ])
  await fc.assert(property, { numRuns: 9, examples, interruptAfterTimeLimit: 90_000 })
  expect(examiner.unseen(Object.keys(writeProbes), answersOf)).toEqual([])
})
