import { tokenPermissions } from '@nastavnik/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AccessApp, accessApp } from '../../test/access-app.ts'
import { fullCast, oddCast } from '../../test/full-cast.ts'
import { type KeyShape, keyShape, plantKey, type TreeKey } from '../../test/keys.ts'
import { heard, leaksIn } from '../../test/leaks.ts'
import { arbitraryReorganisedTree, type Tree } from '../../test/organisation-tree.ts'
import { type Asked, allProbes, few } from '../../test/probes.ts'
import { readProbes } from '../../test/read-probes.ts'
import { changesBetween, snapshotOf } from '../../test/snapshot.ts'
import { writeTree } from '../../test/tree-rows.ts'
import { describeUser, type TreeUser, withUsers } from '../../test/tree-users.ts'
import { writeProbes } from '../../test/write-probes.ts'

let app: AccessApp
beforeAll(async () => {
  app = await accessApp()
})
afterAll(() => app.close())

const permissionOf = (route: string): string =>
  app.bindings.find(({ route: { method, path } }) => `${method} ${path}` === route)?.useCase?.permission ?? ''

/** Rights whose requests have been answered: a property that has only seen refusals proves nothing. */
const answered = new Set<string>()

/** What a key may not have heard: more than its issuer, more than its list, anything when it is dead. */
async function faultsOf({ route, probe }: Asked, tree: Tree, issuer: TreeUser, key: TreeKey): Promise<string[]> {
  const { method, url, body } = probe
  const reply = await app.server.inject({
    method,
    url,
    headers: { authorization: `Bearer ${key.secret}` },
    ...(body !== undefined && { payload: body }),
  })
  const about = `${key.permissions.join()} at ${key.place.code} of ${describeUser(issuer)} · ${method} ${url} answered ${reply.statusCode}`
  const isListed = key.permissions.some((one) => one === permissionOf(route))
  const reader = key.permissions.some((one) => one === 'person.read' || one === 'mentorship.read') ? issuer : { ...issuer, grants: [] }
  const leaks = leaksIn(await heard(reply), tree, reader)
  if (reply.statusCode === 200) answered.add(permissionOf(route))
  return [
    ...(reply.statusCode === 200 && (!key.isAlive || !isListed || probe.expected(issuer) !== 200) ? [about] : []),
    ...(!key.isAlive && reply.statusCode !== 401 ? [about] : []),
    ...(key.isAlive && !isListed && reply.statusCode !== 403 && route !== 'GET /api/session' ? [about] : []),
    ...leaks.map((leak) => `${about} and told ${leak}`),
  ]
}

interface Attempt {
  readonly tree: Tree
  readonly users: readonly TreeUser[]
}

async function keysOf(tree: Tree, issuer: TreeUser, shape: KeyShape, count: number): Promise<TreeKey[]> {
  const keys: TreeKey[] = []
  while (keys.length < count) keys.push(await plantKey(app.owner, tree, issuer, shape))
  return keys
}

const inTurn = (asked: readonly Asked[], keys: readonly TreeKey[]): [Asked, TreeKey][] =>
  asked.flatMap((one, place): [Asked, TreeKey][] => {
    const key = keys[place % keys.length]
    return key === undefined ? [] : [[one, key]]
  })

async function tryKeys({ tree, users }: Attempt, shapes: readonly KeyShape[], pick: number): Promise<void> {
  await writeTree(app.owner, tree, users)
  for (const [index, shape] of shapes.entries()) {
    const issuer = users[index % users.length]
    if (issuer === undefined) continue
    // One key has its pace of requests in a minute: the readings are shared by several.
    const readers = await keysOf(tree, issuer, shape, 4)
    const reads = [...Map.groupBy(allProbes(readProbes, tree), ({ route }) => route).values()].flatMap((probes) => few(probes, 3, pick))
    const faults = await Promise.all(inTurn(reads, readers).map(([asked, key]) => faultsOf(asked, tree, issuer, key)))
    expect(faults.flat()).toEqual([])
    const writes = [...Map.groupBy(allProbes(writeProbes, tree), ({ route }) => route).values()].flatMap((probes) => few(probes, 1, pick))
    // Keys of their own for the writings. The day of their first use is written before the look.
    const writers = await keysOf(tree, issuer, shape, 2)
    for (const { secret } of writers) await app.server.inject({ url: '/api/units', headers: { authorization: `Bearer ${secret}` } })
    const before = await snapshotOf(app.owner)
    const written = await Promise.all(inTurn(writes, writers).map(([asked, key]) => faultsOf(asked, tree, issuer, key)))
    expect({ faults: written.flat(), changes: changesBetween(before, await snapshotOf(app.owner)) }).toEqual({ faults: [], changes: [] })
  }
}

test('a key reads no more than its issuer could nor than it lists, and changes nothing', async () => {
  const property = fc.asyncProperty(
    withUsers(arbitraryReorganisedTree, { most: 3 }),
    fc.array(keyShape, { minLength: 2, maxLength: 4 }),
    fc.nat(),
    tryKeys,
  )
  const everything = (place: number): KeyShape => ({ permissions: tokenPermissions, place, span: 'lasting', isRevoked: false })
  const examples = [fullCast(), oddCast()].map(({ tree, users }): [Attempt, KeyShape[], number] => [
    { tree, users },
    users.map(() => everything(0)),
    0,
  ])
  await fc.assert(property, { numRuns: 5, examples, interruptAfterTimeLimit: 80_000 })
  expect([...answered].filter((one) => one !== '').sort()).toEqual([...tokenPermissions].sort())
})
