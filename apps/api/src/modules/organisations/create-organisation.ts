import type { NewOrganisation } from '@nastavnik/contract'
import { processing } from '../../access/gate.ts'
import { unitInReach } from '../../access/units.ts'
import { defineUseCase, noPeople } from '../../access/use-case.ts'
import { newId } from '../../kernel/ids.ts'
import { conflict, denied, invalid } from '../../kernel/problem.ts'
import { getOrganisation } from './card.repo.ts'
import { noContacts } from './find-organisation-of-sheet.ts'
import { usualAuthority } from './model-words.rules.ts'
import { findByTitle, freeCode, insertOrganisation } from './organisations.repo.ts'
import { organisationCode, organisationKey } from './titles.rules.ts'

/**
 * Adds an organisation to a municipality within the reach, or to the region itself by those whose reach is the whole of it.
 * 409 `organisation.titleTaken` while another of the title stands; without a first day the new one stands from today.
 */
export const createOrganisation = defineUseCase({
  name: 'organisations.createOrganisation',
  permission: 'organisation.create',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: async ({ tx, reach, model }, { municipality, kind }: NewOrganisation) => {
    if (usualAuthority(model, kind) !== null && !reach.whole) throw denied('organisation.answersToRegion')
    if (municipality !== null) return unitInReach(tx, reach, municipality)
    if (!reach.whole) throw denied('organisation.needsMunicipality')
    return undefined
  },
  run: async ({ tx, reach, model, today }, municipality, organisation: NewOrganisation) => {
    const { title, kind, founder, validFrom, validTo } = organisation
    if (municipality !== undefined && municipality.level !== 'municipality') throw invalid('municipality.unknown')
    if (!model.organisationKinds.some(({ code }) => code === kind)) throw invalid('organisation.kindUnknown')
    const id = newId()
    const { regionId } = reach
    const municipalityId = municipality?.municipalityId ?? null
    const titleKey = organisationKey(title)
    const from = validFrom ?? (validTo === null || validTo >= today ? today : null)
    if ((await findByTitle(tx, regionId, municipalityId, titleKey, { from, to: validTo })) !== undefined)
      throw conflict('organisation.titleTaken')
    const code = await freeCode(tx, organisationCode(municipality?.code ?? model.code, title))
    await insertOrganisation(tx, {
      id,
      regionId,
      municipalityId,
      code,
      kind,
      authority: usualAuthority(model, kind),
      title,
      titleKey,
      founder,
      contacts: noContacts,
      validFrom,
      validTo,
    })
    return getOrganisation(tx, model, regionId, id)
  },
  audit: noPeople,
})
