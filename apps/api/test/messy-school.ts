import type { IgnoreCode, ParkCode, WarningCode } from '@nastavnik/contract'
import type { PersonCounts, SchoolTruth, SyntheticSchool, Value } from '@nastavnik/synthetic'
import { initialsKey, nameKey } from '../src/modules/people/index.ts'
import { type ExtraRow, type Gain, makeExtras } from './messy-extras.ts'
import { type Dice, diceOf, respellDay, respellForm, respellName, respellProgramme } from './respell.ts'

export interface MessySchool {
  readonly sheets: readonly { name: string; rows: readonly (readonly Value[])[] }[]
  /** «sheet row code», in the order of the sheets and rows. */
  readonly parked: readonly string[]
  readonly ignored: readonly string[]
  readonly warned: readonly string[]
  readonly truth: Pick<SchoolTruth, 'distinct' | 'formTotals' | 'participations' | 'persons' | 'primary'>
}

const synonyms: Readonly<Record<string, readonly string[]>> = {
  '№': ['№ п/п', 'N', '№'],
  'ФИО наставляемого': ['Ф.И.О. ребёнка', 'Ф. И. О. обучающегося', 'Наставляемый', 'ФИО НАСТАВЛЯЕМОГО'],
  'ФИО наставника': ['Ф.И.О. наставника', 'Фамилия Имя Отчество наставника', 'Педагог-наставник'],
  'ФИО наставляемого (наставляемых)': ['ФИО наставляемых', 'Наставляемые', 'Наставляемый (ФИО)'],
  'Дата рождения': ['Дата рожд.', 'Д.р.', 'Год рождения', 'Число, месяц, год рождения'],
  'Дата вхождения в программу': ['Дата начала', 'Период: с', 'Вхождение в программу', 'Дата включения в программу'],
  'Дата завершения программы': ['Дата окончания', 'Период: по', 'Завершение', 'Дата выхода из программы'],
  'Наименование программы': ['Программа', 'Название программы наставничества'],
  'Форма наставничества': ['Форма', 'Вид (форма) наставничества'],
  'Основной запрос': ['Запрос', 'Запрос наставляемого'],
}

/** Words of a second row of the header, under «Период». */
const halves: Readonly<Record<string, string>> = { 'Дата вхождения в программу': 'с', 'Дата завершения программы': 'по' }

interface Row {
  readonly cells: Value[]
  /** Whose first writing this is, among the good rows. */
  readonly of?: number
  readonly parked?: ParkCode
  readonly ignored?: IgnoreCode
  readonly warned?: readonly WarningCode[]
}

/** What breaks a row, by the heading of the cell. */
const breaks: readonly (readonly [ParkCode, Readonly<Record<string, Value>>])[] = [
  ['name.missing', { name: undefined }],
  ['name.incomplete', { name: 'Ложнова' }],
  ['name.tooLong', { name: `Ложнова ${'о'.repeat(250)}` }],
  ['programme.tooLong', { 'Наименование программы': 'о'.repeat(400) }],
  ['birthDate.invalid', { 'Дата рождения': '31.02.2009' }],
  ['form.missing', { 'Форма наставничества': undefined }],
  ['form.unknown', { 'Форма наставничества': 'дружба' }],
  ['form.unknown', { 'Форма наставничества': 'ученик – учинек' }],
  ['form.unknown', { 'Форма наставничества': 'ученик' }],
  ['form.unknown', { 'Форма наставничества': 'преподаватель – студент' }],
  ['birthDate.invalid', { 'Дата рождения': '12.03.2035' }],
  ['programme.missing', { 'Наименование программы': ' ' }],
  ['startDate.missing', { 'Дата вхождения в программу': '–' }],
  ['startDate.invalid', { 'Дата вхождения в программу': 'весной' }],
  ['endDate.invalid', { 'Дата завершения программы': '32.05.2021' }],
  ['dates.reversed', { 'Дата вхождения в программу': '20.05.2021', 'Дата завершения программы': '20.01.2021' }],
]

/** The same base as another curator would have typed it, with rows that must not be taken. */
class MessyBase {
  readonly #dice: Dice
  readonly #header: readonly string[]
  readonly #own: number
  readonly #unique: (name: string) => boolean
  #strangers = 0

