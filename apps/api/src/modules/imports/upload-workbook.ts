import type { Import } from '@nastavnik/contract'
import { findMunicipality, findTerritory } from '@nastavnik/target-model'
import { userIdOf } from '../../access/actor.ts'
import { opensWithdrawn } from '../../access/gate.ts'
import { type OrganisationInReach, peopleOrganisationInReach } from '../../access/units.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { newId } from '../../kernel/ids.ts'
import { invalid, notFound } from '../../kernel/problem.ts'
import { describes, findMunicipalityId, findOrganisationOfSheet } from '../organisations/index.ts'
import { planReady } from './apply-workbook.ts'
import { findSource } from './attempts.repo.ts'
import { readLearnt } from './headings.repo.ts'
import { findImport, forgetOldImports, insertImport, type NewImport } from './imports.repo.ts'
import type { OrganisationSheet } from './organisation-sheet.rules.ts'
import { readSheets } from './read-school-workbook.ts'
import { type Kept, keptOf } from './review-workbook.ts'

interface Upload {
  /** Left out: the one that the workbook names. */
  readonly organisation?: string | undefined
  /** The first import of the workbooks sent together. */
  readonly batch?: string | undefined
  /** By which the sender asks how far it is. */
  readonly sending?: string | undefined
  readonly file: Uint8Array
}

/** Is the sheet of another organisation: of another title, or of the same — «СОШ № 1» — in another municipality. A silent sheet is of none. */
async function isForeign({ tx, model }: Context, sheet: OrganisationSheet, organisation: OrganisationInReach): Promise<boolean> {
  if (!describes(sheet, organisation)) return true
  const named = sheet.municipality === undefined ? undefined : findMunicipality(model, sheet.municipality)
  if (named === undefined || sheet.organisation === undefined || organisation.municipalityId === null) return false
  return (await findMunicipalityId(tx, organisation.regionId, named.code)) !== organisation.municipalityId
}

/** Does the sheet name another territory of the system? A word that none knows is a slip of the hand. */
function isOfOtherTerritory({ model, models }: Context, { territory }: OrganisationSheet): boolean {
  const named = territory === undefined ? undefined : findTerritory([...models.values()], territory)
  return named !== undefined && named.code !== model.code
}

/** The organisation that the workbook names, if people are imported for it; a workbook that names none is asked about. */
async function organisationNamed({ tx, reach, model }: Context, sheet: OrganisationSheet | undefined): Promise<OrganisationInReach> {
  if (sheet?.organisation === undefined) throw invalid('organisation.unnamed')
  const named = await findOrganisationOfSheet(tx, model, sheet)
  if (!('found' in named) || !reach.organisationIds.includes(named.found.id)) throw invalid('organisation.foreign')
  return peopleOrganisationInReach(tx, reach, named.found.code)
}

/** What is kept beside the file. Apart from the writing, so that rows and plan have gone before the driver copies the file. */
async function reviewFile(
  context: Context,
  told: OrganisationInReach | undefined,
  file: Uint8Array,
): Promise<{ kept: Kept; follows: NewImport['follows']; organisation: OrganisationInReach }> {
  const { tx } = context
  const learntOf = (one: OrganisationInReach) => readLearnt(tx, { regionId: one.regionId, organisationId: one.id })
  const known = told === undefined ? undefined : await learntOf(told)
  const seen = await readSheets(file, known === undefined ? {} : { learnt: known }, context.watch)
  const sheet = seen.organisation
  if (sheet !== undefined && isOfOtherTerritory(context, sheet)) throw invalid('territory.foreign')
  const organisation = told ?? (await organisationNamed(context, sheet))
  if (sheet !== undefined && (await isForeign(context, sheet, organisation))) throw invalid('organisation.foreign')
  const place = { regionId: organisation.regionId, organisationId: organisation.id }
  // A workbook that says itself whose it is was read before what its organisation has taught was known.
  const learnt = known ?? (await learntOf(organisation))
  const workbook = learnt === known || learnt.size === 0 ? seen : await readSheets(file, { learnt }, context.watch)
  if (sheet === undefined && workbook.cards.length === 0 && workbook.sheets.every(({ header }) => header === null))
    throw invalid('bases.missing')
  const plan = await planReady(context, place, workbook)
  const follows = await findSource(tx, place, workbook)
  return { organisation, kept: keptOf(workbook, plan), follows }
}

/**
 * Keeps a school's workbook with a review of what it would bring; the registry does not change.
 * A base that lacks columns and a sheet that was not recognised wait for their columns to be named.
 * Throws the reader's `file.*` codes, 422 `territory.foreign` for a file of another territory, `organisation.foreign` for another school's, `organisation.unnamed` when
 * neither the caller nor the workbook says whose it is, `headcount.invalid` with the labels.
 */
export const uploadWorkbook = defineUseCase({
  name: 'imports.uploadWorkbook',
  permission: 'import.run',
  sees: 'people',
  gate: opensWithdrawn('rows of those who withdrew are parked by name'),
  changes: true,
  authorize: async ({ tx, reach }, { organisation }: Upload) =>
    organisation === undefined ? undefined : peopleOrganisationInReach(tx, reach, organisation),
  run: async (context, told, { file, batch }: Upload): Promise<Import> => {
    const { tx, reach, actor, clock } = context
    const { organisation, ...reviewed } = await reviewFile(context, told, file)
    const { regionId, id: organisationId } = organisation
    await forgetOldImports(tx, regionId, organisationId, clock.now())
    context.watch(reviewed.kept.review.counters.ready) // the last moment to stop without a trace
    const id = newId()
    await insertImport(tx, {
      id,
      regionId,
      organisationId,
      userId: userIdOf(actor),
      file: Buffer.from(file.buffer, file.byteOffset, file.byteLength),
      ...reviewed,
      batch: batch ?? null,
      createdAt: clock.now(),
    })
    const made = await findImport(tx, reach, id)
    if (made === undefined) throw notFound('import.notFound')
    return made.view
  },
  audit: ({ target, output }) => ({ organisationId: target?.id ?? null, subjectId: output.id, people: output.counters.persons }),
})
