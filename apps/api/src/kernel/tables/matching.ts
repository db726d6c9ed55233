import type { DecisionKind, MatchingMode, PairAnswer } from '@nastavnik/contract'
import type { Bytes, Day, Json, Kinds, WithDefault } from './column-types.ts'

interface MatchingRoundsTable {
  region_id: number
  id: string
  organisation_id: string
  programme_id: string
  order_on: Day
  weights: Json | null
  draft_run_id: string | null
  created_at: Date
  created_by: string | null
  finished_at: WithDefault<Date | null>
  version: WithDefault<number>
  mentees: WithDefault<number>
  placed: WithDefault<number>
  published: WithDefault<number>
}

interface MatchingInputsTable {
  region_id: number
  round_id: string
  hash: Bytes
  organisation_id: string
  content: Bytes
  read_at: Date | null
  mentors: string[] | null
}

interface MatchingRunsTable {
  region_id: number
  id: string
  round_id: string
  organisation_id: string
  number: number
  title: string
  by_decision: boolean
  mode: MatchingMode
  weights: Json
  decisions: Json
  input_hash: Bytes
  mates: Bytes
  figures: Json
  elapsed_ms: number
  created_at: Date
  created_by: string | null
}

interface MatchingDecisionsTable {
  region_id: number
  id: string
  round_id: string
  organisation_id: string
  kind: DecisionKind
  mentee_id: string | null
  mentor_id: string
  places: number | null
  reason: string
  decided_at: Date
  decided_by: string | null
}

interface MatchingPairsTable {
  region_id: number
  round_id: string
  mentee_id: string
  organisation_id: string
  mentor_id: string | null
  points: WithDefault<number>
  mentee_rank: WithDefault<number | null>
  mentor_rank: WithDefault<number | null>
  warnings: WithDefault<string[]>
  candidates: WithDefault<number>
  waiting_days: WithDefault<number>
  reason: Json | null
  mentee_answer: WithDefault<PairAnswer | null>
  mentor_answer: WithDefault<PairAnswer | null>
}

interface PairProposalsTable {
  region_id: number
  id: string
  round_id: string
  organisation_id: string
  programme_id: string
  mentee_id: string
  mentor_id: string
  points: number
  published_at: Date
  published_by: string | null
  order_number: string | null
  ordered_on: Day | null
}

/** Rounds of matching, what each run was given and found, what is decided and published. */
export interface MatchingTables {
  matching_rounds: MatchingRoundsTable
  matching_inputs: MatchingInputsTable
  matching_runs: MatchingRunsTable
  matching_decisions: MatchingDecisionsTable
  matching_pairs: MatchingPairsTable
  pair_proposals: PairProposalsTable
}

export const matchingTables: Kinds<MatchingTables> = {
  matching_rounds: 'tenant',
  matching_inputs: 'people',
  matching_runs: 'people',
  matching_decisions: 'people',
  matching_pairs: 'people',
  pair_proposals: 'people',
}
