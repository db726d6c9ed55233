import type { PairAnswer, PersonKind } from '@nastavnik/contract'
import type { Bytes, Day, Json, Kinds, WithDefault } from './column-types.ts'

interface JointRoundsTable {
  region_id: number
  id: string
  municipality_id: string | null
  form_code: string
  order_on: Day
  opened_at: Date
  opened_by: string | null
  finished_at: WithDefault<Date | null>
  counted_at: WithDefault<Date | null>
  input_hash: WithDefault<Bytes | null>
  figures: WithDefault<Json | null>
  version: WithDefault<number>
}

interface JointMembersTable {
  region_id: number
  round_id: string
  organisation_id: string
  programme_id: string
  joined_at: Date
  joined_by: string | null
  mentees: WithDefault<number>
  mentors: WithDefault<number>
  placed: WithDefault<number>
}

interface JointPairsTable {
  region_id: number
  round_id: string
  mentee_id: string
  mentor_id: string
  organisation_id: string
  mentor_organisation_id: string
  points: number
  matched: string[]
  mentee_age: WithDefault<number | null>
  mentor_kind: WithDefault<PersonKind | null>
  mentee_answer: WithDefault<PairAnswer | null>
  mentor_answer: WithDefault<PairAnswer | null>
  order_number: WithDefault<string | null>
  ordered_on: WithDefault<Day | null>
}

/** Rounds of several organisations: who has joined, in counts; pairs, which belong to two organisations. */
export interface JointRoundTables {
  joint_rounds: JointRoundsTable
  joint_members: JointMembersTable
  joint_pairs: JointPairsTable
}

export const jointRoundTables: Kinds<JointRoundTables> = {
  joint_rounds: 'tenant',
  joint_members: 'tenant',
  joint_pairs: 'people',
}
