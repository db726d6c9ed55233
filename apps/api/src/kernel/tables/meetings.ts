import type { MeetingKind } from '@nastavnik/contract'
import type { Day, Kinds, WithDefault } from './column-types.ts'

interface MeetingsTable {
  region_id: number
  id: string
  organisation_id: string
  programme_id: string
  kind: MeetingKind
  held_on: Day
  begins_at: string
  place: string
  created_at: Date
  created_by: string | null
  version: WithDefault<number>
}

interface MeetingMembersTable {
  region_id: number
  meeting_id: string
  participation_id: string
  organisation_id: string
  attended: WithDefault<boolean>
}

/** Meetings of a programme and who came to them. */
export interface MeetingTables {
  meetings: MeetingsTable
  meeting_members: MeetingMembersTable
}

export const meetingTables: Kinds<MeetingTables> = {
  meetings: 'tenant',
  meeting_members: 'people',
}
