import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { Complaint } from './complaint.ts'

const unpack = promisify(gunzip)

/** Candidates of each mentee from `rowPtr[mentee]` to `rowPtr[mentee + 1]`; a dense one has all, row by row. */
export interface InstanceFile {
  readonly format: 'match-instance/1'
  readonly nMentees: number
  readonly nMentors: number
  readonly cap: readonly number[]
  readonly dense?: boolean
  readonly rowPtr?: readonly number[]
  readonly col?: readonly number[]
  readonly weight: readonly number[]
}

export interface RankedFile {
  readonly format: 'match-hrt/1'
  readonly instances: readonly {
    readonly nMentees: number
    readonly cap: readonly number[]
    readonly edges: readonly (readonly [mentee: number, mentor: number, weight: number, menteeRank: number, mentorRank: number])[]
  }[]
}

export type EventOfFile =
  | { readonly kind: 'base' }
  | { readonly kind: 'withdrawMentor'; readonly mentor: number }
  | { readonly kind: 'withdrawMentee'; readonly mentee: number }
  | { readonly kind: 'capacity'; readonly mentor: number; readonly cap: number }
  | { readonly kind: 'forbid' | 'lock' | 'unlock'; readonly mentee: number; readonly mentor: number }
  | { readonly kind: 'reweigh'; readonly mentee: number; readonly mentor: number; readonly weight: number }

export interface EventsFile {
  readonly format: 'match-incremental/1'
  /** The file of the instance, beside this one. */
  readonly base: string
  readonly events: readonly EventOfFile[]
}

const formats = ['match-instance/1', 'match-hrt/1', 'match-incremental/1']

/** Reads a file in one of the formats, packed or not. What is inside is checked where it is used. */
export async function readInstanceFile(file: string): Promise<InstanceFile | RankedFile | EventsFile> {
  const bytes = await readFile(file).catch(() => {
    throw new Complaint('file.missing', `Нет файла ${file}.`)
  })
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b
  let read: unknown
  try {
    read = JSON.parse((isPacked ? await unpack(bytes) : bytes).toString('utf8'))
  } catch {
    throw new Complaint('file.damaged', `${path.basename(file)} — не JSON.`)
  }
  const format = typeof read === 'object' && read !== null && 'format' in read ? read.format : undefined
  if (typeof format !== 'string' || !formats.includes(format))
    throw new Complaint('file.formatUnknown', `Формат ${path.basename(file)} неизвестен: нужен ${formats.join(', ')}.`)
  return read as InstanceFile | RankedFile | EventsFile
}
