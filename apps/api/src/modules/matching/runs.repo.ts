import type { MatchingMode, MatchingWeights, RunFigures } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { packInput, unpackInput } from './input-file.ts'
import type { RoundInput } from './round-input.ts'
import type { Decided } from './solve-round.ts'

interface OfRound {
  readonly regionId: number
  readonly organisationId: string
  readonly roundId: string
}

/** An input with the hash by which runs name it. */
export interface KeptInput {
  readonly hash: Buffer
  readonly input: RoundInput
  /** When its people were read; null: before that was noted. */
  readonly readAt: Date | null
}

/** Inputs that were read last, by hash: what has a hash does not change. One of a school weighs some megabytes. */
const lately = new Map<string, RoundInput>()
const mostKept = 4

function remember(hash: Buffer, input: RoundInput): void {
  const key = hash.toString('hex')
  lately.delete(key)
  lately.set(key, input)
  for (const oldest of [...lately.keys()].slice(0, -mostKept)) lately.delete(oldest)
}

/** Keeps the input of a run; the same input is kept once, as of the later time. */
export async function keepInput(
  tx: Tx,
  { regionId, organisationId, roundId }: OfRound,
  input: RoundInput,
  readAt: Date | null,
): Promise<KeptInput> {
  const { hash, content } = packInput(input)
  await sql`
    insert into matching_inputs as i (region_id, round_id, hash, organisation_id, content, read_at, mentors)
    values (${regionId}, ${roundId}, ${hash}, ${organisationId}, ${content}, ${readAt}, ${input.mentors.map(({ id }) => id)})
    on conflict (region_id, round_id, hash) do update set read_at = greatest(i.read_at, excluded.read_at), mentors = excluded.mentors`.execute(
    tx,
  )
  remember(hash, input)
  return { hash, input, readAt }
}

/** The input of a run of a round; undefined: it has been deleted with the ballots. */
export async function findInput(
  tx: Tx,
  { regionId, roundId }: Pick<OfRound, 'regionId' | 'roundId'>,
  hash: Buffer,
): Promise<KeptInput | undefined> {
  const { rows } = await sql<{ content: Buffer | null; readAt: Date | null }>`
    select ${lately.has(hash.toString('hex')) ? sql`null::bytea` : sql`content`} as content, read_at as "readAt" from matching_inputs
    where region_id = ${regionId} and round_id = ${roundId} and hash = ${hash}`.execute(tx)
  const [row] = rows
  if (row === undefined) return undefined
  const input = row.content === null ? lately.get(hash.toString('hex')) : unpackInput(row.content)
  if (input === undefined) return undefined
  remember(hash, input)
  return { hash, input, readAt: row.readAt }
}

/** What a run stood on beside its input: decisions of the curator, and the run whose pairs it stayed close to. */
interface RunTerms extends Decided {
  readonly follows: string | null
}

export interface FoundRun {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly mode: MatchingMode
  readonly weights: MatchingWeights
  readonly decisions: RunTerms
  readonly inputHash: Buffer
  readonly figures: RunFigures
  readonly elapsedMs: number
  readonly createdAt: Date
  readonly by: string | null
}

const columns = sql`n.id, n.number, n.title, n.mode, n.weights, n.decisions, n.input_hash as "inputHash", n.figures, n.elapsed_ms as "elapsedMs",
  n.created_at as "createdAt", (select u.name from users u where u.region_id = n.region_id and u.id = n.created_by) as by`

/** A run of a round. */
export async function findRun(
  tx: Tx,
  { regionId, roundId }: Pick<OfRound, 'regionId' | 'roundId'>,
  id: string,
): Promise<FoundRun | undefined> {
  const { rows } = await sql<FoundRun>`
    select ${columns} from matching_runs n where n.region_id = ${regionId} and n.round_id = ${roundId} and n.id = ${id}`.execute(tx)
  return rows[0]
}

/** Whether the input of a run is still there. */
export async function hasInput(tx: Tx, { regionId, roundId }: Pick<OfRound, 'regionId' | 'roundId'>, runId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from matching_runs n join matching_inputs i on i.region_id = ${regionId} and i.round_id = ${roundId} and i.hash = n.input_hash
    where n.region_id = ${regionId} and n.id = ${runId}`.execute(tx)
  return rows.length === 1
}

/** The latest runs of a round that were asked for, the draft's run among them. */
export async function listRuns(
  tx: Tx,
  { regionId, roundId }: Pick<OfRound, 'regionId' | 'roundId'>,
  draft: string | null,
  most: number,
): Promise<FoundRun[]> {
  const { rows } = await sql<FoundRun>`
    select ${columns} from matching_runs n where n.region_id = ${regionId} and n.round_id = ${roundId} and (not n.by_decision or n.id = ${draft})
    order by n.id = ${draft} desc, n.number desc limit ${most}`.execute(tx)
  return rows.toSorted((a, b) => b.number - a.number)
}

/** The mentor of each mentee of the input of a run, by position. */
export async function readMates(tx: Tx, regionId: number, runId: string): Promise<Int32Array> {
  const { rows } = await sql<{ mates: Buffer }>`
    select mates from matching_runs where region_id = ${regionId} and id = ${runId}`.execute(tx)
  return new Int32Array(new Uint8Array(rows[0]?.mates ?? []).buffer)
}

export interface NewRun extends Omit<FoundRun, 'number' | 'by'> {
  readonly byDecision: boolean
  readonly mates: Int32Array
  readonly userId: string | null
}

/** Writes a run under the next number; false: it is there already. The caller holds the round. */
export async function insertRun(tx: Tx, { regionId, organisationId, roundId }: OfRound, run: NewRun): Promise<boolean> {
  const { id, title, byDecision, mode, weights, decisions, inputHash, mates, figures, elapsedMs, createdAt, userId } = run
  const { rows } = await sql`
    insert into matching_runs (region_id, id, round_id, organisation_id, number, title, by_decision, mode, weights, decisions, input_hash, mates, figures, elapsed_ms, created_at, created_by)
    select ${regionId}, ${id}, ${roundId}, ${organisationId}, coalesce(max(number), 0) + 1, ${title}, ${byDecision}, ${mode}, ${JSON.stringify(weights)}, ${JSON.stringify(decisions)},
      ${inputHash}, ${Buffer.from(mates.buffer, mates.byteOffset, mates.byteLength)}, ${JSON.stringify(figures)}, ${elapsedMs}, ${createdAt}, ${userId}
    from matching_runs where region_id = ${regionId} and round_id = ${roundId}
    on conflict (region_id, id) do nothing returning id`.execute(tx)
  return rows.length === 1
}
