import type { SecondFactor } from '@nastavnik/contract'
import type { ColumnType } from 'kysely'
import type { Bytes, Day, Kinds, WithDefault } from './column-types.ts'

interface UsersTable {
  id: string
  region_id: number
  login: string
  name: string
  /** Null until the invitation is accepted. */
  password_hash: string | null
  failed_sign_ins: WithDefault<number>
  locked_until: Date | null
  created_at: Date
  second_factor: WithDefault<SecondFactor>
  factor_secret: ColumnType<Bytes | null, Bytes | null | undefined, Bytes | null>
  factor_step: ColumnType<string | null, null | undefined, number | null>
}

interface GrantsTable {
  id: string
  region_id: number
  user_id: string
  role: string
  municipality_id: string | null
  organisation_id: string | null
  forms: string[] | null
  /** Classes of an informant; null: the whole organisation. */
  classes: WithDefault<string[] | null>
  valid_from: Day
  valid_to: Day | null
  /** The user whom the grant stands in for. */
  substitutes: string | null
}

interface UserInvitationsTable {
  token_hash: Bytes
  region_id: number
  user_id: string
  created_by: string | null
  expires_at: Date
  used_at: Date | null
}

interface RecoveryCodesTable {
  code_hash: Bytes
  region_id: number
  user_id: string
  used_at: Date | null
}

interface SessionsTable {
  token_hash: Bytes
  user_id: string
  created_at: Date
  seen_at: Date
  expires_at: Date
  /** The second factor, where it is asked for, has been given. */
  passed: boolean
}

interface IntegrationTokensTable {
  id: string
  region_id: number
  token_hash: Bytes
  name: string
  municipality_id: string | null
  organisation_id: string | null
  permissions: string[]
  forms: string[] | null
  valid_from: Day
  valid_to: Day
  issued_by: string
  issued_at: Date
  last_used_on: WithDefault<Day | null>
  revoked_at: WithDefault<Date | null>
}

/** Users, what they may do and how they come in. */
export interface AccountTables {
  users: UsersTable
  grants: GrantsTable
  user_invitations: UserInvitationsTable
  recovery_codes: RecoveryCodesTable
  sessions: SessionsTable
  integration_tokens: IntegrationTokensTable
}

export const accountTables: Kinds<AccountTables> = {
  users: 'local',
  grants: 'local',
  user_invitations: 'local',
  recovery_codes: 'local',
  sessions: 'local',
  integration_tokens: 'local',
}
