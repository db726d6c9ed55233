import { writeFile } from 'node:fs/promises'
import type { Operator } from '../access/actor.ts'
import { type Environment, execute } from '../access/use-case.ts'
import { invalid } from '../kernel/problem.ts'
import { inTransaction } from '../kernel/transaction.ts'
import {
  type ImportPlan,
  parkedSheets,
  readLearnt,
  readSchoolWorkbook,
  type SchoolWorkbook,
  takeWorkbook,
  takeWorkbookBySheet,
  writeParkedWorkbook,
} from '../modules/imports/index.ts'
import { describes } from '../modules/organisations/index.ts'
import { findUnitAnywhere } from './find-region.ts'

/** A workbook of `--org` is read as its organisation has taught the pages to read its headings. */
async function readFor(environment: Environment, file: string, org: string | undefined): Promise<SchoolWorkbook> {
  if (org === undefined) return readSchoolWorkbook(file)
  const { model, organisationId } = await findUnitAnywhere(environment, org)
  if (organisationId === null) throw invalid('organisation.unknown')
  const { regionId } = model
  const scope = { regionId, organisationIds: [organisationId], readOnly: true } as const
  return readSchoolWorkbook(file, {
    learnt: await inTransaction(environment.db, scope, (tx) => readLearnt(tx, { regionId, organisationId })),
  })
}

/** `--org` names the organisation; a sheet that names another one is another school's file. */
async function takeIntoOrganisation(
  environment: Environment,
  workbook: SchoolWorkbook,
  code: string,
  dryRun: boolean,
): Promise<ImportPlan> {
  const unit = await findUnitAnywhere(environment, code)
  const { organisationId } = unit
  if (organisationId === null) throw invalid('organisation.unknown')
  if (workbook.organisation !== undefined && !describes(workbook.organisation, unit)) throw invalid('organisation.foreign')
  const operator: Operator = { operator: true, regionId: unit.model.regionId, organisationIds: [organisationId] }
  return execute(takeWorkbook, environment, operator, { workbook, organisationId, draft: undefined, dryRun })
}

export interface ImportReport {
  readonly org: string
  readonly dryRun: boolean
  readonly ready: number
  readonly warnings: number
  readonly errors: number
  readonly parked: { sheet: string; row: number; name: string; code: string }[]
  readonly ignored: { sheet: string; row: number; code: string }[]
  readonly warned: { sheet: string; row: number; name: string; codes: string[] }[]
  readonly persons: number
  readonly participations: number
  /** How the columns were understood, also of sheets that hold no base; field null — not used. */
  readonly columns: { sheet: string; header: string; field: string | null }[]
  readonly new: { persons: number; programmes: number; participations: number; mentorships: number }
}

function reportOf(org: string, dryRun: boolean, workbook: SchoolWorkbook, plan: ImportPlan): ImportReport {
  const { counters } = plan
  return {
    org,
    dryRun,
    ready: counters.ready,
    warnings: counters.warnings,
    errors: counters.errors,
    parked: plan.parked.map(({ base, row, name, code }) => ({ sheet: base.sheet, row: row.number, name, code })),
    ignored: plan.ignored.map(({ base, row, code }) => ({ sheet: base.sheet, row: row.number, code })),
    warned: plan.warned.map(({ base, row, name, codes }) => ({ sheet: base.sheet, row, name, codes: [...codes] })),
    persons: counters.persons,
    participations: counters.participations,
    columns: workbook.sheets.flatMap(({ sheet, columns }) => columns.map(({ heading, field }) => ({ sheet, header: heading, field }))),
    new: {
      persons: counters.newPersons,
      programmes: counters.newProgrammes,
      participations: counters.newParticipations,
      mentorships: counters.newMentorships,
    },
  }
}

/** Takes a workbook into the organisation it names (added when new) or into `--org`. */
export async function importCommand(
  environment: Environment,
  options: { file: string; org?: string | undefined; dryRun?: boolean | undefined; park?: string | undefined },
): Promise<ImportReport> {
  const { file, org, park, dryRun = false } = options
  const workbook = await readFor(environment, file, org)
  const { code, plan } =
    org === undefined
      ? await takeWorkbookBySheet(environment, workbook, dryRun)
      : { code: org, plan: await takeIntoOrganisation(environment, workbook, org, dryRun) }
  if (park !== undefined) await writeFile(park, await writeParkedWorkbook(parkedSheets(plan.parked)))
  return reportOf(code, dryRun, workbook, plan)
}
