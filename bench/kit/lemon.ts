import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Instance } from '@nastavnik/matching'

const folder = path.resolve(import.meta.dirname, '../../.data/bench/matching')
const source = path.resolve(import.meta.dirname, '../lemon/network-simplex.cpp')
const program = path.join(folder, 'network-simplex')

/** What LEMON has found, and the CPU that each repetition took, ms. */
export interface LemonRun {
  readonly ms: readonly number[]
  readonly placed: number
  readonly total: number
  readonly mb: number
}

/** Compiles the opponent; false where there is no compiler or no `liblemon-dev`. */
export function hasLemon(): boolean {
  if (!existsSync('/usr/include/lemon/network_simplex.h')) return false
  mkdirSync(folder, { recursive: true })
  try {
    execFileSync('g++', ['-O3', '-march=native', '-o', program, source], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

export function runLemon(name: string, instance: Instance, repetitions: number): LemonRun {
  const { menteeCount, capacities, starts, mentors, suitability } = instance
  const head = Int32Array.of(menteeCount, capacities.length, mentors.length)
  const file = path.join(folder, `${name}.bin`)
  writeFileSync(file, Buffer.concat([head, starts, mentors, suitability, capacities].map((part) => new Uint8Array(part.buffer))))
  return JSON.parse(execFileSync(program, [file, String(repetitions)], { encoding: 'utf8' })) as LemonRun
}
