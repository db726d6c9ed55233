import type { MatchingRuleCode, UnplacedReason } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { edgeOf, pointsAt, type RoundInput, rankAt, warningsAt } from './round-input.ts'
import type { KeptInput } from './runs.repo.ts'
import type { Solved } from './solve-round.ts'

interface DraftRow {
  readonly mentee_id: string
  readonly mentor_id: string | null
  readonly points: number
  readonly mentee_rank: number | null
  readonly mentor_rank: number | null
  readonly warnings: readonly MatchingRuleCode[]
  readonly candidates: number
  readonly waiting_days: number
  readonly reason: UnplacedReason | null
}

type Standing = Pick<DraftRow, 'mentee_id' | 'mentor_id' | 'reason'>

/** Rows of the draft as a run has found them. */
function rowsOf(input: RoundInput, solved: Pick<Solved, 'mates' | 'reasons'>): DraftRow[] {
  const { mates } = solved
  const reasons = solved.reasons()
  return input.mentees.map(({ id, waitingDays }, at) => {
    const mentor = mates[at] ?? -1
    const edge = mentor < 0 ? -1 : edgeOf(input, at, mentor)
    const candidates = (input.starts[at + 1] ?? 0) - (input.starts[at] ?? 0)
    const common = { mentee_id: id, candidates, waiting_days: waitingDays }
    if (edge < 0)
      return { ...common, mentor_id: null, points: 0, mentee_rank: null, mentor_rank: null, warnings: [], reason: reasons.get(at) ?? null }
    return {
      ...common,
      mentor_id: input.mentors[mentor]?.id ?? null,
      points: pointsAt(input, edge),
      mentee_rank: rankAt(input.menteeRanks, edge),
      mentor_rank: rankAt(input.mentorRanks, edge),
      warnings: warningsAt(input, edge),
      reason: null,
    }
  })
}

/** What a reason says, as one text: the database gives its keys back in an order of its own. */
function textOf(reason: UnplacedReason | null): string {
  if (reason === null) return ''
  const { kind, rules, alone, shared, pointsLost } = reason
  return JSON.stringify([kind, rules.map(({ code, mentors }) => [code, mentors]), alone, shared?.mentees, shared?.places, pointsLost])
}

interface OfRound {
  readonly regionId: number
  readonly roundId: string
  readonly organisationId: string
}

/** Rows of the draft as they stand when its run had this input, by mentee; none: it had another. What else a row says follows from the input. */
async function readStanding(tx: Tx, { regionId, roundId }: OfRound, hash: Buffer): Promise<ReadonlyMap<string, Standing>> {
  const { rows } = await sql<Standing>`
    select mentee_id, mentor_id, reason from matching_pairs where region_id = ${regionId} and round_id = ${roundId} and exists (
      select 1 from matching_rounds r join matching_runs n on n.region_id = ${regionId} and n.id = r.draft_run_id
      where r.region_id = ${regionId} and r.id = ${roundId} and n.input_hash = ${hash}
    )`.execute(tx)
  return new Map(rows.map((row) => [row.mentee_id, row]))
}

/**
 * Makes the draft of a round what a run has found: rows that say the same are left alone, and an answer goes with the pair it was given to. A run of
 * the log may speak of those who are gone or proposed by now: there are no rows of them.
 */
export async function writeDraft(
  tx: Tx,
  of: OfRound,
  { hash, input }: Pick<KeptInput, 'hash' | 'input'>,
  solved: Pick<Solved, 'mates' | 'reasons'>,
): Promise<void> {
  const { regionId, roundId, organisationId } = of
  const standing = await readStanding(tx, of, hash)
  const rows = rowsOf(input, solved)
  const changed = rows.filter((row) => {
    const known = standing.get(row.mentee_id)
    return known === undefined || known.mentor_id !== row.mentor_id || textOf(known.reason) !== textOf(row.reason)
  })
  if (standing.size === 0)
    await sql`
      delete from matching_pairs
      where region_id = ${regionId} and round_id = ${roundId} and not mentee_id = any (${rows.map((row) => row.mentee_id)}::uuid[])`.execute(
      tx,
    )
  const here = (
    side: string,
  ) => sql`participations t join persons s on s.region_id = ${regionId} and s.id = t.person_id and s.erased_on is null
    where t.region_id = ${regionId} and t.id = f.${sql.id(side)}`
  await sql`
    insert into matching_pairs as p (region_id, round_id, organisation_id, mentee_id, mentor_id, points, mentee_rank, mentor_rank, warnings, candidates, waiting_days, reason)
    select ${regionId}, ${roundId}, ${organisationId}, mentee_id, mentor_id, points, mentee_rank, mentor_rank, array(select jsonb_array_elements_text(warnings)),
      candidates, waiting_days, nullif(reason, 'null'::jsonb)
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as f (mentee_id uuid, mentor_id uuid, points smallint, mentee_rank smallint, mentor_rank smallint,
      warnings jsonb, candidates integer, waiting_days integer, reason jsonb)
    where exists (select 1 from ${here('mentee_id')}) and (mentor_id is null or exists (select 1 from ${here('mentor_id')}))
      and not exists (select 1 from pair_proposals q where q.region_id = ${regionId} and q.mentee_id = f.mentee_id)
    on conflict (region_id, round_id, mentee_id) do update set mentor_id = excluded.mentor_id, points = excluded.points,
      mentee_rank = excluded.mentee_rank, mentor_rank = excluded.mentor_rank, warnings = excluded.warnings, candidates = excluded.candidates,
      waiting_days = excluded.waiting_days, reason = excluded.reason,
      mentee_answer = case when p.mentor_id = excluded.mentor_id then p.mentee_answer end,
      mentor_answer = case when p.mentor_id = excluded.mentor_id then p.mentor_answer end`.execute(tx)
}
