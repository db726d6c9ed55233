import { statusOfNames } from './access-oracle.ts'
import type { Tree, TreeOrganisation, Unit } from './organisation-tree.ts'
import { everyId, type Place, type Probe } from './probes.ts'
import type { TreeUser } from './tree-users.ts'

export type Write = Pick<Probe, 'method' | 'body' | 'file' | 'fileKind' | 'mayBeIdle'>
export type Rule = (user: TreeUser, unit: Unit | undefined) => number

/** One request a place. */
export const writeAt =
  (places: (tree: Tree) => Place[], write: Omit<Write, 'body'>, urlAndBody: (code: string) => { url: string; body?: object }, rule: Rule) =>
  (tree: Tree) =>
    places(tree).map(
      ({ code, unit }): Probe => ({ ...write, ...urlAndBody(code), expected: (user) => rule(user, unit), place: () => code }),
    )

/** One request a row; the organisation's own curator may, unless the rule says otherwise. */
export const writeOf =
  (idsOf: (organisation: TreeOrganisation) => readonly string[], write: Write, url: (id: string) => string, rule: Rule = statusOfNames) =>
  (tree: Tree) =>
    everyId(tree, idsOf).map(
      ({ id, unit }): Probe => ({
        ...write,
        url: url(id),
        expected: (user) => rule(user, unit),
        place: () => unit?.code ?? 'nowhere',
      }),
    )
