import type { CellValue } from '@nastavnik/documents'
import { loadTargetModels, type TargetModel } from '@nastavnik/target-model'
import { collectSchoolWorkbook, type ImportPlan, planImport, type SchoolWorkbook } from '../src/modules/imports/index.ts'
import type { Registry } from '../src/modules/imports/registry.ts'

const columns = {
  number: '№',
  name: 'ФИО',
  contacts: 'Контактные данные',
  birth: 'Дата рождения',
  occupation: 'Класс / должность',
  startsOn: 'Дата вхождения в программу',
  programme: 'Наименование программы',
  form: 'Форма наставничества',
  counterpart: 'ФИО второй стороны',
  counterpartPlace: 'Класс второй стороны',
  endsOn: 'Дата завершения программы',
  result: 'Результаты программы',
  completed: 'Отметка о прохождении программы',
} as const
type Column = keyof typeof columns

/** A row by its columns, or cells as they are. */
export type BaseRow = Partial<Record<Column, CellValue>> | readonly CellValue[]

const good = {
  birth: '12.03.2008',
  occupation: '7 класс',
  startsOn: '20.01.2021',
  programme: 'Программа «Лидер»',
  form: 'ученик – ученик',
  endsOn: '25.05.2021',
} as const

export type Bases = { readonly mentees?: readonly BaseRow[]; readonly mentors?: readonly BaseRow[] }
export const sheets = { mentees: 'Наставляемые', mentors: 'Наставники' } as const
const isCells = (row: BaseRow): row is readonly CellValue[] => Array.isArray(row)

/** The heading and the rows of a base, as cells; what a row does not say is said well for it. */
export function cellsOfBase(sheet: keyof Bases, rows: readonly BaseRow[]): readonly (readonly CellValue[])[] {
  const side = { mentees: 'наставника', mentors: 'наставляемых' }[sheet]
  const header = Object.values(columns).map((heading) => heading.replace('второй стороны', side))
  return [
    header,
    ...rows.map((row) => (isCells(row) ? row : (Object.keys(columns) as Column[]).map((column) => ({ ...good, ...row })[column]))),
  ]
}

/** Two sheets in memory; what a row does not say is said well for it, and the first row under the header is row 2. */
export function basesOf(bases: Bases): SchoolWorkbook {
  const collected = collectSchoolWorkbook()
  for (const sheet of ['mentees', 'mentors'] as const) {
    cellsOfBase(sheet, bases[sheet] ?? []).forEach((cells, index) => {
      if (cells.length > 0) collected.take(sheets[sheet], index + 1, cells)
    })
  }
  return collected.finish(false)
}

const [omsk] = await loadTargetModels()
export const model: TargetModel = omsk ?? missing()
function missing(): never {
  throw new Error('no target model')
}

export const emptyRegistry = (): Registry => ({ persons: [], programmes: [], participations: [], mentorships: [], links: [], parents: [] })

let last = 0
export const planOf = (workbook: SchoolWorkbook, registry: Registry = emptyRegistry()): ImportPlan =>
  planImport(workbook, registry, { model, today: '2021-03-15', newId: () => `id-${++last}` })

export const planBases = (bases: Bases, registry?: Registry): ImportPlan => planOf(basesOf(bases), registry)

/** The registry once the plan is done; what the plan completes, it completes in place. */
export const registryAfter = (plan: ImportPlan, registry: Registry = emptyRegistry()): Registry => ({
  persons: [...registry.persons, ...plan.newPersons],
  programmes: [...registry.programmes, ...plan.newProgrammes],
  participations: [...registry.participations, ...plan.newParticipations],
  mentorships: [...registry.mentorships, ...plan.newMentorships],
  links: [...registry.links, ...plan.newLinks],
  parents: registry.parents,
})

/** Rows that were not simply taken: «sheet row code». */
export function told({ parked, ignored, warned }: ImportPlan): { parked: string[]; ignored: string[]; warned: string[] } {
  return {
    parked: parked.map(({ base, row, code }) => `${base.sheet} ${row.number} ${code}`),
    ignored: ignored.map(({ base, row, code }) => `${base.sheet} ${row.number} ${code}`),
    warned: warned.flatMap(({ base, row, codes }) => [...codes].map((code) => `${base.sheet} ${row} ${code}`)),
  }
}

/** «Mentor → mentees» by name for every pair and group of the plan. */
export function pairsOf({ newPersons, newParticipations, newMentorships, newLinks }: ImportPlan): string[] {
  const persons = new Map(newPersons.map(({ id, name }) => [id, name]))
  const nameOf = new Map(newParticipations.map(({ id, personId }) => [id, persons.get(personId) ?? '?']))
  return newMentorships.map(({ id, mentorParticipationId }) => {
    const mentees = newLinks.filter(({ mentorshipId }) => mentorshipId === id).map((link) => nameOf.get(link.menteeParticipationId))
    return `${nameOf.get(mentorParticipationId)} → ${mentees.join(', ')}`
  })
}
