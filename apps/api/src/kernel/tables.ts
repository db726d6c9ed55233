import { type AccountTables, accountTables } from './tables/accounts.ts'
import { type AuditTables, auditTables } from './tables/audit.ts'
import type { Kinds } from './tables/column-types.ts'
import { type ConsentTables, consentTables } from './tables/consents.ts'
import { type DuplicateTables, duplicateTables } from './tables/duplicates.ts'
import { type ImportTables, importTables } from './tables/imports.ts'
import { type IncidentTables, incidentTables } from './tables/incidents.ts'
import { type IntakeTables, intakeTables } from './tables/intake.ts'
import { type JointRoundTables, jointRoundTables } from './tables/joint-rounds.ts'
import { type LetterTables, letterTables } from './tables/letters.ts'
import { type MatchingTables, matchingTables } from './tables/matching.ts'
import { type MeetingTables, meetingTables } from './tables/meetings.ts'
import { type MoveTables, moveTables } from './tables/moves.ts'
import { type OrganisationTables, organisationTables } from './tables/organisations.ts'
import { type ReadinessTables, readinessTables } from './tables/readiness.ts'
import { type RegistryTables, registryTables } from './tables/registry.ts'
import { type RollupTables, rollupTables } from './tables/rollups.ts'
import { type SurveyTables, surveyTables } from './tables/surveys.ts'

export type { TableKind } from './tables/column-types.ts'

export interface Tables
  extends OrganisationTables,
    AccountTables,
    RegistryTables,
    ReadinessTables,
    DuplicateTables,
    SurveyTables,
    IntakeTables,
    MeetingTables,
    MatchingTables,
    JointRoundTables,
    MoveTables,
    ImportTables,
    RollupTables,
    AuditTables,
    IncidentTables,
    LetterTables,
    ConsentTables {}

/** The register of tables: the catalogue test holds every table of the database against it. */
export const tableKinds: Kinds<Tables> = {
  ...organisationTables,
  ...accountTables,
  ...registryTables,
  ...readinessTables,
  ...duplicateTables,
  ...surveyTables,
  ...intakeTables,
  ...meetingTables,
  ...matchingTables,
  ...jointRoundTables,
  ...moveTables,
  ...importTables,
  ...rollupTables,
  ...auditTables,
  ...consentTables,
  ...incidentTables,
  ...letterTables,
}
