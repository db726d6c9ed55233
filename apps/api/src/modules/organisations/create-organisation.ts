import type { NewOrganisation } from '@nastavnik/contract'
import { unitInReach } from '../../access/units.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { newId } from '../../kernel/ids.ts'
import { denied, invalid } from '../../kernel/problem.ts'
import { getOrganisation } from './card.repo.ts'
import { noContacts } from './find-organisation-of-sheet.ts'
import { usualAuthority } from './model-words.rules.ts'
import { freeCode, insertOrganisation } from './organisations.repo.ts'
import { organisationCode, organisationKey } from './titles.rules.ts'

/** Adds an organisation to a municipality within the reach, or to the region itself by those whose reach is the whole of it. */
export const createOrganisation = defineUseCase({
  name: 'organisations.createOrganisation',
  permission: 'organisation.create',
  sees: 'people',
  changes: true,
  authorize: async ({ tx, reach, model }, { municipality, kind }: NewOrganisation) => {
    if (usualAuthority(model, kind) !== null && !reach.whole) throw denied('organisation.answersToRegion')
    if (municipality !== null) return unitInReach(tx, reach, municipality)
    if (!reach.whole) throw denied('organisation.needsMunicipality')
    return undefined
  },
  run: async ({ tx, reach, model }, municipality, organisation: NewOrganisation) => {
    const { title, kind, founder, validFrom, validTo } = organisation
    if (municipality !== undefined && municipality.level !== 'municipality') throw invalid('municipality.unknown')
    if (!model.organisationKinds.some(({ code }) => code === kind)) throw invalid('organisation.kindUnknown')
    const id = newId()
    const { regionId } = reach
    const code = await freeCode(tx, organisationCode(municipality?.code ?? model.code, title))
    await insertOrganisation(tx, {
      id,
      regionId,
      municipalityId: municipality?.municipalityId ?? null,
      code,
      kind,
      authority: usualAuthority(model, kind),
      title,
      titleKey: organisationKey(title),
      founder,
      contacts: noContacts,
      validFrom,
      validTo,
    })
    return getOrganisation(tx, model, regionId, id)
  },
})
