import { type FileKind, fileTypes } from '@nastavnik/contract'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { newId } from '../src/kernel/ids.ts'
import { type Placed, type Tree, type TreeOrganisation, type Unit, unitsOf } from './organisation-tree.ts'
import type { TreeUser } from './tree-users.ts'

/** One request with the answer that the role table demands. */
export interface Probe {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly body?: object
  /** A workbook in the place of a JSON body. */
  readonly fileKind?: FileKind
  readonly file?: Buffer
  readonly expected: (user: TreeUser) => number
  /** In the tree there may be nothing for it to do. */
  readonly mayBeIdle?: true
  /** The place a write may change: its code. */
  readonly place?: (user: TreeUser) => string
  /** The other side of a transfer, or the territory of a joint round, which the write may change too. */
  readonly otherSide?: string
}

/** Probes by route, `GET /api/people/:id`. */
export type ProbesByRoute = Readonly<Record<string, (tree: Tree) => Probe[]>>

export type Asked = { readonly route: string; readonly probe: Probe }

export const allProbes = (byRoute: ProbesByRoute, tree: Tree): Asked[] =>
  Object.entries(byRoute).flatMap(([route, probesOf]) => probesOf(tree).map((probe) => ({ route, probe })))

/** A few of many, far from each other; `pick` turns the choice. */
export function few<Item>(items: readonly Item[], most: number, pick: number): Item[] {
  const step = Math.max(1, Math.floor(items.length / most))
  const chosen = Array.from({ length: Math.min(most, items.length) }, (_, index) => items[(pick + index * step) % items.length])
  return chosen.flatMap((item) => (item === undefined ? [] : [item]))
}

/** A few requests of each route for each answer due, so that a run stays short and no answer is left out. */
export function sampleFor(user: TreeUser, asked: readonly Asked[], { each, pick }: { each: number; pick: number }): Asked[] {
  const alike = Map.groupBy(asked, ({ route, probe }) => `${route} ${probe.expected(user)}`)
  return [...alike.values()].flatMap((group) => few(group, each, pick))
}

export function ask(
  server: FastifyInstance,
  { method, url, body, file, fileKind = 'xlsx' }: Probe,
  cookie: string | undefined,
): Promise<LightMyRequestResponse> {
  const headers = { ...(cookie !== undefined && { cookie }), ...(file !== undefined && { 'content-type': fileTypes[fileKind] }) }
  const payload = file ?? body
  return server.inject({ method, url, headers, ...(payload !== undefined && { payload }) })
}

export interface Place {
  readonly code: string
  /** Undefined: nothing of the kind exists under the code. */
  readonly unit: Unit | undefined
}

/** A place of a third territory of the database: it exists, but never for a user of the tree. */
const abroad: Unit = { level: 'municipality', region: 'nizhnyaya-tura', municipality: 'nizhneturinskiy', code: 'nizhneturinskiy' }

/** Every place by its code, a foreign one, and a code that nobody has. */
export const everyPlace = (tree: Tree): Place[] => [
  ...[...unitsOf(tree), abroad].map((unit) => ({ code: unit.code, unit })),
  { code: 'nowhere', unit: undefined },
]

/** The same where only an organisation is meant: a territory's code then names nothing. */
export const everyOrganisation = (tree: Tree): Place[] =>
  everyPlace(tree).map(({ code, unit }) => ({ code, unit: unit?.level === 'organisation' ? unit : undefined }))

/** Every id of a kind of row with the organisation it belongs to, and an id of nothing. */
export const everyId = (
  tree: Tree,
  idsOf: (organisation: TreeOrganisation) => readonly string[],
): { id: string; unit: TreeOrganisation | undefined }[] => [
  ...tree.organisations.flatMap((unit) => idsOf(unit).map((id) => ({ id, unit }))),
  { id: newId(), unit: undefined },
]

/** Every row of any place, and an id of nothing. */
export const everyPlaced = (rows: readonly Placed[]): { id: string; unit: Unit | undefined }[] => [
  ...rows,
  { id: newId(), unit: undefined },
]
