import { edgeBetween, type Instance } from './instance.ts'

/** What a solution is worth: who is placed, then points, then pairs kept. */
export interface Worth {
  readonly placed: number
  readonly total: number
  readonly kept: number
}

const isBetter = (a: Worth, b: Worth): boolean =>
  a.placed !== b.placed ? a.placed > b.placed : a.total !== b.total ? a.total > b.total : a.kept > b.kept

export const worthOf = (instance: Instance, mates: Int32Array, published?: Int32Array): Worth => {
  const pairs = [...mates.entries()].filter(([, mentor]) => mentor >= 0)
  return {
    placed: pairs.length,
    total: pairs.reduce((sum, [mentee, mentor]) => sum + (instance.suitability[edgeBetween(instance, mentee, mentor)] ?? Number.NaN), 0),
    kept: pairs.filter(([mentee, mentor]) => published?.[mentee] === mentor).length,
  }
}

/** The best by trying everything: mentee after mentee, over the places that are left. */
export function bestOf({ menteeCount, capacities, starts, mentors, suitability }: Instance, published?: Int32Array): Worth {
  const left = Array.from(capacities)
  const known = new Map<string, Worth>()
  const from = (mentee: number): Worth => {
    if (mentee === menteeCount) return { placed: 0, total: 0, kept: 0 }
    const key = `${mentee}:${left.join()}`
    const before = known.get(key)
    if (before !== undefined) return before
    let best = from(mentee + 1)
    for (let edge = starts[mentee] ?? 0; edge < (starts[mentee + 1] ?? 0); edge += 1) {
      const mentor = mentors[edge] ?? 0
      if ((left[mentor] ?? 0) === 0) continue
      left[mentor] = (left[mentor] ?? 0) - 1
      const rest = from(mentee + 1)
      left[mentor] = (left[mentor] ?? 0) + 1
      const kept = rest.kept + (published?.[mentee] === mentor ? 1 : 0)
      const tried = { placed: rest.placed + 1, total: rest.total + (suitability[edge] ?? 0), kept }
      if (isBetter(tried, best)) best = tried
    }
    known.set(key, best)
    return best
  }
  return from(0)
}

/** The instance as a linear programme in the format of CPLEX; a placed mentee weighs more than all points together. */
export function linearProgramme({ menteeCount, capacities, starts, mentors, suitability }: Instance): string {
  const weight = 1001 * (menteeCount + 1)
  const terms: string[] = []
  const perMentor = Array.from(capacities, (): string[] => [])
  const rows: string[] = []
  for (let mentee = 0; mentee < menteeCount; mentee += 1) {
    const own: string[] = []
    for (let edge = starts[mentee] ?? 0; edge < (starts[mentee + 1] ?? 0); edge += 1) {
      own.push(`x${edge}`)
      perMentor[mentors[edge] ?? 0]?.push(`x${edge}`)
      terms.push(`${weight + (suitability[edge] ?? 0)} x${edge}`)
    }
    if (own.length > 0) rows.push(`m${mentee}: ${own.join('\n + ')} <= 1`)
  }
  perMentor.forEach((edges, mentor) => {
    if (edges.length > 0) rows.push(`p${mentor}: ${edges.join('\n + ')} <= ${capacities[mentor]}`)
  })
  return `Maximize\nobj: ${terms.join('\n + ')}\nSubject To\n${rows.join('\n')}\nEnd\n`
}
