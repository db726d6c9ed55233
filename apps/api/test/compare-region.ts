import { isDeepStrictEqual } from 'node:util'
import type { CountingMode } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { type Environment, execute } from '../src/access/use-case.ts'
import { getIndicatorByMunicipality, getIndicators } from '../src/modules/indicators/get-indicators.ts'
import { getForms } from '../src/modules/reports/get-forms.ts'
import { getWholeForms } from '../src/modules/reports/index.ts'
import { recount, type Span } from './recount.ts'
import { employersBehind, numerators, peopleBehind } from './recount-indicators.ts'
import type { RegionTruth } from './region-truth.ts'

/** The days of the periods are written out: how a code is understood is under test too. */
const periods: Readonly<Record<string, Span>> = {
  '2021': { from: '2021-01-01', to: '2021-12-31' },
  '2020-Q4': { from: '2020-10-01', to: '2020-12-31' },
  '2020/2021': { from: '2020-09-01', to: '2021-08-31' },
}
const years = [2019, 2020, 2021] as const

const columns = ['children10to19', 'teachers', 'youngTeachers'] as const
type Column = (typeof columns)[number]

/** The sum of the newest headcounts not later than the day; undefined when nobody has given any. */
function sumOfForm1({ cards }: RegionTruth, column: Column, until: string, kinds?: readonly string[]): number | undefined {
  const given = cards.flatMap(({ kind, headcounts }) => {
    const newest = headcounts.findLast(({ countedOn }) => countedOn <= until)
    return newest === undefined || kinds?.includes(kind) === false ? [] : [newest[column]]
  })
  return given.length === 0 ? undefined : given.reduce((sum, value) => sum + value, 0)
}

const denominators: Readonly<Record<string, readonly [measure: string, column?: Column, kinds?: readonly string[]]>> = {
  I1: ['children10to19', 'children10to19'],
  I2: ['youth15to19'],
  I3: ['youngTeachers', 'youngTeachers'],
  I4: ['enterprises'],
  RP1: ['schoolLearners'],
  RP2: ['extraEdLearners'],
  RP3: ['collegeStudents'],
  RP4: ['youngTeachersUnder35'],
  RP5: ['teachers', 'teachers', ['SCHOOL']],
}

/** Holds every number of a region against the generator's truth, counted apart from the system. */
export class RegionComparison {
  readonly differences: string[] = []
  compared = 0
  readonly #environment: Environment
  readonly #model: TargetModel
  readonly #truth: RegionTruth

  constructor(environment: Environment, model: TargetModel, truth: RegionTruth) {
    this.#environment = environment
    this.#model = model
    this.#truth = truth
  }

  #same(what: string, counted: unknown, expected: unknown): void {
    this.compared += 1
    if (!isDeepStrictEqual(counted, expected)) this.differences.push(`${what}: ${JSON.stringify(counted)} ≠ ${JSON.stringify(expected)}`)
  }

  get #operator() {
    return { operator: true, regionId: this.#model.regionId, organisationIds: [] } as const
  }

  /** Forms 1–5 in both modes and all indicators of the region and of each municipality. */
  async all(): Promise<void> {
    for (const { code } of this.#model.municipalities) await this.#place(code, this.#truth.of(code))
    await this.#place(this.#model.code, this.#truth.of(null))
    for (const year of years) for (const code of ['I1', 'I4', 'RP1']) await this.#byMunicipality(code, year)
  }

  async #place(unit: string, truth: RegionTruth): Promise<void> {
    for (const mode of ['primary', 'distinct'] as const)
      for (const period of Object.keys(periods)) await this.#forms(unit, truth, period, mode)
    for (const year of years) await this.#indicators(unit, truth, year)
  }

  async #forms(unit: string, truth: RegionTruth, period: string, mode: CountingMode): Promise<void> {
    const span = periods[period]
    if (span === undefined) throw new RangeError(period)
    const where = `${unit} ${period} ${mode}`
    const { facts } = truth
    const expected = recount(facts, span, mode, this.#model)
    const { form1, forms } = await execute(getWholeForms, this.#environment, this.#operator, { unit, period, mode })
    const sums = columns.map((column) => [column, sumOfForm1(truth, column, span.to) ?? 0])
    const { answeringToRegion: _region, ...form1Sums } = form1.total
    this.#same(`${where} Form 1`, form1Sums, { organisations: truth.cards.length, ...Object.fromEntries(sums) })
    const shown = forms.filter(({ rows }) => rows.length > 0).map(({ summary }) => summary.form)
    const wanted = this.#model.forms.map(({ code }) => code).filter((code) => expected.programmes(code).size > 0)
    this.#same(`${where} forms`, shown.toSorted(), wanted.toSorted())
    for (const { summary, rows } of forms) {
      const { form, total, inSeveralRows } = summary
      const [mentors, mentees] = [expected.people(form, 'MENTOR').size, expected.people(form, 'MENTEE').size]
      this.#same(`${where} ${form} total`, total, { mentors, mentees })
      const repeated = { mentors: expected.repeated(form, 'MENTOR'), mentees: expected.repeated(form, 'MENTEE') }
      this.#same(`${where} ${form} in several rows`, inSeveralRows, repeated)
      const programmes = [...expected.programmes(form)].sort()
      const counted = rows
        .map(({ programme: { id }, ...row }) => [id, row.mentors, row.mentees] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1))
      const of = (id: string) => [id, expected.people(form, 'MENTOR', id).size, expected.people(form, 'MENTEE', id).size]
      this.#same(`${where} ${form} rows`, counted, programmes.map(of))
    }
    const totals = await execute(getForms, this.#environment, this.#operator, { unit, period, mode })
    this.#same(
      `${where} totals`,
      totals.forms,
      forms.map(({ summary }) => summary),
    )
    this.#same(`${where} totals of Form 1`, { organisations: totals.form1.organisations, ...totals.form1.total }, form1Sums)
  }

  #expected(truth: RegionTruth, code: string, year: number): { numerator: number | null; denominator: number | null } {
    const [measure = '', column, kinds] = denominators[code] ?? []
    const figure = truth.figures.find((one) => one.measure === measure && one.year === year)?.value
    const sum = column === undefined ? undefined : sumOfForm1(truth, column, `${year}-12-31`, kinds)
    const judged = truth.facts.filter(({ practice }) => practice !== 'notPractice')
    const numerator = code === 'I4' ? employersBehind(judged, year) : peopleBehind(judged, code, year).size
    return { numerator, denominator: figure ?? sum ?? null }
  }

  async #indicators(unit: string, truth: RegionTruth, year: number): Promise<void> {
    const { items } = await execute(getIndicators, this.#environment, this.#operator, { unit, year })
    for (const code of [...Object.keys(numerators), 'I4']) {
      const found = items.find((item) => item.code === code)
      const counted = { numerator: found?.numerator, denominator: found?.denominator?.value ?? null }
      this.#same(`${unit} ${year} ${code}`, counted, this.#expected(truth, code, year))
    }
  }

  async #byMunicipality(indicator: string, year: number): Promise<void> {
    const unit = this.#model.code
    const { items } = await execute(getIndicatorByMunicipality, this.#environment, this.#operator, { unit, year, indicator })
    this.#same(`${year} ${indicator} municipalities`, items.length, this.#model.municipalities.length)
    for (const { unit: municipality, numerator, denominator } of items) {
      const expected = this.#expected(this.#truth.of(municipality.code), indicator, year)
      this.#same(`${year} ${indicator} ${municipality.code}`, { numerator, denominator }, expected)
    }
  }
}
