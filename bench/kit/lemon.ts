import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { matchingFolder } from './matching-file.ts'

const source = path.resolve(import.meta.dirname, '../lemon/network-simplex.cpp')
const program = path.join(matchingFolder, 'network-simplex')

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
  mkdirSync(matchingFolder, { recursive: true })
  try {
    execFileSync('g++', ['-O3', '-march=native', '-o', program, source], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

export const runLemon = (file: string, repetitions: number): LemonRun =>
  JSON.parse(execFileSync(program, [file, String(repetitions)], { encoding: 'utf8' })) as LemonRun
