import { type CellValue, FormulaCell, readWorkbook } from '@nastavnik/documents'
import { findMunicipality, type TargetModel } from '@nastavnik/target-model'
import { type Environment, execute } from '../access/use-case.ts'
import { invalid } from '../kernel/problem.ts'
import { readDay } from '../modules/imports/index.ts'
import { importOrganisations, type OrganisationRow, type OrganisationsTaken } from '../modules/organisations/index.ts'

type Column = 'code' | 'title' | 'kind' | 'municipality' | 'founder' | 'validFrom' | 'validTo'
const headings: readonly (readonly [RegExp, Column])[] = [
  [/^код/, 'code'],
  [/^назван|^наименован/, 'title'],
  [/^вид/, 'kind'],
  [/^муниципал/, 'municipality'],
  [/^учредител/, 'founder'],
  [/^действует с|^с$/, 'validFrom'],
  [/^по$|^действует по/, 'validTo'],
]

const textOf = (cell: CellValue): string => {
  const value = cell instanceof FormulaCell ? cell.cached : cell
  return value === undefined ? '' : String(value).replace(/\s+/g, ' ').trim()
}

function columnsOf(cells: readonly CellValue[]): Map<Column, number> {
  const columns = new Map<Column, number>()
  cells.forEach((cell, index) => {
    const column = headings.find(([pattern]) => pattern.test(textOf(cell).toLowerCase()))?.[1]
    if (column !== undefined && !columns.has(column)) columns.set(column, index)
  })
  return columns
}

async function readRows(file: string): Promise<OrganisationRow[]> {
  const sheets: { name: string; number: number; cells: CellValue[] }[] = []
  const { date1904 } = await readWorkbook(file, (sheet, number, cells) => sheets.push({ name: sheet.name, number, cells }))
  let columns = new Map<Column, number>()
  const rows: OrganisationRow[] = []
  for (const { number, cells } of sheets) {
    if (!columns.has('title')) {
      columns = columnsOf(cells)
      continue
    }
    const cellOf = (column: Column): CellValue => cells[columns.get(column) ?? -1]
    const dayOf = (column: Column): string | null => {
      const day = readDay(cellOf(column), date1904)
      if (day.state === 'invalid') throw invalid('date.invalid', [{ path: `строка ${number}`, code: textOf(cellOf(column)) }])
      return day.state === 'read' ? day.value : null
    }
    const text = (column: Column) => textOf(cellOf(column))
    rows.push({
      row: number,
      code: text('code').toLowerCase(),
      title: text('title'),
      kind: text('kind'),
      municipality: text('municipality'),
      founder: text('founder'),
      validFrom: dayOf('validFrom'),
      validTo: dayOf('validTo'),
    })
  }
  if (!columns.has('title')) throw invalid('columns.missing', [{ path: 'название', code: 'нет столбца' }])
  return rows
}

/** The list names municipalities, and a municipality belongs to one territory. */
function territoryOf(models: readonly TargetModel[], rows: readonly OrganisationRow[]): TargetModel {
  const known = (model: TargetModel) =>
    rows.filter(({ municipality }) => municipality !== '' && findMunicipality(model, municipality)).length
  const [best] = [...models].sort((a, b) => known(b) - known(a))
  if (best === undefined || known(best) === 0) throw invalid('territory.unknown')
  return best
}

export async function orgImportCommand(environment: Environment, file: string, region?: string): Promise<OrganisationsTaken> {
  const rows = await readRows(file)
  const models = [...environment.models.values()]
  const named = models.find(({ code }) => code === region)
  if (region !== undefined && named === undefined) throw invalid('territory.unknown')
  const model = named ?? territoryOf(models, rows)
  return execute(importOrganisations, environment, { operator: true, regionId: model.regionId, organisationIds: [] }, rows)
}
