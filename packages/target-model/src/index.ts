export { loadTargetModels } from './load.ts'
export { TargetModelError } from './model-files.ts'
export { findMunicipality, findTerritory, parseFormTitle } from './names.ts'
export type {
  AgeRange,
  Captions,
  FormCode,
  HeadcountReportForm,
  Indicator,
  Measure,
  MeasureDefinition,
  MentoringForm,
  Municipality,
  Numerator,
  OrganisationKind,
  OrganisationKindCode,
  ParticipantKind,
  ProgrammeReportForm,
  ReportForm,
  Role,
  RoleCode,
  Target,
  TargetModel,
} from './schema.ts'
