import type { Contacts, Headcount } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { organisationInReach } from '../../access/units.ts'
import { defineUseCase, noPeople } from '../../access/use-case.ts'
import { conflict, invalid } from '../../kernel/problem.ts'
import { getOrganisation } from './card.repo.ts'
import { putHeadcount, updateContacts } from './organisations.repo.ts'

interface Correction {
  readonly code: string
  readonly version: number
  readonly contacts?: Contacts | undefined
  readonly founder?: string | undefined
}

/** Corrects contacts and founder. 409 `organisation.outdated` with the fresh card when somebody was faster. */
export const correctOrganisation = defineUseCase({
  name: 'organisations.correctOrganisation',
  permission: 'organisation.update',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: ({ tx, reach }, { code }: Correction) => organisationInReach(tx, reach, code),
  run: async ({ tx, model }, { regionId, id }, { version, contacts, founder }: Correction) => {
    await tx.selectFrom('organisations').select('id').where('id', '=', id).forNoKeyUpdate().execute()
    const current = await getOrganisation(tx, model, regionId, id)
    if (current.version !== version) throw conflict('organisation.outdated', current)
    await updateContacts(tx, id, { ...contacts, ...(founder !== undefined && { founder }) })
    return getOrganisation(tx, model, regionId, id)
  },
  audit: noPeople,
})

/** Writes Form 1's numbers of a date; young teachers are a part of teachers. */
export const setHeadcount = defineUseCase({
  name: 'organisations.setHeadcount',
  permission: 'organisation.update',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: ({ tx, reach }, { code }: Headcount & { code: string }) => organisationInReach(tx, reach, code),
  run: async ({ tx, model, today }, { regionId, id }, { code: _code, ...headcount }: Headcount & { code: string }) => {
    if (headcount.countedOn > today) throw invalid('headcount.inFuture')
    if (headcount.youngTeachers > headcount.teachers) throw invalid('headcount.youngAboveAll')
    await putHeadcount(tx, regionId, id, headcount)
    return getOrganisation(tx, model, regionId, id)
  },
  audit: noPeople,
})
