import { type GateCode, type PassedGate, pageSize, type ReadinessNumbers, type ReadinessVerdict } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { processing } from '../../access/gate.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { nameKey } from '../people/index.ts'
import { readMentors, readNames } from './mentors.repo.ts'
import { isPassed, readinessOf, verdictOf } from './readiness.rules.ts'

interface Standing {
  readonly id: string
  readonly gates: readonly PassedGate[]
  readonly verdict: ReadinessVerdict
}

interface Filter {
  readonly verdict?: ReadinessVerdict | undefined
  readonly expiring?: 'yes' | undefined
  readonly lacking?: GateCode | undefined
}

const isExpiring = ({ gates }: Standing) => gates.some(({ expiring }) => expiring)
const lacks = ({ gates }: Standing, gate: GateCode) => gates.some((one) => one.gate === gate && !isPassed(one))

const isListed = (one: Standing, { verdict, expiring, lacking }: Filter): boolean =>
  (verdict === undefined || one.verdict === verdict) &&
  (expiring === undefined || isExpiring(one)) &&
  (lacking === undefined || lacks(one, lacking))

function numbersOf({ readiness: { gates } }: TargetModel, all: readonly Standing[]): ReadinessNumbers {
  const count = (verdict: ReadinessVerdict) => all.filter((one) => one.verdict === verdict).length
  return {
    all: all.length,
    ready: count('ready'),
    warned: count('warned'),
    blocked: count('blocked'),
    expiring: all.filter(isExpiring).length,
    lacking: gates
      .filter(({ effect }) => effect !== 'off')
      .map(({ code, title, effect }) => ({ gate: code, title, effect, count: all.filter((one) => lacks(one, code)).length })),
  }
}

interface ListReadiness extends Filter {
  readonly organisation: string
  readonly search?: string | undefined
  readonly page: number
}

/**
 * Mentors of an organisation with what they have passed, and how many lack what. The rule is asked of all of them without a name, for the numbers
 * must be of the whole; names are read for the page alone.
 */
export const listReadiness = defineUseCase({
  name: 'readiness.listReadiness',
  permission: 'readiness.read',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: ListReadiness) => peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx, model, today }, { id: organisationId, regionId }, { search = '', page, ...filter }: ListReadiness) => {
    const mentors = await readMentors(tx, { model, today }, { regionId, organisationId }, { nameKey: nameKey(search) })
    const all = mentors.map(({ id, facts }): Standing => {
      const gates = readinessOf(model, facts, today)
      return { id, gates, verdict: verdictOf(gates) }
    })
    const listed = all.filter((one) => isListed(one, filter))
    const shown = listed.slice((page - 1) * pageSize, page * pageSize)
    const names = await readNames(
      tx,
      { regionId },
      shown.map(({ id }) => id),
    )
    return {
      items: shown.flatMap(({ id, gates, verdict }) => {
        const person = names.get(id)
        return person === undefined ? [] : [{ ...person, gates: [...gates], verdict }]
      }),
      total: listed.length,
      page,
      pageSize,
      numbers: numbersOf(model, all),
      expiringDays: model.readiness.expiring.days,
    }
  },
  audit: ({ target, output }) => ({ organisationId: target.id, people: output.items.length }),
})
