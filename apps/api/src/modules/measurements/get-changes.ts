import type { Change, ChangeGroup, Changes, MeasuredItem } from '@nastavnik/contract'
import { fewestPairs } from '@nastavnik/contract'
import { formTitle, type TargetModel } from '@nastavnik/target-model'
import { seesPeopleOf, type UnitInReach, unitInReach } from '../../access/units.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { titleOn } from '../organisations/index.ts'
import { placeAt } from '../reports/index.ts'
import { type AskedThing, readProgrammeTitles, readTitles, type SummedThing, sumByProgramme, sumChanges } from './changes.repo.ts'
import { shownGroups } from './minimum.rules.ts'
import { pairedChangeOf } from './paired-change.rules.ts'

type Better = MeasuredItem['better']

const keyOf = ({ name, parameter, role, low, high }: AskedThing): string => [parameter ?? name, role ?? '', low, high].join(' ')

/** A question of the questionnaires is good when it grows: they ask how comfortable, useful, clear it is. */
const betterOf = ({ handbook }: TargetModel, parameter: string | null): Better =>
  handbook.monitoring.parameters.find(({ code }) => code === parameter)?.better ?? 'HIGHER'

/** Groups of a thing: those of ten pairs and more, unless one of them must hide a small one. */
function groupsOf(rows: readonly SummedThing[], titleOf: (code: string) => string, better: Better): ChangeGroup[] {
  const shown = shownGroups(
    rows.map(({ pairs }) => pairs),
    fewestPairs,
  )
  return rows
    .map((row, place): ChangeGroup => {
      const code = row.group ?? ''
      const change: Change | null =
        shown?.[place] === true ? pairedChangeOf(row, better) : row.pairs < fewestPairs ? { state: 'tooFew' } : null
      return { code, title: titleOf(code), change }
    })
    .toSorted((a, b) => a.title.localeCompare(b.title, 'ru'))
}

interface At {
  readonly unit: string
  readonly year: number
}

async function programmesOf(context: Context, unit: UnitInReach, year: number, members: readonly string[]) {
  const { tx, model, today } = context
  if (unit.organisationId === null) return { rows: [], titles: new Map<string, string>() }
  const rows = await sumByProgramme(tx, { regionId: unit.regionId, organisationIds: members, year, model, today })
  const ids = [...new Set(rows.flatMap(({ group }) => group ?? []))]
  return { rows, titles: await readProgrammeTitles(tx, unit.regionId, ids) }
}

/**
 * Before and after in a unit for a school year: parameters of monitoring first, then the questions asked both times. Numbers of pairs only; fewer than ten tell nothing.
 */
export const getChanges = defineUseCase({
  name: 'measurements.getChanges',
  permission: 'measurement.read',
  sees: 'reporting',
  authorize: ({ tx, reach }, { unit }: At) => unitInReach(tx, reach, unit),
  run: async (context, unit, { year }: At): Promise<Changes> => {
    const { tx, model, actor, today } = context
    const place = await placeAt(tx, unit, { structure: 'asWas', to: `${year + 1}-08-31`, today })
    const rows = await sumChanges(tx, place, year, { model, today })
    const titles = await readTitles(tx, unit.regionId)
    const programmes = await programmesOf(context, unit, year, place.members ?? [])
    const order = model.handbook.monitoring.parameters
    const byForm = Map.groupBy(
      rows.filter(({ group }) => group !== null),
      keyOf,
    )
    const byProgramme = Map.groupBy(programmes.rows, keyOf)
    const items = rows
      .filter(({ group, pairs, onlyBefore, onlyAfter }) => group === null && (pairs > 0 || (onlyBefore > 0 && onlyAfter > 0)))
      .map((row): MeasuredItem => {
        const parameter = order.find(({ code }) => code === row.parameter)
        const better = betterOf(model, row.parameter)
        const key = keyOf(row)
        return {
          key,
          title: parameter?.title ?? titles(row),
          role: row.role,
          parameter: parameter?.code ?? null,
          diagnostic: row.diagnostic,
          better,
          scale: { from: row.low, to: row.high },
          change: pairedChangeOf(row, better),
          forms: groupsOf(byForm.get(key) ?? [], (code) => formTitle(model, code), better),
          programmes: groupsOf(byProgramme.get(key) ?? [], (code) => programmes.titles.get(code) ?? '', better),
        }
      })
    const rank = ({ parameter }: MeasuredItem) => (parameter === null ? order.length : order.findIndex(({ code }) => code === parameter))
    const { level, code } = unit
    return {
      unit: { level, code, title: await titleOn(tx, unit, place.day) },
      year,
      items: items.toSorted((a, b) => rank(a) - rank(b) || a.title.localeCompare(b.title, 'ru')),
      peopleVisible: seesPeopleOf(actor, unit),
    }
  },
})
