import { type GradeReview, type GradeTerm, mostGradeRows, type Wave } from '@nastavnik/contract'
import { readWorkbook } from '@nastavnik/documents'
import { processing } from '../../access/gate.ts'
import { type OrganisationInReach, peopleOrganisationInReach } from '../../access/units.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { invalid, notFound } from '../../kernel/problem.ts'
import { collectGradebook, type Gradebook } from './gradebook.rules.ts'
import { countGrades, deleteGrades, insertGrades, type Period, readClasses, readPupils } from './grades.repo.ts'
import { type MatchedGrades, matchGrades } from './match-grades.rules.ts'

interface GivenPeriod {
  readonly organisation: string
  readonly year: number
  readonly term: GradeTerm
  readonly wave: Wave
}
type GivenGradebook = GivenPeriod & { readonly file: Uint8Array }

const periodOf = ({ regionId, id }: OrganisationInReach, { year, term, wave }: GivenPeriod): Period => ({
  regionId,
  organisationId: id,
  year,
  term,
  wave,
})

/** Reads the workbook whole; 422 `gradebook.noNames`, `gradebook.noSubjects` with what its columns are called, or the reader's `file.*`. */
async function readGradebook({ model }: Context, file: Uint8Array): Promise<Gradebook> {
  const book = collectGradebook(model.handbook.monitoring.coreSubjects)
  await readWorkbook(file, (sheet, row, cells) => {
    if (!sheet.hidden) book.take(sheet.name, row, cells)
  })
  const read = book.finish()
  if (!read.named) throw invalid('gradebook.noNames')
  if (read.subjects.length === 0) throw invalid('gradebook.noSubjects')
  return read
}

async function matchedIn(context: Context, period: Period, file: Uint8Array): Promise<{ read: Gradebook; matched: MatchedGrades }> {
  const { tx } = context
  const read = await readGradebook(context, file)
  const classes = await readClasses(
    tx,
    read.rows.map(({ group }) => group),
  )
  return { read, matched: matchGrades(read.rows, (group) => classes.get(group) ?? '', await readPupils(tx, period)) }
}

const toReview = ({ subjects, others }: Gradebook, { grades, faults }: MatchedGrades, replaced: number): GradeReview => ({
  recognised: grades.length,
  replaced,
  subjects: [...subjects],
  otherColumns: [...others],
  rows: faults.slice(0, mostGradeRows),
  total: faults.length,
})

/** Reads an export of the gradebook against the participants and writes nothing: whose mean is recognised, which rows give none and why. */
export const reviewGrades = defineUseCase({
  name: 'measurements.reviewGrades',
  permission: 'measurement.record',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: GivenGradebook) => peopleOrganisationInReach(tx, reach, organisation),
  run: async (context, organisation, given: GivenGradebook): Promise<GradeReview> => {
    const period = periodOf(organisation, given)
    const { read, matched } = await matchedIn(context, period, given.file)
    return toReview(read, matched, await countGrades(context.tx, period))
  },
  audit: ({ target, output }) => ({ organisationId: target.id, people: output.recognised }),
})

/** The same, and the means recognised stand in place of those of the period; nothing else of the file is kept. */
export const recordGrades = defineUseCase({
  name: 'measurements.recordGrades',
  permission: 'measurement.record',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: ({ tx, reach }, { organisation }: GivenGradebook) => peopleOrganisationInReach(tx, reach, organisation),
  run: async (context, organisation, given: GivenGradebook): Promise<GradeReview> => {
    const { tx } = context
    const period = periodOf(organisation, given)
    const { read, matched } = await matchedIn(context, period, given.file)
    if (matched.grades.length === 0) throw invalid('gradebook.nobody')
    const replaced = await deleteGrades(tx, period)
    await insertGrades(tx, period, matched.grades)
    return toReview(read, matched, replaced)
  },
  audit: ({ target, output }) => ({ organisationId: target.id, people: output.recognised, fields: ['grades'] }),
})

/** Deletes the means of a period. 404 `gradePeriod.notFound` when there are none. */
export const removeGrades = defineUseCase({
  name: 'measurements.removeGrades',
  permission: 'measurement.record',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: ({ tx, reach }, { organisation }: GivenPeriod) => peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx }, organisation, given: GivenPeriod) => {
    const removed = await deleteGrades(tx, periodOf(organisation, given))
    if (removed === 0) throw notFound('gradePeriod.notFound')
    return { removed }
  },
  audit: ({ target, output }) => ({ organisationId: target.id, people: output.removed, fields: ['grades'] }),
})
