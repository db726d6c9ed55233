import { type Actor, ActorsFile, type Flow, type WorkingGroup } from './handbook/actors.ts'
import { type Dictionaries, DictionariesFile } from './handbook/dictionaries.ts'
import { type FormAims, FormAimsFile, type FormRoleModels, RoleModelsFile } from './handbook/forms.ts'
import { type Incidents, IncidentsFile } from './handbook/incidents.ts'
import { InconsistenciesFile, type Inconsistency, type LegalAct, LegalActsFile } from './handbook/law.ts'
import { type Monitoring, MonitoringFile } from './handbook/monitoring.ts'
import { CriteriaFile, type Criterion, type Deficit, type Stage, StagesFile, type Technique, TechniquesFile } from './handbook/practice.ts'
import { FederalPurpose, type Purpose, TerritoryPurpose } from './handbook/purpose.ts'
import { ReportCalendarFile, type ReportDuty } from './handbook/reporting.ts'
import { DocumentsFile, type SectionFaces, SectionsFile, type SourceDocument } from './handbook/sections.ts'
import { type Site, SiteFile } from './handbook/site.ts'
import type { Term } from './schema/text.ts'

/** The part of the model that people read: nothing is counted by it. */
export interface Handbook {
  purpose: Purpose
  /** Of the territory's forms; a form that no document describes is absent. */
  formAims: FormAims[]
  roleModels: FormRoleModels[]
  stages: Stage[]
  techniques: Technique[]
  approaches: Term[]
  criteria: Criterion[]
  deficits: Deficit[]
  metaCompetences: Term[]
  monitoring: Monitoring
  dictionaries: Dictionaries
  actors: Actor[]
  flows: Flow[]
  workingGroups: WorkingGroup[]
  reportCalendar: ReportDuty[]
  site: Site
  legalActs: LegalAct[]
  inconsistencies: Inconsistency[]
  incidents: Incidents
  /** What the keys of sources stand for. */
  documents: SourceDocument[]
  /** Chapters in reading order. */
  parts: SectionFaces
}

export const federalHandbookFiles = {
  purpose: FederalPurpose,
  formAims: FormAimsFile,
  roleModels: RoleModelsFile,
  stages: StagesFile,
  techniques: TechniquesFile,
  criteria: CriteriaFile,
  monitoring: MonitoringFile,
  dictionaries: DictionariesFile,
  legalActs: LegalActsFile,
  inconsistencies: InconsistenciesFile,
  incidents: IncidentsFile,
  documents: DocumentsFile,
  sections: SectionsFile,
}

/** All of them may be absent: a territory whose documents say nothing on a subject has no file. */
export const territoryHandbookFiles = {
  purpose: TerritoryPurpose,
  actors: ActorsFile,
  reportCalendar: ReportCalendarFile,
  site: SiteFile,
  legalActs: LegalActsFile.default([]),
}
