import type { Closing, OrganisationChange } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { organisationInReach, unitInReach } from '../../access/units.ts'
import { type Context, defineUseCase, noPeople } from '../../access/use-case.ts'
import { conflict, denied, invalid } from '../../kernel/problem.ts'
import { getOrganisation } from './card.repo.ts'
import {
  changeState,
  endOrganisation,
  lockOrganisations,
  type OrganisationPresent,
  readLastPast,
  reopenOrganisation,
  restoreState,
} from './history.repo.ts'
import { findByTitle, findMunicipalityId } from './organisations.repo.ts'
import { changeRefusal, closingRefusal } from './reorganise.rules.ts'
import { organisationKey } from './titles.rules.ts'

interface Target {
  readonly regionId: number
  readonly id: string
}

/** The organisation as it is now, locked; 409 `organisation.outdated` with the fresh card when it changed since it was read. */
export async function lockPresent({ tx, model }: Context, { regionId, id }: Target, version: number): Promise<OrganisationPresent> {
  const present = (await lockOrganisations(tx, regionId, [id])).get(id)
  if (present === undefined) throw new Error('the organisation has been found within the reach and is gone')
  if (present.version !== version) throw conflict('organisation.outdated', await getOrganisation(tx, model, regionId, id))
  return present
}

/** Whose an organisation is — the municipality it stands in, the authority it answers to — is decided by the region. */
function needRegion({ reach }: Context, isOurs: boolean): void {
  if (!isOurs && !reach.whole) throw denied('organisation.changeNeedsRegion')
}

/**
 * Renames, moves to another municipality, changes the kind or the subordination from a day on; what stood before stays in the history.
 * 422 `change.inFuture`, `change.tooEarly`, `organisation.closed`, `organisation.unchanged`; 409 `organisation.titleTaken`.
 */
export const changeOrganisation = defineUseCase({
  name: 'organisations.changeOrganisation',
  permission: 'organisation.reorganise',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: async ({ tx, reach }, { code, municipality }: OrganisationChange & { code: string }) => {
    const { regionId, id, municipalityId: present } = await organisationInReach(tx, reach, code)
    const municipalityId = municipality === null ? null : ((await findMunicipalityId(tx, regionId, municipality)) ?? null)
    if (municipality !== null && (municipalityId === null || municipalityId !== present)) await unitInReach(tx, reach, municipality)
    if (municipality !== null && municipalityId === null) throw invalid('municipality.unknown')
    return { regionId, id, municipalityId }
  },
  run: async (context, target, { version, on, basis, title, kind, authority }: OrganisationChange & { code: string }) => {
    const { tx, model, today } = context
    const { regionId, id, municipalityId } = target
    if (!model.organisationKinds.some(({ code }) => code === kind)) throw invalid('organisation.kindUnknown')
    if (authority !== null && model.subordination?.authorities.includes(authority) !== true) throw invalid('authority.unknown')
    const present = await lockPresent(context, target, version)
    const refusal = changeRefusal(on, { today, ...present })
    if (refusal !== undefined) throw invalid(refusal)
    const isOurs = municipalityId === present.municipalityId && authority === present.authority
    if (isOurs && title === present.title && kind === present.kind) throw invalid('organisation.unchanged')
    needRegion(context, isOurs)
    const titleKey = organisationKey(title)
    const other = await findByTitle(tx, regionId, municipalityId, titleKey, { from: today, to: present.validTo })
    if (other !== undefined && other.id !== id) throw conflict('organisation.titleTaken')
    await changeState(tx, regionId, id, { on, basis, state: { title, titleKey, kind, municipalityId, authority } })
    return getOrganisation(tx, model, regionId, id)
  },
  audit: noPeople,
})

/** Closes without a successor: its people stay readable, its numbers stay in the reports of its time. Refusals as of a change. */
export const closeOrganisation = defineUseCase({
  name: 'organisations.closeOrganisation',
  permission: 'organisation.reorganise',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: ({ tx, reach }, { code }: Closing & { code: string }) => organisationInReach(tx, reach, code),
  run: async (context, target, { version, on, basis }: Closing & { code: string }) => {
    const { tx, model, today } = context
    const refusal = closingRefusal(on, { today, ...(await lockPresent(context, target, version)) })
    if (refusal !== undefined) throw invalid(refusal)
    await endOrganisation(tx, target.id, { on, basis, successorId: null })
    return getOrganisation(tx, model, target.regionId, target.id)
  },
  audit: noPeople,
})

/**
 * Takes back the last change — a merger or closing first — as if it had not been recorded. 422 `change.nothingToUndo`, 409
 * `organisation.titleTaken` when another has taken the title since.
 */
export const undoChange = defineUseCase({
  name: 'organisations.undoChange',
  permission: 'organisation.reorganise',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: ({ tx, reach }, { code }: { code: string; version: number }) => organisationInReach(tx, reach, code),
  run: async (context, target, { version }: { code: string; version: number }) => {
    const { tx, model } = context
    const { regionId, id } = target
    const present = await lockPresent(context, target, version)
    const past = await readLastPast(tx, regionId, id)
    if (present.validTo !== null) await reopenOrganisation(tx, id)
    else if (past === undefined) throw invalid('change.nothingToUndo')
    else {
      const { until, title, kind, municipalityId, authority } = past
      needRegion(context, municipalityId === present.municipalityId && authority === present.authority)
      await restoreState(tx, regionId, id, until, { title, titleKey: organisationKey(title), kind, municipalityId, authority })
    }
    return getOrganisation(tx, model, regionId, id)
  },
  audit: noPeople,
})