  constructor(dice: Dice, header: readonly string[], unique: (name: string) => boolean) {
    this.#dice = dice
    this.#header = header
    this.#own = header.findIndex((heading) => heading.startsWith('ФИО'))
    this.#unique = unique
  }

  #respell(cells: readonly Value[]): Value[] {
    const dice = this.#dice
    return cells.map((cell, column) => {
      const heading = this.#header[column] ?? ''
      if (typeof cell !== 'string') return cell
      if (column === this.#own) return respellName(dice, cell)
      if (heading.startsWith('ФИО')) return this.#respellList(cell)
      if (heading.startsWith('Дата')) return respellDay(dice, cell, heading === 'Дата рождения')
      if (heading === 'Форма наставничества') return respellForm(dice, cell)
      return heading === 'Наименование программы' ? respellProgramme(dice, cell) : cell
    })
  }

  #respellList(cell: string): string {
    const names = cell.split(/; |\n/).map((name) => {
      const [surname = '', given = '', patronymic = ''] = name.split(' ')
      if (!this.#unique(name) || !this.#dice.chance(0.2)) return respellName(this.#dice, name)
      return this.#dice.pick([`${surname} ${given[0]}. ${patronymic[0]}.`, `${given[0]}.${patronymic[0]}. ${surname}`])
    })
    return names.join(this.#dice.pick(['\n', '; ', ', ', ' / ', ';\n']))
  }

  /** A copy of a row about a person who is nowhere else, so that the truth does not change. */
  #stranger(cells: readonly Value[], changes: Readonly<Record<string, Value>>, parked: ParkCode): Row {
    const name = 'name' in changes ? changes['name'] : `Ложнова ${'абвгдежзик'.charAt(this.#strangers % 10).repeat(3 + this.#strangers)}`
    this.#strangers += 1
    const changed = cells.map((cell, column) => {
      const heading = this.#header[column] ?? ''
      return column === this.#own ? name : heading in changes ? changes[heading] : cell
    })
    return { cells: changed, parked }
  }

