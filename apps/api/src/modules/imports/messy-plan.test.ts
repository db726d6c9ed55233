import { baseParkCodes, IgnoreCode, warningCodes } from '@nastavnik/contract'
import { generateSchool, type PersonCounts } from '@nastavnik/synthetic'
import { expect, test } from 'vitest'
import { messUp } from '../../../test/messy-school.ts'
import { type Fact, recount } from '../../../test/recount.ts'
import { model, planOf, told } from '../../../test/school-bases.ts'
import { titleKey } from '../programmes/index.ts'
import { type ImportPlan, workbookOfRows } from './index.ts'

const year = { from: '2021-01-01', to: '2021-12-31' }

/** What the plan would leave in the tables. */
function factsOf({ newParticipations, newProgrammes }: ImportPlan): Fact[] {
  const programmes = new Map(newProgrammes.map((programme) => [programme.id, programme]))
  const nowhere = { organisation: '', kind: 'SCHOOL', municipality: null, bornOn: null, bornYear: null, experience: null, employer: null }
  return newParticipations.map(({ id, personId: person, programmeId, role, startsOn, endsOn }) => {
    const { form = '', title = '', key = '' } = programmes.get(programmeId) ?? {}
    return {
      ...nowhere,
      id,
      person,
      identity: person,
      role,
      startsOn,
      endsOn,
      programme: programmeId,
      title,
      titleKey: key,
      form,
      practice: 'unchecked',
    }
  })
}

/** Forms 2–5 of the plan: rows by form and key of the title, and totals of the forms. */
function formsOf(plan: ImportPlan, mode: 'distinct' | 'primary') {
  const counted = recount(factsOf(plan), year, mode, model)
  const rows: Record<string, Record<string, { mentors: number; mentees: number }>> = {}
  const totals: Record<string, { mentors: number; mentees: number }> = {}
  for (const { form, id, key } of plan.newProgrammes) {
    const { title = form } = model.forms.find(({ code }) => code === form) ?? {}
    const sizes = (programme?: string) => ({
      mentors: counted.people(form, 'MENTOR', programme).size,
      mentees: counted.people(form, 'MENTEE', programme).size,
    })
    rows[title] = { ...rows[title], [key]: sizes(id) }
    totals[title] = sizes()
  }
  return { rows, totals }
}

const byKey = (counts: PersonCounts) =>
  Object.fromEntries(
    Object.entries(counts).map(([form, programmes]) => [
      form,
      Object.fromEntries(Object.entries(programmes).map(([title, numbers]) => [titleKey(title), numbers])),
    ]),
  )

const sumOf = (programmes: Readonly<Record<string, { mentors: number; mentees: number }>>) => ({
  mentors: Object.values(programmes).reduce((sum, { mentors }) => sum + mentors, 0),
  mentees: Object.values(programmes).reduce((sum, { mentees }) => sum + mentees, 0),
})
const sums = (counts: PersonCounts) => Object.fromEntries(Object.entries(counts).map(([form, programmes]) => [form, sumOf(programmes)]))

test('two hundred untidy workbooks: every row has the fate and every number is the one the truth says', () => {
  const heard = new Set<string>()
  for (let seed = 1; seed <= 200; seed++) {
    const kind = seed % 4 === 0 ? 'EXTRA_ED' : 'SCHOOL'
    const pupils = 40 + (seed % 70)
    const school = generateSchool({
      territory: 'Омская область',
      municipality: 'Саргатский',
      organisation: 'СОШ',
      year: 2021,
      seed,
      pupils,
      kind,
    })
    const messy = messUp(school, seed * 7919)
    const plan = planOf(workbookOfRows(messy.sheets))
    const { parked, ignored, warned: all } = told(plan)
    // Of hundreds of invented people two may resemble one another by chance: the truth knows nothing of it.
    const warned = all.filter((line) => !line.endsWith('person.resembles'))
    expect({ seed, parked, ignored, warned: warned.toSorted() }).toEqual({
      seed,
      parked: messy.parked,
      ignored: messy.ignored,
      warned: messy.warned.toSorted(),
    })
    const { persons, participations, distinct, primary, formTotals } = messy.truth
    expect({ seed, ...plan.counters }).toMatchObject({ seed, newPersons: persons, newParticipations: participations })
    expect({ seed, ...formsOf(plan, 'distinct') }).toEqual({ seed, rows: byKey(distinct), totals: formTotals })
    expect({ seed, ...formsOf(plan, 'primary') }).toEqual({ seed, rows: byKey(primary), totals: sums(primary) })
    for (const line of [...parked, ...ignored, ...all]) heard.add(line.split(' ').at(-1) ?? '')
  }
  // Everything the import can say of a row has been heard; generated sheets hold no formulas.
  const codes = [
    ...baseParkCodes.filter((code) => code !== 'person.withdrawn' && code !== 'cell.formula'),
    ...IgnoreCode.options,
    ...warningCodes.filter((code) => code !== 'person.left'),
  ]
  expect([...heard].sort()).toEqual(codes.toSorted())
})
