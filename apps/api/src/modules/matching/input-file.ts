import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { RoundInput } from './round-input.ts'

const columns = ['starts', 'mentorAt', 'points', 'unknown', 'warnings', 'menteeRanks', 'mentorRanks'] as const
const wordBytes = 4

/** An input as bytes: what is read one by one as JSON, then the columns. Equal inputs are equal bytes. */
function toBytes(input: RoundInput): Buffer {
  const { mentees, mentors, parts, rules } = input
  const lengths = columns.map((name) => input[name].byteLength)
  const header = Buffer.from(JSON.stringify({ mentees, mentors, parts, rules, lengths }))
  const size = Buffer.alloc(wordBytes)
  size.writeUInt32LE(header.length)
  const bytes = columns.map((name) => Buffer.from(input[name].buffer, input[name].byteOffset, input[name].byteLength))
  return Buffer.concat([size, header, ...bytes])
}

interface Header extends Pick<RoundInput, 'mentees' | 'mentors' | 'parts' | 'rules'> {
  readonly lengths: readonly number[]
}

/** The SHA-256 by which an input is named. */
const hashOf = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()

/** The name alone, for an input that is not kept. */
export const hashInput = (input: RoundInput): Buffer => hashOf(toBytes(input))

/** The file of an input, packed, and the SHA-256 of what is in it. */
export function packInput(input: RoundInput): { readonly hash: Buffer; readonly content: Buffer } {
  const bytes = toBytes(input)
  return { hash: hashOf(bytes), content: gzipSync(bytes, { level: 1 }) }
}

/** The input of a file that `packInput` made. */
export function unpackInput(content: Buffer): RoundInput {
  const bytes = gunzipSync(content)
  const headerEnd = wordBytes + bytes.readUInt32LE(0)
  const { lengths, ...people }: Header = JSON.parse(bytes.toString('utf8', wordBytes, headerEnd))
  let from = headerEnd
  // Copied: a column of words has to begin at a word.
  const slices = lengths.map((length) => {
    const slice = new Uint8Array(bytes.subarray(from, from + length))
    from += length
    return slice
  })
  const part = (name: (typeof columns)[number]) => slices[columns.indexOf(name)] ?? new Uint8Array()
  const words = (name: (typeof columns)[number]) => new Int32Array(part(name).buffer)
  return {
    ...people,
    starts: words('starts'),
    mentorAt: words('mentorAt'),
    points: new Int16Array(part('points').buffer),
    unknown: words('unknown'),
    warnings: words('warnings'),
    menteeRanks: part('menteeRanks'),
    mentorRanks: part('mentorRanks'),
  }
}
