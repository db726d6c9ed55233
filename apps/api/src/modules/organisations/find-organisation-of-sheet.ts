import type { Contacts } from '@nastavnik/contract'
import { findMunicipality, findTerritory, type TargetModel } from '@nastavnik/target-model'
import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import { invalid } from '../../kernel/problem.ts'
import { usualAuthority } from './model-words.rules.ts'
import { findByTitle, findMunicipalityId, freeCode, type OrganisationDraft, type OrganisationFound } from './organisations.repo.ts'
import { kindByTitle, organisationCode, organisationKey } from './titles.rules.ts'

/** What the sheet «Организация» says of the place. */
export interface DescribedOrganisation {
  readonly territory: string | undefined
  readonly municipality: string | undefined
  readonly organisation: string | undefined
  readonly kind: string | undefined
  readonly founder: string | undefined
  readonly head: string | undefined
  readonly phone: string | undefined
  readonly email: string | undefined
  readonly address: string | undefined
}

export const noContacts: Contacts = { head: '', phone: '', email: '', address: '' }

/** Contacts that the sheet gives; an absent line changes nothing. */
export function contactsOf({ head, phone, email, address }: DescribedOrganisation): Partial<Contacts> {
  return {
    ...(head !== undefined && { head }),
    ...(phone !== undefined && { phone }),
    ...(email !== undefined && { email }),
    ...(address !== undefined && { address }),
  }
}

/** The kind as a text names it; by the title when the text is absent; undefined for an unknown word. */
export function kindCode(model: TargetModel, text: string | undefined, title: string): string | undefined {
  if (text === undefined) return kindByTitle(title)
  const wanted = text.toLowerCase().replace(/ё/g, 'е')
  return model.organisationKinds.find(({ code, title: name, aliases }) =>
    [code, name, ...aliases].some((known) => known.toLowerCase().replace(/ё/g, 'е') === wanted),
  )?.code
}

/** The territory a workbook names; 422 `territory.unknown` when no model knows it. */
export function territoryOf(models: readonly TargetModel[], { territory }: DescribedOrganisation): TargetModel {
  const model = territory === undefined ? undefined : findTerritory(models, territory)
  if (model === undefined) throw invalid('territory.unknown')
  return model
}

/** Is the organisation the sheet describes this one? A silent sheet contradicts nothing. */
export function describes(sheet: DescribedOrganisation, organisation: { title: string }): boolean {
  return sheet.organisation === undefined || organisationKey(sheet.organisation) === organisationKey(organisation.title)
}

/**
 * The organisation that the sheet names, or a draft of it to be added.
 * 422 `organisation.unknown` without a name, `municipality.unknown` when the territory has no such municipality.
 */
export async function findOrganisationOfSheet(
  tx: Tx,
  model: TargetModel,
  sheet: DescribedOrganisation,
): Promise<{ found: OrganisationFound } | { draft: OrganisationDraft }> {
  const title = sheet.organisation
  if (title === undefined) throw invalid('organisation.unknown')
  const named = sheet.municipality === undefined ? undefined : findMunicipality(model, sheet.municipality)
  if (sheet.municipality !== undefined && named === undefined) throw invalid('municipality.unknown')
  const municipality = named ?? (model.municipalities.length === 1 ? model.municipalities[0] : undefined)
  const municipalityId = municipality === undefined ? null : ((await findMunicipalityId(tx, model.regionId, municipality.code)) ?? null)
  const kind = kindCode(model, sheet.kind, title)
  if (kind === undefined) throw invalid('organisation.kindUnknown')
  const titleKey = organisationKey(title)
  const found = await findByTitle(tx, model.regionId, municipalityId, titleKey)
  if (found !== undefined) return { found }
  const code = await freeCode(tx, organisationCode(municipality?.code ?? model.code, title))
  return {
    draft: {
      id: newId(),
      regionId: model.regionId,
      municipalityId,
      code,
      kind,
      authority: usualAuthority(model, kind),
      title,
      titleKey,
      founder: sheet.founder ?? '',
      contacts: { ...noContacts, ...contactsOf(sheet) },
      validFrom: null,
      validTo: null,
    },
  }
}
