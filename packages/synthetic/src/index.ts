export { schoolYearOf } from './calendar.ts'
export { generateLargeWorkbook, type LargeSheet, type LargeWorkbook, type LargeWorkbookOptions } from './large-workbook.ts'
export { generateMunicipality, type MunicipalityOptions } from './municipality.ts'
export { generatePeople, type Person } from './people.ts'
export { generateRegion, type SyntheticRegion } from './region/region.ts'
export type { RegionFigure, RegionOrganisation, RegionParticipation, RegionPerson, RegionProgramme } from './region/region-rows.ts'
export { type RegionOptions, wholeRegion } from './region/region-shape.ts'
export { generateSchool, type SchoolOptions } from './school.ts'
export type {
  Headcount,
  PersonCounts,
  SchoolKind,
  SchoolTruth,
  SyntheticSchool,
  SyntheticSheet,
  Value,
} from './synthetic-school.ts'
