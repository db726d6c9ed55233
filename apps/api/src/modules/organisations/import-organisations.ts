import { Code } from '@nastavnik/contract'
import { findMunicipality, type TargetModel } from '@nastavnik/target-model'
import { processing } from '../../access/gate.ts'
import { defineUseCase, noPeople } from '../../access/use-case.ts'
import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import { denied } from '../../kernel/problem.ts'
import { kindCode, noContacts } from './find-organisation-of-sheet.ts'
import { usualAuthority } from './model-words.rules.ts'
import { findByCode, findByTitle, findMunicipalityId, freeCode, insertOrganisation, replaceCard } from './organisations.repo.ts'
import { organisationCode, organisationKey } from './titles.rules.ts'

/** A line of the list of organisations. */
export interface OrganisationRow {
  readonly row: number
  readonly code: string
  readonly title: string
  readonly kind: string
  readonly municipality: string
  readonly founder: string
  readonly validFrom: string | null
  readonly validTo: string | null
}

export type OrganisationRowCode =
  | 'title.missing'
  | 'municipality.unknown'
  | 'organisation.kindUnknown'
  | 'dates.reversed'
  | 'code.invalid'
  | 'code.foreign'
  | 'organisation.merged'
  | 'organisation.titleTaken'

export interface OrganisationsTaken {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly refused: { row: number; title: string; code: OrganisationRowCode }[]
}

async function takeRow(tx: Tx, model: TargetModel, row: OrganisationRow): Promise<'added' | 'changed' | 'unchanged' | OrganisationRowCode> {
  const { code, title, kind: kindText, municipality: municipalityText, founder, validFrom, validTo } = row
  const { regionId } = model
  if (title === '') return 'title.missing'
  if (code !== '' && !Code.safeParse(code).success) return 'code.invalid'
  const kind = kindCode(model, kindText === '' ? undefined : kindText, title)
  if (kind === undefined) return 'organisation.kindUnknown'
  const municipality = municipalityText === '' ? undefined : findMunicipality(model, municipalityText)
  if (municipalityText !== '' && municipality === undefined) return 'municipality.unknown'
  if (validFrom !== null && validTo !== null && validTo < validFrom) return 'dates.reversed'
  const municipalityId = municipality === undefined ? null : ((await findMunicipalityId(tx, regionId, municipality.code)) ?? null)
  const titleKey = organisationKey(title)
  const namesake = await findByTitle(tx, regionId, municipalityId, titleKey, { from: validFrom, to: validTo })
  const known = code === '' ? namesake : await findByCode(tx, regionId, code)
  const isAsBefore = known?.municipalityId === municipalityId && known.validTo === validTo && organisationKey(known.title) === titleKey
  if (namesake !== undefined && namesake.id !== known?.id && !isAsBefore) return 'organisation.titleTaken'
  if (known === undefined) {
    const wished = code === '' ? organisationCode(municipality?.code ?? model.code, title) : code
    const free = await freeCode(tx, wished)
    if (code !== '' && free !== code) return 'code.foreign'
    const draft = {
      id: newId(),
      regionId,
      municipalityId,
      code: free,
      kind,
      authority: usualAuthority(model, kind),
      title,
      titleKey,
      founder,
      contacts: noContacts,
      validFrom,
      validTo,
    }
    await insertOrganisation(tx, draft)
    return 'added'
  }
  if (known.mergedInto !== null && known.validTo !== validTo) return 'organisation.merged'
  const isChanged = await replaceCard(tx, known.id, { title, titleKey, kind, municipalityId, founder, validFrom, validTo })
  return isChanged ? 'changed' : 'unchanged'
}

/** Adds and corrects a region's organisations from a list; a bad line is refused with its code, the good ones are taken. */
export const importOrganisations = defineUseCase({
  name: 'organisations.importOrganisations',
  permission: 'organisation.create',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: async ({ reach }, _rows: readonly OrganisationRow[]) => {
    if (!reach.whole) throw denied('organisation.needsRegion')
    return reach
  },
  run: async ({ tx, model }, _reach, rows: readonly OrganisationRow[]): Promise<OrganisationsTaken> => {
    const refused: OrganisationsTaken['refused'] = []
    const counts = { added: 0, changed: 0, unchanged: 0 }
    for (const row of rows) {
      const outcome = await takeRow(tx, model, row)
      if (outcome === 'added' || outcome === 'changed' || outcome === 'unchanged') counts[outcome]++
      else refused.push({ row: row.row, title: row.title, code: outcome })
    }
    return { ...counts, refused }
  },
  audit: noPeople,
})
