import type { LetterFrequency, LetterKind, LetterTrouble, NoticeKind } from '@nastavnik/contract'
import type { Json, Kinds, WithDefault } from './column-types.ts'

interface LettersTable {
  region_id: number
  id: string
  kind: LetterKind
  user_id: string | null
  /** Given for this letter alone; null: the confirmed address of the user. */
  address: string | null
  data: Json
  created_at: Date
  not_before: Date
  attempts: WithDefault<number>
  trouble: WithDefault<LetterTrouble | null>
  sent_at: WithDefault<Date | null>
  failed_at: WithDefault<Date | null>
}

interface NoticesTable {
  region_id: number
  id: string
  user_id: string
  kind: NoticeKind
  organisation_id: string | null
  about: string
  data: Json
  created_at: Date
}

interface LetterWordingsTable {
  region_id: number
  kind: LetterKind
  version: number
  subject: string | null
  text: string | null
  written_by: string | null
  written_at: Date
}

interface LetterSettingsTable {
  region_id: number
  user_id: string
  address: WithDefault<string | null>
  frequency: WithDefault<LetterFrequency>
  asked_address: WithDefault<string | null>
  asked_letter: WithDefault<string | null>
  asked_until: WithDefault<Date | null>
  wrong_codes: WithDefault<number>
  last_digest_at: WithDefault<Date | null>
}

/** Letters to the staff, what gathers into them, their words, and who wants them where. */
export interface LetterTables {
  letters: LettersTable
  notices: NoticesTable
  letter_wordings: LetterWordingsTable
  letter_settings: LetterSettingsTable
}

export const letterTables: Kinds<LetterTables> = {
  letters: 'tenant',
  notices: 'tenant',
  letter_wordings: 'tenant',
  letter_settings: 'local',
}
