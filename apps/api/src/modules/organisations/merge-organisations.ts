import type { Merger, MergerPreview } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { organisationInReach } from '../../access/units.ts'
import { defineUseCase, noPeople } from '../../access/use-case.ts'
import { invalid } from '../../kernel/problem.ts'
import { getOrganisation } from './card.repo.ts'
import { countHoldings, endOrganisation, lockOrganisations } from './history.repo.ts'
import { closingRefusal, mayTakeIn } from './reorganise.rules.ts'
import { lockPresent } from './reorganise-organisation.ts'

/** What a merger would take along, before it happens. */
export const previewMerger = defineUseCase({
  name: 'organisations.previewMerger',
  permission: 'organisation.reorganise',
  sees: 'reporting',
  authorize: ({ tx, reach }, { code }: { code: string }) => organisationInReach(tx, reach, code),
  run: ({ tx }, { regionId, id }): Promise<MergerPreview> => countHoldings(tx, regionId, id),
})

/**
 * Merges an organisation into another from a day on. No row of people moves: the successor counts for it in reports that end later, and the
 * successor's curator sees its people. Refusals as of a closing; 422 `organisation.successorClosed`, `organisation.mergedIntoItself`.
 */
export const mergeOrganisation = defineUseCase({
  name: 'organisations.mergeOrganisation',
  permission: 'organisation.reorganise',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: async ({ tx, reach }, { code, into }: Merger & { code: string }) => {
    const { regionId, id } = await organisationInReach(tx, reach, code)
    return { regionId, id, successorId: (await organisationInReach(tx, reach, into)).id }
  },
  run: async (context, { regionId, id, successorId }, { version, on, basis }: Merger & { code: string }) => {
    const { tx, model, today } = context
    if (id === successorId) throw invalid('organisation.mergedIntoItself')
    const successor = (await lockOrganisations(tx, regionId, [id, successorId])).get(successorId)
    const refusal = closingRefusal(on, { today, ...(await lockPresent(context, { regionId, id }, version)) })
    if (refusal !== undefined) throw invalid(refusal)
    if (successor === undefined || !mayTakeIn(on, successor)) throw invalid('organisation.successorClosed')
    await endOrganisation(tx, id, { on, basis, successorId })
    return getOrganisation(tx, model, regionId, id)
  },
  audit: noPeople,
})
