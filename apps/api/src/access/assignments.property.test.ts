import { RoleCode, type User } from '@nastavnik/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AccessApp, accessApp, openSession } from '../../test/access-app.ts'
import { type Right, reads } from '../../test/access-oracle.ts'
import { fullCast } from '../../test/full-cast.ts'
import { arbitraryTree, type Unit, unitsOf } from '../../test/organisation-tree.ts'
import { writeTree } from '../../test/tree-rows.ts'
import { describeUser, type TreeUser, withUsers } from '../../test/tree-users.ts'

let app: AccessApp
beforeAll(async () => {
  app = await accessApp()
})
afterAll(() => app.close())

/** The table in the oracle's words: the right by which a role is given; an administrator gives the rest. */
const rightFor: Partial<Record<RoleCode, Right>> = {
  CURATOR: 'managesStaff',
  DPO_OFFICER: 'managesStaff',
  PSYCHOLOGIST: 'managesStaff',
  INFORMANT: 'managesStaff',
  ORG_HEAD: 'givesHeads',
  MOUO: 'givesMunicipalities',
  FORM_STEWARD: 'givesMunicipalities',
}
const mayGive = (user: TreeUser, role: RoleCode, unit: Unit) => reads(user, rightFor[role] ?? 'givesAnything', unit)

const attempt = fc.record({
  what: fc.constantFrom('invite', 'give', 'substitute', 'end'),
  role: fc.constantFrom(...RoleCode.options),
  at: fc.nat(),
  whom: fc.nat(),
  other: fc.nat(),
})

interface Row {
  id: string
  user_id: string
  role: RoleCode
  place: string
  substitutes: string | null
  valid_to: string | null
}
async function grantsNow(): Promise<Map<string, Row>> {
  const rows = await app.owner
    .selectFrom('grants as g')
    .innerJoin('regions as r', 'r.id', 'g.region_id')
    .leftJoin('municipalities as m', 'm.id', 'g.municipality_id')
    .leftJoin('organisations as o', 'o.id', 'g.organisation_id')
    .select(({ fn }) => [
      'g.id',
      'g.user_id',
      'g.role',
      'g.substitutes',
      'g.valid_to',
      fn.coalesce('o.code', 'm.code', 'r.code').as('place'),
    ])
    .execute()
  return new Map(rows.map((row) => [row.id, { ...row, role: row.role as RoleCode }]))
}

test('whatever managers try, no grant appears or ends that the table does not give them', async () => {
  const example = fullCast()
  const everything = ['invite', 'give', 'substitute', 'end'].flatMap((what, at) =>
    RoleCode.options.map((role, whom) => ({ what, role, at: at + whom, whom, other: at + 3 })),
  )
  let changes = 0
  const property = fc.asyncProperty(
    withUsers(arbitraryTree, { most: 5 }),
    fc.array(attempt, { maxLength: 12 }),
    async ({ tree, users }, attempts) => {
      const units = unitsOf(tree)
      const people = [...users.map(({ id }) => id), ...tree.organisations.flatMap(({ staff }) => staff.map(({ id }) => id))]
      for (const user of users) {
        // Afresh for each: the oracle knows the roles of the beginning, not those that the one before has lawfully given.
        await writeTree(app.owner, tree, users)
        const cookie = await openSession(app, user.id)
        const send = (url: string, payload: object) => app.server.inject({ method: 'POST', url, headers: { cookie }, payload })
        for (const [turn, { what, role, at, whom, other }] of attempts.entries()) {
          const unit = units[at % units.length]
          const id = people[whom % people.length] ?? ''
          const before = await grantsNow()
          const post = {
            role,
            place: unit?.code,
            validFrom: '2021-03-15',
            forms: role === 'FORM_STEWARD' ? ['TEACHER_TEACHER'] : [],
            classes: role === 'INFORMANT' ? ['07А'] : [],
          }
          if (what === 'invite') await send('/api/users', { ...post, name: 'Новый', login: `n${changes}-${turn}-${user.id}` })
          if (what === 'give') await send(`/api/users/${id}/grants`, post)
          const term = { substitute: people[other % people.length], from: '2021-03-15', to: '2021-04-15' }
          if (what === 'substitute') await send(`/api/users/${id}/substitution`, term)
          const target = [...before.values()].filter(({ user_id }) => user_id === id)[other % 3]
          if (what === 'end' && target !== undefined) await send(`/api/grants/${target.id}/end`, { from: '2021-03-15' })
          for (const row of (await grantsNow()).values()) {
            const earlier = before.get(row.id)
            if (earlier !== undefined && earlier.valid_to === row.valid_to) continue
            changes++
            const place = units.find(({ code }) => code === row.place)
            const ofHimself = row.substitutes === user.id && row.role === 'CURATOR'
            const may = place !== undefined && row.user_id !== user.id && (mayGive(user, row.role, place) || ofHimself)
            expect({ by: describeUser(user), what, row, may }).toEqual({ by: describeUser(user), what, row, may: true })
          }
        }
      }
    },
  )
  await fc.assert(property, {
    numRuns: 10,
    examples: [[{ tree: example.tree, users: example.users }, everything]],
    interruptAfterTimeLimit: 120_000,
  })
  expect(changes).toBeGreaterThan(5)
})

test('the card of a colleague tells only of grants within the own places', async () => {
  const { tree, users, playing } = fullCast()
  await writeTree(app.owner, tree, users)
  const send = async (user: TreeUser, method: 'GET' | 'POST', url: string, payload?: object) =>
    app.server.inject({ method, url, headers: { cookie: await openSession(app, user.id) }, ...(payload !== undefined && { payload }) })
  const curator = playing('CURATOR').id
  await send(playing('RNC'), 'POST', `/api/users/${curator}/grants`, { role: 'CURATOR', place: 'tarskiy-sosh-3', validFrom: '2021-03-15' })
  const placesFor = async (user: TreeUser) =>
    (await send(user, 'GET', `/api/users/${curator}`))
      .json<User>()
      .grants.map(({ place }) => place.code)
      .sort()
  expect(await placesFor(playing('ORG_HEAD'))).toEqual(['sargatskiy-sosh-1'])
  expect(await placesFor(playing('RNC'))).toEqual(['sargatskiy-sosh-1', 'tarskiy-sosh-3'])
})
