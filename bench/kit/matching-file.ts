import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Instance } from '@nastavnik/matching'
import { geo, scarce, sparse } from '@nastavnik/matching/testing'

export const matchingFolder = path.resolve(import.meta.dirname, '../../.data/bench/matching')

const makers = { sparse: [sparse, 0], geo: [geo, 7], scarce: [scarce, 1] } as const

/** 30 candidates a mentee; the seeds are those of the research. */
export type Kind = keyof typeof makers

export const matchingFile = (kind: Kind, menteeCount: number): string => path.join(matchingFolder, `${kind}-${menteeCount}.bin`)

/** Writes an instance down, for processes that shall hold nothing but it: making one takes more memory than solving it. */
export function writeMatching(kind: Kind, menteeCount: number): void {
  const [make, seed] = makers[kind]
  const { capacities, starts, mentors, suitability } = make(menteeCount, menteeCount + seed)
  const head = Int32Array.of(menteeCount, capacities.length, mentors.length)
  mkdirSync(matchingFolder, { recursive: true })
  const parts = [head, starts, mentors, suitability, capacities]
  writeFileSync(matchingFile(kind, menteeCount), Buffer.concat(parts.map((part) => new Uint8Array(part.buffer))))
}

export function readMatching(file: string): Instance {
  const bytes = readFileSync(file)
  const numbers = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
  const [menteeCount = 0, mentorCount = 0, edgeCount = 0] = numbers
  let at = 3
  const next = (count: number) => {
    at += count
    return numbers.subarray(at - count, at)
  }
  const [starts, mentors, suitability] = [next(menteeCount + 1), next(edgeCount), next(edgeCount)]
  return { menteeCount, starts, mentors, suitability, capacities: next(mentorCount) }
}
