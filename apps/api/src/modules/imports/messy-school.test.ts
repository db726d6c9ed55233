import { generateSchool, type PersonCounts, type SchoolTruth } from '@nastavnik/synthetic'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { messUp } from '../../../test/messy-school.ts'
import { told } from '../../../test/school-bases.ts'
import { type TestDatabase, testDatabase } from '../../../test/test-database.ts'
import { execute } from '../../access/use-case.ts'
import { titleKey } from '../programmes/index.ts'
import { getWholeForms } from '../reports/index.ts'
import { takeWorkbookBySheet, workbookOfRows } from './index.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const operator = { operator: true, regionId: 1, organisationIds: [] } as const
const place = { territory: 'Омская область', municipality: 'Саргатский', year: 2021 }

/** The writing of a title is that of the row that came first. */
const byKey = (counts: PersonCounts) =>
  Object.fromEntries(
    Object.entries(counts).map(([form, programmes]) => [
      form,
      Object.fromEntries(Object.entries(programmes).map(([title, numbers]) => [titleKey(title), numbers])),
    ]),
  )

async function countsOf(unit: string, mode: 'distinct' | 'primary') {
  const { forms } = await execute(getWholeForms, database.environment, operator, { unit, period: '2021', mode })
  const counts: PersonCounts = {}
  const totals: SchoolTruth['formTotals'] = {}
  for (const { summary, rows } of forms) {
    counts[summary.formTitle] = Object.fromEntries(rows.map(({ programme, mentors, mentees }) => [programme.title, { mentors, mentees }]))
    totals[summary.formTitle] = summary.total
  }
  return { counts: byKey(counts), totals }
}

const nothingNew = { newPersons: 0, newProgrammes: 0, newParticipations: 0, newMentorships: 0, completedPersons: 0 }

const arbitrarySchool = fc.record({
  seed: fc.integer({ min: 1, max: 2 ** 31 }),
  pupils: fc.integer({ min: 40, max: 110 }),
  kind: fc.constantFrom('SCHOOL' as const, 'EXTRA_ED' as const),
  messes: fc.tuple(fc.nat(), fc.nat()),
})

test('whatever the hand, the same people are counted and the same rows are refused; sent again, nothing changes', async () => {
  let schools = 0
  await fc.assert(
    fc.asyncProperty(arbitrarySchool, async ({ seed, pupils, kind, messes: [first, second] }) => {
      const school = generateSchool({ ...place, organisation: `Школа ${++schools}`, seed, pupils, kind })
      const messy = messUp(school, first)
      const taken = await takeWorkbookBySheet(database.environment, workbookOfRows(messy.sheets))
      const { persons, participations, distinct, primary, formTotals } = messy.truth
      expect(told(taken.plan)).toMatchObject({ parked: messy.parked, ignored: messy.ignored })
      expect(taken.plan.counters).toMatchObject({ newPersons: persons, newParticipations: participations })
      expect(await countsOf(taken.code, 'distinct')).toEqual({ counts: byKey(distinct), totals: formTotals })
      expect(await countsOf(taken.code, 'primary')).toMatchObject({ counts: byKey(primary) })

      const again = await takeWorkbookBySheet(database.environment, workbookOfRows(messy.sheets))
      // Only whoever is new is told to resemble somebody.
      const warnings = again.plan.warned.length
      expect(again.plan.counters).toMatchObject({ ...taken.plan.counters, ...nothingNew, warnings })
      expect(again.plan.newLinks).toEqual([])
      expect(again.plan.completedParticipations).toEqual([])

      // Another hand writes of the same people: it may add a day to a year of birth, never a person.
      const other = await takeWorkbookBySheet(database.environment, workbookOfRows(messUp(school, second, first).sheets))
      expect(other.plan.counters).toMatchObject({ ...nothingNew, completedPersons: other.plan.completedPersons.length })
      expect(other.plan.newLinks).toEqual([])
    }),
    { numRuns: 20 },
  )
})
