import type { Instance } from '@nastavnik/matching'
import { geo, scarce, sparse } from '@nastavnik/matching/testing'

interface Case {
  readonly instance: Instance
  readonly repetitions: number
}

const makers = { sparse: [sparse, 0], geo: [geo, 7], scarce: [scarce, 1] } as const

/** Bids, searches forward and searches back that a run may take: the gate where there is no LEMON to compare with. */
export const scanLimits: Readonly<Record<string, number>> = {}

/** `geo 5000` and the like: 30 candidates a mentee; the seeds are those of the research. */
export function caseOf(name: string): Case {
  const [kind, size] = name.split(' ')
  const menteeCount = Number(size)
  if (kind !== 'sparse' && kind !== 'geo' && kind !== 'scarce') throw new Error(`no case ${name}`)
  const [make, seed] = makers[kind]
  const repetitions = menteeCount > 100_000 ? 3 : menteeCount > 10_000 ? 12 : 40
  return { instance: make(menteeCount, menteeCount + seed), repetitions }
}
