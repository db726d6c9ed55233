import type { IgnoreCode, ParkCode } from '@nastavnik/contract'
import type { SyntheticSchool, Value } from '@nastavnik/synthetic'
import { initialsKey, nameKey } from '../src/modules/people/index.ts'
import { type Dice, diceOf, respellDay, respellForm, respellName, respellProgramme } from './respell.ts'

export interface MessySchool {
  readonly sheets: readonly { name: string; rows: readonly (readonly Value[])[] }[]
  /** «sheet row code», in the order of the sheets and rows. */
  readonly parked: readonly string[]
  readonly ignored: readonly string[]
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

interface Row {
  readonly cells: Value[]
  /** Whose first writing this is, among the good rows. */
  readonly of?: number
  readonly parked?: ParkCode
  readonly ignored?: IgnoreCode
}

/** What breaks a row, by the heading of the cell. */
const breaks: readonly (readonly [ParkCode, Readonly<Record<string, Value>>])[] = [
  ['name.missing', { name: undefined }],
  ['name.incomplete', { name: 'Ложнова' }],
  ['birthDate.invalid', { 'Дата рождения': '31.02.2009' }],
  ['form.missing', { 'Форма наставничества': undefined }],
  ['form.unknown', { 'Форма наставничества': 'дружба' }],
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

  rows(good: readonly (readonly Value[])[]): Row[] {
    const dice = this.#dice
    const rows: Row[] = good.map((cells, of) => ({ cells: this.#respell(cells), of }))
    const someRow = () => dice.pick(good)
    const insert = (row: Row, from = 0) => rows.splice(dice.between(from, rows.length - 1), 0, row)
    for (const [code, changes] of breaks) if (dice.chance(0.4)) insert(this.#stranger(someRow(), changes, code))
    if (dice.chance(0.5)) {
      for (const birth of ['01.01.2009', '02.01.2009'])
        insert(this.#stranger(someRow(), { name: 'Ложнова Анна', 'Дата рождения': birth }, 'name.ambiguous'))
    }
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

/** A school's workbook as an untidy hand would have made it; equal seeds give equal workbooks. */
export function messUp({ sheets: [organisation, ...bases] }: SyntheticSchool, seed: number): MessySchool {
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
  const sheets = bases.map(({ name, rows: [first = [], ...good] }) => {
    const header = first.map(String)
    const rows = new MessyBase(dice, header, unique).rows(good)
    const order = dice.shuffle([...header.keys(), header.length])
    const shuffled = (cells: readonly Value[]) => (cells.length === 0 ? [] : order.map((from) => cells[from]))
    const above: Value[][] = dice.pick([[], [['База за 2021 год']], [['База', undefined, 'за 2021 год'], []]])
    rows.forEach((row, index) => {
      const place = `${name} ${above.length + 2 + index}`
      if (row.parked !== undefined) parked.push(`${place} ${row.parked}`)
      if (row.ignored !== undefined) ignored.push(`${place} ${row.ignored}`)
    })
    const headings = header.map((heading) => dice.pick([heading, ...(synonyms[heading] ?? [])]))
    return { name, rows: [...above, shuffled([...headings, 'Примечание']), ...rows.map(({ cells }) => shuffled(cells))] }
  })
  return { sheets: organisation === undefined ? sheets : [organisation, ...sheets], parked, ignored }
}
