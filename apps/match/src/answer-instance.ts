import path from 'node:path'
import {
  type Blocking,
  blockingPairs,
  certify,
  checkInstance,
  easeBlocking,
  type Instance,
  type MatchingEvent,
  type MatchMode,
  perfect,
  type Ranks,
  rankMaximal,
  ranksOfSuitability,
  Standing,
  solve,
  stableFirst,
  worstPairFirst,
  worthOfPairs,
} from '@nastavnik/matching'
import { Complaint } from './complaint.ts'
import { type EventOfFile, type EventsFile, type InstanceFile, type RankedFile, readInstanceFile } from './instance-file.ts'

/** Pairs in the words of the formats. */
interface Pairs {
  readonly card: number
  readonly weight: number
  /** Of each mentee the mentor, or -1. */
  readonly mate: readonly number[]
  readonly blockingPairs: number
}

/** In the stable mode the pairs are those without blocking pairs; `filled` are the same filled up to as many as can be placed. */
interface Matched extends Pairs {
  readonly certificate: boolean
  readonly filled?: Pairs & { readonly added: number; readonly parted: number }
}

type InstanceAnswer = Matched & { readonly ms: number }

interface EventAnswer {
  readonly card: number
  readonly weight: number
  /** How many mentees have another mentor than before the event. */
  readonly changed: number
}

type Answer = InstanceAnswer | { readonly results: readonly Matched[] } | { readonly results: readonly EventAnswer[] }

function checked(instance: Instance): Instance {
  try {
    checkInstance(instance)
  } catch (error) {
    throw new Complaint('file.damaged', `Данные подбора неверны: ${error instanceof RangeError ? error.message : 'не читаются'}.`)
  }
  return instance
}

function wholeNumbers(numbers: readonly number[] | undefined, name: string): Int32Array {
  if (!Array.isArray(numbers) || !numbers.every((each) => Number.isInteger(each) && Math.abs(each) < 2 ** 31))
    throw new Complaint('file.damaged', `Данные подбора неверны: ${name} — список целых чисел.`)
  return Int32Array.from(numbers)
}

const list = <Item>(given: readonly Item[], name: string): readonly Item[] => {
  if (!Array.isArray(given)) throw new Complaint('file.damaged', `Данные подбора неверны: нет списка ${name}.`)
  return given
}

function instanceOfFile({ nMentees, nMentors, cap, dense, rowPtr, col, weight }: InstanceFile): Instance {
  wholeNumbers([nMentees, nMentors], 'nMentees, nMentors')
  if (nMentees < 0 || nMentors !== list(cap, 'cap').length)
    throw new Complaint('file.damaged', 'Данные подбора неверны: cap не по числу наставников.')
  const suitability = wholeNumbers(weight, 'weight')
  return checked({
    menteeCount: nMentees,
    capacities: wholeNumbers(cap, 'cap'),
    starts: dense === true ? Int32Array.from({ length: nMentees + 1 }, (_, row) => row * nMentors) : wholeNumbers(rowPtr, 'rowPtr'),
    mentors: dense === true ? suitability.map((_, edge) => edge % nMentors) : wholeNumbers(col, 'col'),
    suitability,
  })
}

function rankedInstance({ nMentees, cap, edges }: RankedFile['instances'][number]): { instance: Instance; ranks: Ranks } {
  const sorted = list(edges, 'edges').toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
  const column = (at: 0 | 1 | 2 | 3 | 4) =>
    wholeNumbers(
      sorted.map((edge) => edge[at]),
      'edges',
    )
  wholeNumbers([nMentees], 'nMentees')
  const starts = new Int32Array(Math.max(0, nMentees) + 1)
  for (const [mentee] of sorted) if (mentee >= 0 && mentee < nMentees) starts[mentee + 1] = (starts[mentee + 1] ?? 0) + 1
  for (let mentee = 0; mentee < nMentees; mentee += 1) starts[mentee + 1] = (starts[mentee + 1] ?? 0) + (starts[mentee] ?? 0)
  const instance = { menteeCount: nMentees, capacities: wholeNumbers(cap, 'cap'), starts, mentors: column(1), suitability: column(2) }
  return { instance: checked(instance), ranks: { byMentee: column(3), byMentor: column(4) } }
}

