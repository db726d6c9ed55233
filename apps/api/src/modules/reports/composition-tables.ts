import type { CompositionRow } from '@nastavnik/contract'
import { type Composition, hasForm, type TargetModel } from '@nastavnik/target-model'
import type { UnitInReach } from '../../access/units.ts'
import type { Tx } from '../../kernel/db.ts'
import { notFound } from '../../kernel/problem.ts'
import { type Composing, readComposition } from './compositions.repo.ts'
import { compositionsAt, rowsOf } from './compositions.ts'

/** The forms counted, of those the reader answers for. A form that he does not, or that nobody has, is 404 `form.notFound`. */
export function formsAsked(model: TargetModel, unit: UnitInReach, form: string | undefined): readonly string[] | null {
  if (form === undefined) return unit.forms
  const exists = hasForm(model, form) && (unit.forms === null || unit.forms.includes(form))
  if (!exists) throw notFound('form.notFound')
  return [form]
}

/** The composition asked for, the first one by default. What a unit does not have is 404 `composition.notFound`. */
export function compositionAsked(model: TargetModel, unit: UnitInReach, code: string | undefined): Composition {
  const offered = compositionsAt(model, unit.level)
  const composition = code === undefined ? offered[0] : offered.find((one) => one.code === code)
  if (composition === undefined) throw notFound('composition.notFound')
  return composition
}

export interface ComposedTable {
  readonly composition: Composition
  readonly rows: CompositionRow[]
  readonly total: { readonly mentors: number; readonly mentees: number }
}

/** The table of one composition. Rows without people stand only where their being empty says something. */
export async function tableOf(tx: Tx, composing: Composing): Promise<ComposedTable> {
  const { composition, model } = composing
  const found = new Map((await readComposition(tx, composing)).map((row) => [row.code, row]))
  const rows = rowsOf(model, composition).flatMap(({ code, title, isAlways, unit }) => {
    const { mentors = 0, mentees = 0 } = found.get(code) ?? {}
    return isAlways || found.has(code) ? [{ code, title, unit, mentors, mentees }] : []
  })
  const sum = (role: 'mentors' | 'mentees') => [...found.values()].reduce((total, row) => total + row[role], 0)
  return { composition, rows, total: { mentors: sum('mentors'), mentees: sum('mentees') } }
}
