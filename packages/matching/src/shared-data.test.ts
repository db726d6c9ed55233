import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { certify } from './certify.ts'
import { checkInstance, type Instance } from './instance.ts'
import { solve } from './solve.ts'
import { type MatchingEvent, Standing } from './standing.ts'
import { instanceOf } from './testing.ts'

// The instances lie beside the project and are not copied into it: where they are absent, the tests of them are not there either.
const folder = new URL('../../../../shared/data/matching/', import.meta.url)
const present = existsSync(folder)
const names = present ? readdirSync(folder).filter((name) => name.endsWith('.json.gz')) : []

interface Optimum {
  readonly card: number
  readonly weight: number
}

interface InstanceFile {
  readonly format: 'match-instance/1'
  readonly nMentees: number
  readonly nMentors: number
  readonly cap: number[]
  readonly dense?: boolean
  readonly rowPtr?: number[]
  readonly col?: number[]
  readonly weight: number[]
  readonly optimum: Optimum
}

interface RankedFile {
  readonly format: 'match-hrt/1'
  readonly instances: {
    readonly nMentees: number
    readonly cap: number[]
    readonly edges: [mentee: number, mentor: number, weight: number][]
    readonly oracle: { readonly maxCard: number; readonly maxWeight: number }
  }[]
}

type EventOfFile = { readonly optimum: Optimum } & (
  | { readonly kind: 'base' }
  | { readonly kind: 'withdrawMentor'; readonly mentor: number }
  | { readonly kind: 'withdrawMentee'; readonly mentee: number }
  | { readonly kind: 'capacity'; readonly mentor: number; readonly cap: number }
  | { readonly kind: 'forbid' | 'lock'; readonly mentee: number; readonly mentor: number }
  | { readonly kind: 'reweigh'; readonly mentee: number; readonly mentor: number; readonly weight: number }
)

interface EventsFile {
  readonly format: 'match-incremental/1'
  readonly base: string
  readonly events: EventOfFile[]
}

const read = (name: string) =>
  JSON.parse(gunzipSync(readFileSync(new URL(name, folder))).toString()) as InstanceFile | RankedFile | EventsFile

function instanceOfFile({ nMentees, nMentors, cap, dense, rowPtr, col, weight }: InstanceFile): Instance {
  return {
    menteeCount: nMentees,
    capacities: Int32Array.from(cap),
    starts: dense === true ? Int32Array.from({ length: nMentees + 1 }, (_, row) => row * nMentors) : Int32Array.from(rowPtr ?? []),
    mentors: dense === true ? Int32Array.from(weight, (_, edge) => edge % nMentors) : Int32Array.from(col ?? []),
    suitability: Int32Array.from(weight),
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
    default:
      return event
  }
}

function checkInstanceFile(file: InstanceFile): void {
  const instance = instanceOfFile(file)
  checkInstance(instance)
  const solution = solve(instance)
  expect({ card: solution.placed, weight: solution.total }).toEqual(file.optimum)
  expect(certify(instance, solution)).toEqual({ optimal: true })
}

function checkRankedFile({ instances }: RankedFile): void {
  for (const { nMentees, cap, edges, oracle } of instances) {
    const rows = Array.from({ length: nMentees }, (_, mentee) =>
      edges.filter(([from]) => from === mentee).map(([, mentor, points]) => ({ mentor, points })),
    )
    expect(solve(instanceOf(Int32Array.from(cap), rows))).toMatchObject({ placed: oracle.maxCard, total: oracle.maxWeight })
  }
}

function checkEventsFile({ base, events }: EventsFile): void {
  const instance = instanceOfFile(read(base) as InstanceFile)
  const standing = new Standing(instance, solve(instance))
  for (const event of events) {
    if (event.kind !== 'base') standing.apply(eventOf(event))
    const open = standing.open()
    expect({ event, ...certify(open.instance, open.solution) }).toMatchObject({ optimal: true })
    expect({ event, card: standing.placed, weight: standing.total }).toMatchObject({ event, ...event.optimum })
  }
}

describe.runIf(present)('the published optima', () => {
  test.each(names)('%s', (name) => {
    const file = read(name)
    if (file.format === 'match-instance/1') checkInstanceFile(file)
    else if (file.format === 'match-hrt/1') checkRankedFile(file)
    else checkEventsFile(file)
    expect.hasAssertions()
  })
})