function pairsOf(instance: Instance, ranks: Ranks, mates: Int32Array): { pairs: Pairs; blocking: Blocking } {
  const { placed, total } = worthOfPairs(instance, mates)
  const blocking = blockingPairs(instance, ranks, mates)
  return { pairs: { card: placed, weight: total, mate: [...mates], blockingPairs: blocking.edges.length }, blocking }
}

/** Where people were asked, equals are decided by what they wish. */
function match(instance: Instance, ranks: Ranks, mode: MatchMode, wereAsked: boolean): Matched {
  switch (mode) {
    case 'points':
    case 'worstPair': {
      const found = mode === 'points' ? solve(instance) : worstPairFirst(instance)
      const solution = wereAsked ? easeBlocking(instance, ranks, found) : found
      return { ...pairsOf(instance, ranks, solution.mates).pairs, certificate: certify(instance, solution).optimal }
    }
    case 'rankMaximal':
      if (!wereAsked) throw new Complaint('usage', 'В файле match-instance/1 нет желаний: режим first-choices не для него.')
      // What the solver could not prove it does not return.
      return { ...pairsOf(instance, ranks, rankMaximal(instance, ranks.byMentee).mates).pairs, certificate: true }
    default: {
      const { stable, filled, added, parted } = stableFirst(instance, ranks)
      const { pairs, blocking } = pairsOf(instance, ranks, stable)
      return {
        ...pairs,
        certificate: blocking.edges.length === 0,
        filled: { ...pairsOf(instance, ranks, filled.mates).pairs, added, parted },
      }
    }
  }
}

function eventOf(event: Exclude<EventOfFile, { kind: 'base' }>): MatchingEvent {
  switch (event.kind) {
    case 'withdrawMentor':
      return { kind: 'places', mentor: event.mentor, places: 0 }
    case 'withdrawMentee':
      return { kind: 'menteeLeaves', mentee: event.mentee }
    case 'capacity':
      return { kind: 'places', mentor: event.mentor, places: event.cap }
    case 'reweigh':
      return { kind: 'suitability', mentee: event.mentee, mentor: event.mentor, points: event.weight }
    case 'forbid':
    case 'lock':
    case 'unlock':
      return event
    default:
      throw new Complaint('file.damaged', `Событие «${String((event as { kind: unknown }).kind)}» неизвестно.`)
  }
}

async function followEvents(file: string, { base, events }: EventsFile): Promise<EventAnswer[]> {
  const read = await readInstanceFile(path.resolve(path.dirname(file), base))
  if (read.format !== 'match-instance/1') throw new Complaint('file.damaged', `${base} — не match-instance/1.`)
  const instance = instanceOfFile(read)
  const standing = new Standing(instance, solve(instance))
  return list(events, 'events').map((event, at) => {
    const isThere = (position: number, count: number) => Number.isInteger(position) && position >= 0 && position < count
    const isKnown =
      (!('mentee' in event) || isThere(event.mentee, instance.menteeCount)) &&
      (!('mentor' in event) || isThere(event.mentor, instance.capacities.length))
    if (!isKnown) throw new Complaint('file.damaged', `Событие ${at + 1}: такого человека нет.`)
    try {
      const changed = event.kind === 'base' ? 0 : standing.apply(eventOf(event)).changed.length
      return { card: standing.placed, weight: standing.total, changed }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      throw new Complaint('file.damaged', `Событие ${at + 1} невозможно: ${error.message}.`)
    }
  })
}

/** What the command answers for a file in one of the formats. */
export async function answerFile(file: string, mode: MatchMode): Promise<Answer> {
  const read = await readInstanceFile(file)
  switch (read.format) {
    case 'match-instance/1': {
      const instance = instanceOfFile(read)
      const startedAt = performance.now()
      // Nobody was asked, so the better the pair, the sooner both want it.
      const matched = match(instance, ranksOfSuitability(instance, perfect), mode, false)
      return { ...matched, ms: Math.round(performance.now() - startedAt) }
    }
    case 'match-hrt/1':
      return {
        results: list(read.instances, 'instances').map((each) => {
          const { instance, ranks } = rankedInstance(each)
          return match(instance, ranks, mode, true)
        }),
      }
    default:
      return { results: await followEvents(file, read) }
  }
}
