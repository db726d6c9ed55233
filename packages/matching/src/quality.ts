import { edgeBetween, type Instance } from './instance.ts'
import { blockingPairs, type Ranks } from './ranks.ts'

/** How many got the first, second and third of those they had named. */
type Choices = readonly [first: number, second: number, third: number]

/** How one group of mentees fared, those of one value of a label: a municipality, a language. */
export interface GroupQuality {
  readonly label: string
  readonly value: string
  readonly mentees: number
  readonly placed: number
  readonly share: number
  /** Of the pairs of the group; null without pairs. */
  readonly mean: number | null
}

/** What is shown of a result beside the pairs. Means are not rounded. */
export interface Quality {
  readonly mentees: number
  readonly placed: number
  readonly total: number
  readonly mean: number | null
  readonly least: number | null
  /** A tenth of the pairs are no better. */
  readonly tenth: number | null
  readonly menteeChoices: Choices
  readonly mentorChoices: Choices
  readonly blocking: number
  readonly mostBlocking: number
  /** Mentees per mentor, over those with places. `gini` is 0 when all have as many, near 1 when few have all. */
  readonly load: { readonly least: number; readonly median: number; readonly most: number; readonly gini: number }
  /** Against what was published; undefined when nothing was. */
  readonly published: { readonly kept: number; readonly changed: number; readonly added: number } | undefined
  readonly groups: readonly GroupQuality[]
}

export interface Wishes extends Ranks {
  /** The rank of the last who could be named by a side, 0 where nobody was: only those named are choices. */
  readonly menteeWishes: number
  readonly mentorWishes: number
}

const mean = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : numbers.reduce((sum, each) => sum + each, 0) / numbers.length

/** The smallest number such that this share of them are no larger. */
const quantile = (sorted: readonly number[], share: number): number | null =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null

const median = (sorted: readonly number[]): number => {
  const upper = sorted[sorted.length >> 1] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[(sorted.length >> 1) - 1] ?? 0) + upper) / 2
}

/** How unevenly something is shared out: half the mean difference between two, in means. */
export function gini(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const sum = sorted.reduce((whole, each) => whole + each, 0)
  if (sum === 0) return 0
  return sorted.reduce((whole, each, k) => whole + (2 * (k + 1) - sorted.length - 1) * each, 0) / (sorted.length * sum)
}

function choicesOf(ranks: Int32Array, wishes: number, edges: readonly number[]): Choices {
  const count = (rank: number) => (rank > wishes ? 0 : edges.filter((edge) => ranks[edge] === rank).length)
  return [count(1), count(2), count(3)]
}

/** Labels of the mentees by name of the label, each by mentee; undefined where it is not known. */
export type Labels = ReadonlyMap<string, readonly (string | undefined)[]>

function groupsOf(labels: Labels, points: readonly (number | undefined)[]): GroupQuality[] {
  return [...labels].flatMap(([label, values]) =>
    [...new Set(values)]
      .filter((value) => value !== undefined)
      .sort((a, b) => (a < b ? -1 : 1))
      .map((value) => {
        const own = points.filter((_, mentee) => values[mentee] === value)
        const placed = own.filter((each) => each !== undefined)
        return { label, value, mentees: own.length, placed: placed.length, share: placed.length / own.length, mean: mean(placed) }
      }),
  )
}

/** The figures of pairs in an instance, whoever found them. */
export function qualityOf(
  instance: Instance,
  mates: Int32Array,
  { wishes, published, labels = new Map() }: { wishes: Wishes; published?: Int32Array | undefined; labels?: Labels },
): Quality {
  const edgeOf = Array.from(mates, (mentor, mentee) => (mentor < 0 ? -1 : edgeBetween(instance, mentee, mentor)))
  const points = edgeOf.map((edge) => (edge < 0 ? undefined : (instance.suitability[edge] ?? 0)))
  const edges = edgeOf.filter((edge) => edge >= 0)
  const sorted = points.filter((each) => each !== undefined).sort((a, b) => a - b)
  const { edges: blocking, most } = blockingPairs(instance, wishes, mates)
  const taken = new Int32Array(instance.capacities.length)
  for (const mentor of mates) if (mentor >= 0) taken[mentor] = (taken[mentor] ?? 0) + 1
  const loads = [...taken].filter((_, mentor) => (instance.capacities[mentor] ?? 0) > 0).sort((a, b) => a - b)
  const count = (isMeant: (before: number, now: number) => boolean) =>
    mates.reduce((sum, now, mentee) => sum + (isMeant(published?.[mentee] ?? -1, now) ? 1 : 0), 0)
  return {
    mentees: instance.menteeCount,
    placed: edges.length,
    total: sorted.reduce((sum, each) => sum + each, 0),
    mean: mean(sorted),
    least: sorted[0] ?? null,
    tenth: quantile(sorted, 0.1),
    menteeChoices: choicesOf(wishes.byMentee, wishes.menteeWishes, edges),
    mentorChoices: choicesOf(wishes.byMentor, wishes.mentorWishes, edges),
    blocking: blocking.length,
    mostBlocking: most,
    load: { least: loads[0] ?? 0, median: median(loads), most: loads.at(-1) ?? 0, gini: gini(loads) },
    published: published && {
      kept: count((before, now) => before >= 0 && before === now),
      changed: count((before, now) => before >= 0 && before !== now),
      added: count((before, now) => before < 0 && now >= 0),
    },
    groups: groupsOf(labels, points),
  }
}
