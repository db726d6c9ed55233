import { readFile } from 'node:fs/promises'
import { ErasureReason, Id } from '@nastavnik/contract'
import * as z from 'zod/mini'
import type { ErasedLine } from '../modules/erasures/index.ts'
import { UsageError } from './output.ts'

const Lines = z.array(z.object({ regionId: z.number(), organisationId: Id, personId: Id, reason: ErasureReason }))

/** The list that `erasures list` has printed. */
export async function erasedLinesIn(file: string): Promise<ErasedLine[]> {
  const text = await readFile(file, 'utf8')
  try {
    return Lines.parse(JSON.parse(text))
  } catch {
    throw new UsageError(`${file} — не список команды «erasures list».`)
  }
}
