import { type TokenPermission, tokenPermissions } from '@nastavnik/contract'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { Database } from '../src/kernel/db.ts'
import { newId } from '../src/kernel/ids.ts'
import { hashToken } from '../src/modules/identity/index.ts'
import { type Tree, type Unit, unitsOf } from './organisation-tree.ts'
import { spans, type TreeUser } from './tree-users.ts'

/** A key of a programme as it could have been issued, or could never have been. */
export interface KeyShape {
  readonly permissions: readonly TokenPermission[]
  /** Even: at a place of the issuer's grants; odd: at any place of the issuer's region. */
  readonly place: number
  readonly span: keyof typeof spans
  readonly isRevoked: boolean
}

export const keyShape: fc.Arbitrary<KeyShape> = fc.record({
  permissions: fc.subarray([...tokenPermissions], { minLength: 1 }),
  place: fc.nat(),
  span: fc.oneof(
    { weight: 5, arbitrary: fc.constant('lasting' as const) },
    fc.constantFrom('firstDay' as const, 'lastDay' as const, 'ended' as const, 'future' as const),
  ),
  isRevoked: fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, fc.constant(true)),
})

export interface TreeKey {
  readonly secret: string
  readonly place: Unit
  readonly permissions: readonly TokenPermission[]
  readonly isAlive: boolean
}

function placeFor(tree: Tree, { region, grants }: TreeUser, pick: number): Unit {
  const home = unitsOf(tree).filter((unit) => unit.region === region)
  const own = grants.map(({ place }) => place).filter((place) => place.region === region)
  const places = pick % 2 === 0 && own.length > 0 ? own : home
  const place = places[pick % places.length]
  if (place === undefined) throw new Error(`no place in ${region}`)
  return place
}

/** Writes a key as the owner, past the gate that would have refused it. */
export async function plantKey(owner: Database, tree: Tree, issuer: TreeUser, shape: KeyShape): Promise<TreeKey> {
  const secret = newId()
  const place = placeFor(tree, issuer, shape.place)
  const { permissions, isRevoked } = shape
  const { from, to, valid } = spans[shape.span]
  await sql`
    insert into integration_tokens (id, region_id, token_hash, name, municipality_id, organisation_id, permissions, valid_from, valid_to,
      issued_by, issued_at, revoked_at)
    select ${newId()}, u.region_id, ${hashToken(secret)}, 'Программа',
      (select id from municipalities where code = ${place.code}), (select id from organisations where code = ${place.code}),
      ${[...permissions]}, ${from}, ${to ?? '2021-12-31'}, u.id, now(), ${isRevoked ? new Date() : null}
    from users u where u.id = ${issuer.id}`.execute(owner)
  return { secret, place, permissions, isAlive: valid && !isRevoked }
}
