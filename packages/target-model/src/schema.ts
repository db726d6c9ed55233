import type { z } from 'zod'
import { type AggregateFact, AggregateFacts } from './aggregate-facts.ts'
import { federalHandbookFiles, type Handbook, territoryHandbookFiles } from './handbook.ts'
import type { ModelFile } from './model-files.ts'
import { type Roadmap, Roadmaps } from './roadmaps.ts'
import { Base } from './schema/bases.ts'
import { Composition } from './schema/compositions.ts'
import { Consents } from './schema/consents.ts'
import { MentoringForm } from './schema/forms.ts'
import { FederalIndicators, type Indicator, type MeasureDefinition, TerritoryIndicators } from './schema/indicators.ts'
import { Letters } from './schema/letters.ts'
import { MatchingRules } from './schema/matching.ts'
import { Municipality, type MunicipalityPast, OrganisationKind, Role } from './schema/organisations.ts'
import { ReadinessRules } from './schema/readiness.ts'
import { FederalReportForms, type ReportForm } from './schema/report-forms.ts'
import { Retention } from './schema/retention.ts'
import { SurveyRules } from './schema/surveys.ts'
import { Territory } from './schema/territory.ts'
import { listBy } from './schema/text.ts'

/** The merged model of one territory: federal definitions with the territory's choices applied. Frozen by the loader. */
export interface TargetModel
  extends Pick<
    Territory,
    | 'code'
    | 'regionId'
    | 'title'
    | 'aliases'
    | 'timeZone'
    | 'horizon'
    | 'top'
    | 'countingMode'
    | 'captions'
    | 'subordination'
    | 'reforms'
    | 'source'
  > {
  organisationKinds: OrganisationKind[]
  roles: Role[]
  /** In model order. `steward` is the code of an actor, `choiceSource` says where the territory takes the form and its steward from. */
  forms: (MentoringForm & { steward: string | null; choiceSource: string })[]
  reportForms: ReportForm[]
  compositions: Composition[]
  bases: Base[]
  consents: Consents
  retention: Retention
  letters: Letters
  readiness: ReadinessRules
  surveys: SurveyRules
  matching: MatchingRules
  indicators: Indicator[]
  measures: MeasureDefinition[]
  /** Under their present titles, with the earlier ones. */
  municipalities: (Municipality & { pasts: MunicipalityPast[] })[]
  handbook: Handbook
  roadmaps: Roadmap[]
  /** Figures without persons, as the documents give them. */
  aggregateFacts: AggregateFact[]
}

/** The files of `models/federal`: `reportForms` is report-forms.yaml. */
export const federalFiles = {
  forms: listBy('code', MentoringForm),
  organisationKinds: listBy('code', OrganisationKind),
  roles: listBy('code', Role),
  reportForms: FederalReportForms,
  compositions: listBy('code', Composition),
  bases: listBy('code', Base),
  consents: Consents,
  retention: Retention,
  letters: Letters,
  readiness: ReadinessRules,
  surveys: SurveyRules,
  matching: MatchingRules,
  indicators: FederalIndicators,
  ...federalHandbookFiles,
}

/** The files of a territory's folder. One whose schema accepts nothing may be absent. */
export const territoryFiles = {
  territory: Territory,
  indicators: TerritoryIndicators,
  /** A new territory may have none yet. */
  municipalities: listBy('code', Municipality, { canBeEmpty: true }),
  roadmaps: Roadmaps.default([]),
  aggregateFacts: AggregateFacts.default([]),
  ...territoryHandbookFiles,
}

export type Files<S extends Record<string, z.ZodType>> = { [Name in keyof S]: ModelFile<z.output<S[Name]>> }
export type Federal = Files<typeof federalFiles>
export type TerritoryFolder = Files<typeof territoryFiles>
