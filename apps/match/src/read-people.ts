import {
  criteria,
  criterionCodes,
  decisionSheet,
  decisions,
  menteeSheet,
  mentorSheet,
  type SheetLayout,
  type Weights,
  weightSheet,
} from './layout.ts'
import { type Book, place, type Row } from './read-book.ts'
import { type Ages, type Items, isAnything, itemsOf, readAges, spelled, toItems } from './words.ts'

/** Somebody of the book with what is said of them. */
interface Person {
  readonly id: string
  readonly name: string
  readonly row: number
  readonly interests: Items
  /** 'any' goes with everything. */
  readonly time: Items | 'any'
  readonly format: Items | 'any'
  /** Ids of the other side: those named, best first, and those refused. */
  readonly wishes: readonly string[]
  readonly refusals: ReadonlySet<string>
}

export interface Mentee extends Person {
  readonly request: Items
  readonly age: number | undefined
}

export interface Mentor extends Person {
  readonly places: number
  readonly helps: Items
  readonly ages: Ages | undefined
}

interface Decision {
  readonly row: number
  readonly isLock: boolean
  readonly mentee: string
  readonly mentor: string
}

export interface People {
  readonly mentees: readonly Mentee[]
  readonly mentors: readonly Mentor[]
  readonly decisions: readonly Decision[]
  readonly weights: Weights
}

type Report = (row: number, key: string, what: string) => void

/** Names of a sheet by id; who stands there twice is reported. */
function readNames(rows: readonly Row[], report: Report): Map<string, Row> {
  const known = new Map<string, Row>()
  for (const row of rows) {
    const { name } = row.cells
    const id = spelled(name ?? '')
    const before = known.get(id)
    if (name === undefined) report(row.at, 'name', `заполните ФИО`)
    else if (before !== undefined)
      report(row.at, 'name', `«${name}» уже есть в строке ${before.at}; у тёзок добавьте отличие, например класс`)
    else known.set(id, row)
  }
  return known
}

/** Finds whom a cell means: the whole name, or the beginning of just one. */
function findPerson(text: string, known: ReadonlyMap<string, Row>, layout: SheetLayout): { id: string } | { fault: string } {
  const id = spelled(text)
  if (known.has(id)) return { id }
  const begun = [...known.keys()].filter((each) => each.startsWith(`${id} `))
  const [only] = begun
  if (only !== undefined && begun.length === 1) return { id: only }
  return {
    fault:
      only === undefined
        ? `«${text}» нет на листе «${layout.name}»`
        : `«${text}» — таких на листе «${layout.name}» несколько, напишите полностью`,
  }
}

const mostWishes = 3

function readPerson(id: string, { at, cells }: Row, others: ReadonlyMap<string, Row>, othersSheet: SheetLayout, report: Report): Person {
  const find = (text: string, key: string): string[] => {
    const found = findPerson(text, others, othersSheet)
    if ('id' in found) return [found.id]
    report(at, key, found.fault)
    return []
  }
  const wishes: string[] = []
  const together = itemsOf(cells['wishes']).map((text): [string, string] => ['wishes', text])
  const apart = ['wish1', 'wish2', 'wish3'].flatMap((key): [string, string][] => (cells[key] === undefined ? [] : [[key, cells[key]]]))
  for (const [key, text] of [...apart, ...together])
    for (const wished of find(text, key))
      if (wishes.includes(wished)) report(at, key, `«${text}» уже названо в другом пожелании`)
      else wishes.push(wished)
  if (wishes.length > mostWishes) report(at, 'wishes', `пожеланий больше ${mostWishes}: оставьте самые важные`)
  const refusals = new Set(itemsOf(cells['refusals']).flatMap((text) => find(text, 'refusals')))
  for (const wished of wishes)
    if (refusals.has(wished)) report(at, 'refusals', `«${others.get(wished)?.cells['name'] ?? ''}» есть и в пожеланиях`)
  const listOrAny = (text: string | undefined) => (isAnything(text) ? 'any' : toItems(text))
  return {
    id,
    name: cells['name'] ?? '',
    row: at,
    interests: toItems(cells['interests']),
    time: listOrAny(cells['time']),
    format: listOrAny(cells['format']),
    wishes,
    refusals,
  }
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined
}