  /** A year instead of a birthday makes some grown up before their time. */
  #taken(cells: readonly Value[]): Pick<Row, 'cells' | 'warned'> {
    const respelt = this.#respell(cells)
    const at = (from: readonly Value[], heading: string) => String(from[this.#header.findIndex((one) => one.startsWith(heading))] ?? '')
    const born = /^(\d{4})(?: г\.р\.)?$/.exec(at(respelt, 'Дата рождения'))
    const age = Number(at(cells, 'Дата вхождения').slice(0, 4)) - Number(born?.[1])
    return { cells: respelt, warned: age >= 18 && at(cells, 'Контактные').includes('представитель') ? ['representative.ofAdult'] : [] }
  }

  #extra({ from, changes, ...fate }: ExtraRow): Row {
    const cells = this.#respell(from).map((cell, column) => {
      const heading = this.#header[column] ?? ''
      return heading in changes ? changes[heading] : cell
    })
    return { cells, ...fate }
  }

  rows(good: readonly (readonly Value[])[], extras: readonly ExtraRow[]): Row[] {
    const dice = this.#dice
    const rows: Row[] = good.map((cells, of) => ({ ...this.#taken(cells), of }))
    const someRow = () => dice.pick(good)
    const insert = (row: Row, from = 0) => rows.splice(dice.between(from, rows.length - 1), 0, row)
    for (const [code, changes] of breaks) if (dice.chance(0.4)) insert(this.#stranger(someRow(), changes, code))
    if (dice.chance(0.5)) {
      for (const birth of ['01.01.2009', '02.01.2009'])
        insert(this.#stranger(someRow(), { name: 'Ложнова Анна', 'Дата рождения': birth }, 'name.ambiguous'))
    }
    for (const extra of extras) insert(this.#extra(extra))
    for (let times = 0; times < 3; times++) {
      const of = dice.between(0, good.length - 1)
      const after = rows.findIndex((row) => row.of === of) + 1
      rows.splice(dice.between(after, rows.length), 0, { cells: this.#respell(good[of] ?? []), ignored: 'row.repeated' })
    }
    if (dice.chance(0.7))
      insert({ cells: this.#header.map((_, column) => (column === this.#own ? 'ИТОГО: 25' : undefined)), ignored: 'row.total' })
    if (dice.chance(0.7)) insert({ cells: [], ignored: 'row.empty' })
    if (dice.chance(0.7)) insert({ cells: [99], ignored: 'row.empty' })
    return rows
  }
}

/** The truth of the clean workbook with what the new rows add to it. */
function truthWith({ truth }: SyntheticSchool, gains: readonly Gain[]): MessySchool['truth'] {
  const counts = structuredClone({ distinct: truth.distinct, primary: truth.primary, formTotals: truth.formTotals })
  const cell = (all: PersonCounts, { form, programme }: Gain) => all[form]?.[programme] ?? { mentors: 0, mentees: 0 }
  let { persons, participations } = truth
  for (const gain of gains) {
    const { mentors, mentees, newInForm } = gain
    const total = counts.formTotals[gain.form] ?? { mentors: 0, mentees: 0 }
    const places = [
      cell(counts.distinct, gain),
      ...(gain.persons > 0 ? [cell(counts.primary, gain), total] : newInForm === true ? [total] : []),
    ]
    for (const place of places) {
      place.mentors += mentors
      place.mentees += mentees
    }
    persons += gain.persons
    participations += mentors + mentees
  }
  return { ...counts, persons, participations }
}

/**
 * A school's workbook as an untidy hand would have made it; equal seeds give equal workbooks. Two hands with the same `others`
 * write of the same people, those included whom the clean workbook does not know.
 */
export function messUp(school: SyntheticSchool, seed: number, others = seed): MessySchool {
  const [organisation, ...bases] = school.sheets
  const dice = diceOf(seed)
  const names = new Map<string, Set<string>>()
  for (const { rows } of bases)
    for (const cell of rows.flat())
      for (const name of typeof cell === 'string' ? cell.split(/; |\n/) : []) {
        const initials = initialsKey(nameKey(name)) ?? ''
        names.set(initials, (names.get(initials) ?? new Set()).add(nameKey(name)))
      }
  const unique = (name: string) => names.get(initialsKey(nameKey(name)) ?? '')?.size === 1
  const parked: string[] = []
  const ignored: string[] = []
  const warned: string[] = []
  const read = bases.map(({ name, rows: [first = [], ...rows] }) => ({ name, header: first.map(String), rows }))
  const [mentees, mentors] = read
  if (mentees === undefined || mentors === undefined) throw new RangeError('two bases are needed')
  const extras = makeExtras(diceOf(others), mentees, mentors)
  const sheets = read.map(({ name, header, rows: good }) => {
    const own = name === mentees.name ? extras.mentees : extras.mentors
    const rows = new MessyBase(dice, header, unique).rows(good, own)
    const order = dice.shuffle([...header.keys(), header.length])
    const shuffled = (cells: readonly Value[]) => (cells.length === 0 ? [] : order.map((from) => cells[from]))
    const above: Value[][] = dice.pick([[], [['База за 2021 год']], [['База', undefined, 'за 2021 год'], []]])
    const below = dice.chance(0.25) ? [header.map((heading) => halves[heading])] : []
    rows.forEach((row, index) => {
      const place = `${name} ${above.length + below.length + 2 + index}`
      if (row.parked !== undefined) parked.push(`${place} ${row.parked}`)
      if (row.ignored !== undefined) ignored.push(`${place} ${row.ignored}`)
      for (const code of row.warned ?? []) warned.push(`${place} ${code}`)
    })
    const headings = header.map((heading) =>
      below.length > 0 && heading in halves ? 'Период' : dice.pick([heading, ...(synonyms[heading] ?? [])]),
    )
    return {
      name,
      rows: [...above, shuffled([...headings, 'Примечание']), ...below.map(shuffled), ...rows.map(({ cells }) => shuffled(cells))],
    }
  })
  const gains = [...extras.mentees, ...extras.mentors].flatMap(({ gain }) => gain ?? [])
  return {
    sheets: organisation === undefined ? sheets : [organisation, ...sheets],
    parked,
    ignored,
    warned,
    truth: truthWith(school, gains),
  }
}
