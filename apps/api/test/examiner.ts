import type { AccessApp } from './access-app.ts'
import { heard, leaksIn } from './leaks.ts'
import type { Tree } from './organisation-tree.ts'
import { type Asked, ask } from './probes.ts'
import { describeUser, type TreeUser } from './tree-users.ts'

/** Asks on behalf of a user and holds the answer against the role table: its status, and whose names it told. */
export class Examiner {
  readonly #app: AccessApp
  /** Which answers each route has given: a property that has never seen a refusal proves nothing. */
  readonly seen = new Map<string, Set<number>>()

  constructor(app: AccessApp) {
    this.#app = app
  }

  /** What was wrong with the answer, in words that name the user and the request; empty when nothing was. */
  async faultsOf({ route, probe }: Asked, tree: Tree, user: TreeUser, cookie: string): Promise<string[]> {
    const reply = await ask(this.#app.server, probe, cookie)
    this.seen.set(route, (this.seen.get(route) ?? new Set()).add(reply.statusCode))
    const expected = probe.expected(user)
    const leaks = leaksIn(await heard(reply), tree, user, route)
    const about = `${describeUser(user)} · ${probe.method} ${probe.url} ${probe.body === undefined ? '' : JSON.stringify(probe.body)}`
    return [
      ...(reply.statusCode === expected ? [] : [`${about} answered ${reply.statusCode}, not ${expected}`]),
      ...(leaks.length === 0 ? [] : [`${about} told ${leaks.join(', ')}`]),
    ]
  }

  /** Routes that have not given every answer they can. */
  unseen(routes: readonly string[], answersOf: (route: string) => readonly number[]): string[] {
    return routes.flatMap((route) =>
      answersOf(route).flatMap((status) => (this.seen.get(route)?.has(status) === true ? [] : [`${route} ${status}`])),
    )
  }
}