function readWeights(rows: readonly Row[], report: Report): Weights {
  const weights = Object.fromEntries(criterionCodes.map((code) => [code, criteria[code].points])) as Record<keyof Weights, number>
  const named = new Set<string>()
  for (const { at, cells } of rows) {
    const title = spelled(cells['criterion'] ?? '')
    const code = criterionCodes.find((each) => spelled(criteria[each].title) === title)
    const points = wholeNumber(cells['points'])
    if (code === undefined)
      report(
        at,
        'criterion',
        `критерия «${cells['criterion'] ?? ''}» нет; есть: ${criterionCodes.map((each) => criteria[each].title).join(', ')}`,
      )
    else if (named.has(code)) report(at, 'criterion', `«${criteria[code].title}» уже есть выше`)
    else if (points === undefined || points > 1000) report(at, 'points', 'нужно целое число от 0 до 1000')
    else weights[code] = points
    if (code !== undefined) named.add(code)
  }
  const most = (codes: readonly (keyof Weights)[]) => Math.max(...codes.map((code) => weights[code]))
  const sum =
    weights.REQUEST +
    weights.INTERESTS +
    weights.TIME +
    weights.FORMAT +
    weights.AGE +
    most(['MENTEE_WISH_1', 'MENTEE_WISH_2', 'MENTEE_WISH_3']) +
    most(['MENTOR_WISH_1', 'MENTOR_WISH_2', 'MENTOR_WISH_3'])
  if (sum > 1000) report(rows[0]?.at ?? 1, 'points', `у самой подходящей пары выходит ${sum} очков, а можно не больше 1000: уменьшите веса`)
  return weights
}

function readDecisions(
  rows: readonly Row[],
  mentees: ReadonlyMap<string, Row>,
  mentors: ReadonlyMap<string, Row>,
  report: Report,
): Decision[] {
  return rows.flatMap(({ at, cells }): Decision[] => {
    const find = (key: string, known: ReadonlyMap<string, Row>, layout: SheetLayout): string | undefined => {
      const text = cells[key]
      const found = text === undefined ? { fault: 'заполните ФИО' } : findPerson(text, known, layout)
      if ('id' in found) return found.id
      report(at, key, found.fault)
      return undefined
    }
    const [mentor, mentee] = [find('mentor', mentors, mentorSheet), find('mentee', mentees, menteeSheet)]
    const decision = spelled(cells['decision'] ?? '')
    const isLock = decision.startsWith('закреп')
    if (!isLock && !decision.startsWith('запре')) {
      report(at, 'decision', `напишите «${decisions.join('» или «')}»`)
      return []
    }
    return mentor === undefined || mentee === undefined ? [] : [{ row: at, isLock, mentee, mentor }]
  })
}

/** Understands the rows of the book; whatever is not understood is added to its faults. */
export function readPeople({ rows, faults }: Book): People {
  const reportOn =
    (layout: SheetLayout): Report =>
    (row, key, what) => {
      faults.push(`${place(layout, row, key)}: ${what}`)
    }
  const [onMentees, onMentors] = [reportOn(menteeSheet), reportOn(mentorSheet)]
  const menteeRows = readNames(rows.get(menteeSheet) ?? [], onMentees)
  const mentorRows = readNames(rows.get(mentorSheet) ?? [], onMentors)
  const mentees = [...menteeRows].map(([id, row]): Mentee => {
    const age = wholeNumber(row.cells['age'])
    if (row.cells['age'] !== undefined && (age === undefined || age > 150)) onMentees(row.at, 'age', 'нужно целое число полных лет')
    return { ...readPerson(id, row, mentorRows, mentorSheet, onMentees), request: toItems(row.cells['request']), age }
  })
  const mentors = [...mentorRows].map(([id, row]): Mentor => {
    const places = wholeNumber(row.cells['places'])
    if (places === undefined || places > 1000) onMentors(row.at, 'places', 'нужно целое число от 0 до 1000')
    const text = row.cells['age']
    const ages = text === undefined ? undefined : readAges(text)
    if (text !== undefined && ages === undefined)
      onMentors(row.at, 'age', `«${text}» не понято: напишите «10–12», «от 10», «до 14», «12» или «любой»`)
    return { ...readPerson(id, row, menteeRows, menteeSheet, onMentors), places: places ?? 0, helps: toItems(row.cells['helps']), ages }
  })
  return {
    mentees,
    mentors,
    decisions: readDecisions(rows.get(decisionSheet) ?? [], menteeRows, mentorRows, reportOn(decisionSheet)),
    weights: readWeights(rows.get(weightSheet) ?? [], reportOn(weightSheet)),
  }
}
