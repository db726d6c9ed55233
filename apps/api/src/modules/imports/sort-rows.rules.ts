import type { IgnoreCode, ParkCode } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { type ParsedRow, type Refused, rowParser, withGaps } from './parse-rows.rules.ts'
import type { SchoolWorkbook } from './read-school-workbook.ts'
import type { Registry } from './registry.ts'
import { type Identities, identify } from './same-person.rules.ts'

export interface PlanOptions {
  readonly model: TargetModel
  readonly today: string
  readonly newId: () => string
}

export interface SortedRows extends Identities {
  readonly ready: ParsedRow[]
  readonly parked: Refused<ParkCode>[]
  readonly ignored: Refused<IgnoreCode>[]
}

/** Tells whether a row says of its person what an earlier one said. Most people have one row: nothing is put into words before the second. */
function repeats(whoIs: Identities['whoIs']): (row: ParsedRow) => boolean {
  const sayingOf = ({ base, form, programme, startsOn, endsOn, counterparts }: ParsedRow) =>
    [base.kind, form.code, programme.key, startsOn, endsOn, ...counterparts.map((person) => whoIs(person).key).sort()].join('|')
  const seen = new Map<string, ParsedRow | Set<string>>()
  return (row) => {
    const { key } = whoIs(row)
    const before = seen.get(key)
    if (before === undefined) {
      seen.set(key, row)
      return false
    }
    const said = before instanceof Set ? before : new Set([sayingOf(before)])
    const known = said.size
    seen.set(key, said.add(sayingOf(row)))
    return said.size === known
  }
}

interface Parsed {
  readonly understood: readonly ParsedRow[]
  readonly parked: Refused<ParkCode>[]
  readonly ignored: Refused<IgnoreCode>[]
}

/** Every row by itself. Apart from the sorting, so that what the parser remembers of all texts goes when the last row is read. */
function parseRows(workbook: SchoolWorkbook, { model, today }: PlanOptions): Parsed {
  const parse = rowParser(model, workbook.date1904, today)
  const parked: Refused<ParkCode>[] = []
  const ignored: Refused<IgnoreCode>[] = []
  const understood: ParsedRow[] = []
  for (const base of workbook.bases) {
    for (const row of withGaps(base)) {
      const outcome = parse(base, row)
      if ('parsed' in outcome) understood.push(outcome.parsed)
      else if ('parked' in outcome) parked.push(outcome.parked)
      else ignored.push(outcome.ignored)
    }
  }
  return { understood, parked, ignored }
}

/** Sorts rows into ready, parked and ignored; a repeat says again what an earlier row said. */
export function sortRows(workbook: SchoolWorkbook, registry: Registry, options: PlanOptions): SortedRows {
  const { understood, parked, ignored } = parseRows(workbook, options)
  const { ambiguous, withdrawn, whoIs } = identify(understood, registry)
  const isRepeat = repeats(whoIs)
  const ready: ParsedRow[] = []
  for (const parsed of understood) {
    const { base, row, name, key } = parsed
    const code = ambiguous.has(key) ? 'name.ambiguous' : withdrawn.has(whoIs(parsed).key) ? 'person.withdrawn' : undefined
    if (code !== undefined) {
      parked.push({ base, row, name, code })
      continue
    }
    if (isRepeat(parsed)) ignored.push({ base, row, name, code: 'row.repeated' })
    else ready.push(parsed)
  }
  return { ready, parked: inOrder(workbook, parked), ignored: inOrder(workbook, ignored), ambiguous, withdrawn, whoIs }
}

/** As a reader goes through the file: by sheet, then by row. */
function inOrder<Code>({ bases }: SchoolWorkbook, refused: Refused<Code>[]): Refused<Code>[] {
  const position = new Map<object, number>(bases.map((base, index) => [base, index]))
  return refused.sort((a, b) => (position.get(a.base) ?? 0) - (position.get(b.base) ?? 0) || a.row.number - b.row.number)
}
