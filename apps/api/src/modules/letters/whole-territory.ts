import type { Context } from '../../access/use-case.ts'
import { notFound } from '../../kernel/problem.ts'

/** Words and sending of letters are of the whole territory; in a territory that is one municipality its own office reaches all of it. 404 `unit.notFound`. */
export async function wholeTerritory({ reach, model }: Context): Promise<void> {
  const reachesAll = reach.whole || (model.top === 'municipality' && reach.municipalityIds.length > 0)
  if (!reachesAll) throw notFound('unit.notFound')
}
