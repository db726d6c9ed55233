/** Who may be matched with whom, by position: mentee i has the candidates from `starts[i]` to `starts[i + 1]`. */
export interface Instance {
  readonly menteeCount: number
  /** Places of each mentor. */
  readonly capacities: Int32Array
  /** `menteeCount + 1` positions in `mentors` and `suitability`. */
  readonly starts: Int32Array
  /** Of each candidate edge, ascending inside a mentee. */
  readonly mentors: Int32Array
  /** Of each candidate edge, 0…1000. */
  readonly suitability: Int32Array
}

/** The suitability of a perfect pair. */
export const perfect = 1000

/** Throws a RangeError that names the first thing by which this is no instance; solving takes instances on trust otherwise. */
export function checkInstance({ menteeCount, capacities, starts, mentors, suitability }: Instance): void {
  const refuse = (what: string, where: number): never => {
    throw new RangeError(`${what} at ${where}`)
  }
  if (starts.length !== menteeCount + 1 || starts[0] !== 0) refuse('starts do not fit the mentees', starts.length)
  if (mentors.length !== suitability.length || starts[menteeCount] !== mentors.length) refuse('edges do not fit the starts', mentors.length)
  capacities.forEach((places, mentor) => {
    if (places < 0) refuse('negative capacity', mentor)
  })
  for (let mentee = 0; mentee < menteeCount; mentee += 1) {
    const [from, to] = [starts[mentee] ?? 0, starts[mentee + 1] ?? 0]
    if (to < from) refuse('starts descend', mentee)
    for (let edge = from; edge < to; edge += 1) {
      const mentor = mentors[edge] ?? 0
      const points = suitability[edge] ?? 0
      if (mentor < (edge === from ? 0 : (mentors[edge - 1] ?? 0) + 1) || mentor >= capacities.length) refuse('mentors out of order', edge)
      if (points < 0 || points > perfect) refuse('suitability out of range', edge)
    }
  }
}

/** The position of an edge among the candidates, or -1 when the two are none. */
export function edgeBetween({ starts, mentors }: Instance, mentee: number, mentor: number): number {
  let [low, high] = [starts[mentee] ?? 0, (starts[mentee + 1] ?? 0) - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = mentors[middle] ?? 0
    if (found === mentor) return middle
    if (found < mentor) low = middle + 1
    else high = middle - 1
  }
  return -1
}
