import { routes } from '@nastavnik/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AccessApp, accessApp, openSession } from '../../test/access-app.ts'
import { fullCast } from '../../test/full-cast.ts'
import { heard, leaksIn } from '../../test/leaks.ts'
import { arbitraryTree, type Tree } from '../../test/organisation-tree.ts'
import { type Asked, allProbes, ask } from '../../test/probes.ts'
import { readProbes } from '../../test/read-probes.ts'
import { writeTree } from '../../test/tree-rows.ts'
import { describeUser, type TreeUser, withUsers } from '../../test/tree-users.ts'

let app: AccessApp
beforeAll(async () => {
  app = await accessApp()
})
afterAll(() => app.close())

/** Which answers each route has given: a property that never sees a refusal proves nothing. */
const seen = new Map<string, Set<number>>()
let requests = 0
const cost = new Map<string, number[]>()

async function faultOf({ route, probe }: Asked, tree: Tree, user: TreeUser, cookie: string): Promise<string[]> {
  const t0 = performance.now()
  const reply = await ask(app.server, probe, cookie)
  const k = route + ' ' + reply.statusCode; const c = cost.get(k) ?? [0, 0]; cost.set(k, [c[0]! + 1, c[1]! + performance.now() - t0])
  requests++
  seen.set(route, (seen.get(route) ?? new Set()).add(reply.statusCode))
  const expected = probe.expected(user)
  const leaks = leaksIn(await heard(reply), tree, user)
  const about = `${describeUser(user)} · ${probe.method} ${probe.url}`
  return [
    ...(reply.statusCode === expected ? [] : [`${about} answered ${reply.statusCode}, not ${expected}`]),
    ...(leaks.length === 0 ? [] : [`${about} told ${leaks.join(', ')}`]),
  ]
}

test('every read answers exactly as the role table says, and names stay in the school', async () => {
  const { tree, users } = fullCast()
  const property = fc.asyncProperty(withUsers(arbitraryTree, { most: 4 }), async ({ tree, users }) => {
    await writeTree(app.owner, tree, users)
    const probes = allProbes(readProbes, tree)
    for (const user of users) {
      const cookie = await openSession(app, user.id)
      const faults: string[][] = []
 for (const asked of probes) faults.push(await faultOf(asked, tree, user, cookie))
      expect(faults.flat()).toEqual([])
    }
  })
  const t = Date.now()
  await fc.assert(property, { numRuns: Number(process.env['RUNS'] ?? 10), examples: [[{ tree, users }]], interruptAfterTimeLimit: 50_000 })
  console.log(requests, Date.now() - t); for (const [k, [n, ms]] of [...cost].sort((a, b) => b[1][1]! - a[1][1]!)) console.log(k, n, Math.round(ms!), (ms! / n!).toFixed(1))
  for (const route of Object.keys(readProbes)) console.log(route, [...(seen.get(route) ?? [])])
})
