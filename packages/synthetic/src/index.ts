export { generateLargeWorkbook, type LargeSheet, type LargeWorkbook, type LargeWorkbookOptions } from './large-workbook.ts'
export { generateMunicipality, type MunicipalityOptions } from './municipality.ts'
export { generatePeople, type Person } from './people.ts'
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
