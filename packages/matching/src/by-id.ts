import type { Instance } from './instance.ts'

/** A mentee, a mentor and how well they would fit, 0…1000. */
export interface Candidacy {
  readonly mentee: string
  readonly mentor: string
  readonly suitability: number
}

/** An instance with the ids of its positions. */
export interface InstanceById {
  readonly instance: Instance
  readonly mentees: readonly string[]
  readonly mentors: readonly string[]
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * People in the order of their ids, so that the same people give the same solution whatever order they were read in. Throws a RangeError
 * for a candidacy of somebody unknown, and for two of the same pair.
 */
export function instanceById(
  mentees: readonly string[],
  places: ReadonlyMap<string, number>,
  candidacies: readonly Candidacy[],
): InstanceById {
  const menteeIds = mentees.toSorted(byText)
  const mentorIds = [...places.keys()].sort(byText)
  const positions = (ids: readonly string[]) => new Map(ids.map((id, position) => [id, position]))
  const [menteeAt, mentorAt] = [positions(menteeIds), positions(mentorIds)]
  if (menteeAt.size !== menteeIds.length) throw new RangeError('a mentee stands twice')
  const edges = candidacies
    .map(({ mentee, mentor, suitability }) => {
      const [from, to] = [menteeAt.get(mentee), mentorAt.get(mentor)]
      if (from === undefined || to === undefined) throw new RangeError('a candidacy of somebody unknown')
      return { from, to, suitability }
    })
    .sort((a, b) => a.from - b.from || a.to - b.to)
  if (edges.some(({ from, to }, k) => edges[k - 1]?.from === from && edges[k - 1]?.to === to)) throw new RangeError('a pair stands twice')
  const starts = new Int32Array(menteeIds.length + 1)
  edges.forEach(({ from }, k) => {
    starts[from + 1] = k + 1
  })
  for (let mentee = 0; mentee < menteeIds.length; mentee += 1) starts[mentee + 1] = Math.max(starts[mentee + 1] ?? 0, starts[mentee] ?? 0)
  return {
    instance: {
      menteeCount: menteeIds.length,
      capacities: Int32Array.from(mentorIds, (id) => places.get(id) ?? 0),
      starts,
      mentors: Int32Array.from(edges, ({ to }) => to),
      suitability: Int32Array.from(edges, ({ suitability }) => suitability),
    },
    mentees: menteeIds,
    mentors: mentorIds,
  }
}
