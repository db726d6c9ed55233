import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AccessApp, accessApp, openSession } from '../../test/access-app.ts'
import { type Right, reads, seesNamesOf } from '../../test/access-oracle.ts'
import { fullCast, oddCast, reorganisedCast } from '../../test/full-cast.ts'
import { type Difference, NumberChecks } from '../../test/number-checks.ts'
import { arbitraryReorganisedTree, type Tree, type Unit, unitsOf } from '../../test/organisation-tree.ts'
import { few } from '../../test/probes.ts'
import { writeTree } from '../../test/tree-rows.ts'
import { describeUser, type TreeUser, withUsers } from '../../test/tree-users.ts'

let app: AccessApp
beforeAll(async () => {
  app = await accessApp()
})
afterAll(() => app.close())

let counted = 0

async function differencesFor(tree: Tree, user: TreeUser, cookie: string, pick: number): Promise<readonly Difference[]> {
  const checks = new NumberChecks(app, tree, user, cookie)
  const readable = <Place extends Unit>(places: readonly Place[], right: Right) => places.filter((place) => reads(user, right, place))
  await checks.units()
  for (const organisation of tree.organisations.filter((one) => seesNamesOf(user, one))) await checks.registers(organisation)
  for (const organisation of few(readable(tree.organisations, 'readsProgrammes'), 3, pick)) await checks.programmes(organisation)
  for (const unit of few(readable(unitsOf(tree), 'readsReports'), 3, pick)) {
    await checks.forms(unit)
    counted++
  }
  for (const unit of few(readable(unitsOf(tree), 'readsIndicators'), 1, pick)) await checks.indicators(unit)
  for (const unit of few(readable(unitsOf(tree), 'countsMatching'), 3, pick)) await checks.matching(unit)
  for (const unit of few(readable([...tree.regions, ...tree.municipalities], 'hostsMatching'), 3, pick)) await checks.joint(unit)
  return checks.differences
}

test('lists and numbers hold exactly what lies within the reach', async () => {
  const property = fc.asyncProperty(withUsers(arbitraryReorganisedTree, { most: 3 }), fc.nat(), async ({ tree, users }, pick) => {
    await writeTree(app.owner, tree, users)
    for (const user of users) {
      const differences = await differencesFor(tree, user, await openSession(app, user.id), pick)
      expect({ user: describeUser(user), differences }).toEqual({ user: describeUser(user), differences: [] })
    }
  })
  const examples = [fullCast(), oddCast(), reorganisedCast()].map(({ tree, users }): [{ tree: Tree; users: TreeUser[] }, number] => [
    { tree, users },
    0,
  ])
  await fc.assert(property, { numRuns: 8, examples, interruptAfterTimeLimit: 90_000 })
  expect(counted).toBeGreaterThan(10)
})
