import { readdir } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { z } from 'zod'
import { checkAggregateFacts } from './aggregate-facts.ts'
import { checkFederalHandbook, checkLegalActs, checkTerritoryHandbook } from './check-handbook.ts'
import { checkChoices, checkFederal, checkNeighbours, checkTerritory } from './check-model.ts'
import { merge } from './merge.ts'
import { type ModelFile, type Problem, readModelFile, TargetModelError } from './model-files.ts'
import { checkRoadmaps } from './roadmaps.ts'
import { type Files, federalFiles, type TargetModel, type TerritoryFolder, territoryFiles } from './schema.ts'

const federalFolder = 'federal'

/** Where the territories that come with the system stand, and the federal part. */
export const builtInModels = new URL('../models/', import.meta.url)

/** A folder of model files: where it is and how problems name it. */
interface Folder {
  readonly url: URL
  readonly shown: string
}

/**
 * Reads the models of all territories: every folder beside `federal` is a territory that chooses from its definitions.
 * `added` are folders of further territories, wherever they stand (`territoryFoldersIn`).
 * The models are frozen and ordered by `regionId`. Throws a `TargetModelError` with all the problems at once.
 */
export async function loadTargetModels(directory = builtInModels, added: readonly URL[] = []): Promise<readonly TargetModel[]> {
  const root = asFolder(directory)
  const inRoot = (name: string): Folder => ({ url: new URL(`${name}/`, root), shown: `${basename(fileURLToPath(root))}/${name}` })
  const problems: Problem[] = []
  const federal = await readFolder(inRoot(federalFolder), federalFiles, problems)
  if (federal) {
    checkFederal(federal, problems)
    checkFederalHandbook(federal, problems)
  }

  const names = (await foldersIn(root)).filter((name) => name !== federalFolder)
  const further = added.map(asFolder).map((url) => ({ url, shown: fileURLToPath(url).replace(/\/$/, '') }))
  const territories: TerritoryFolder[] = []
  for (const folder of [...names.map(inRoot), ...further]) {
    const territory = await readFolder(folder, territoryFiles, problems)
    if (!territory) continue
    territories.push(territory)
    checkTerritory(territory, basename(folder.shown), problems)
    checkTerritoryHandbook(territory, problems)
    checkRoadmaps(territory.roadmaps, problems)
    checkAggregateFacts(territory.aggregateFacts, territory.territory.value.forms, problems)
    if (!federal) continue
    checkChoices(federal, territory, problems)
    checkLegalActs(federal, territory, problems)
  }
  checkNeighbours(territories, problems)

  if (!federal || problems.length > 0) throw new TargetModelError(problems)
  const models = territories.map((territory) => merge(federal, territory))
  return deepFreeze(models.toSorted((a, b) => a.regionId - b.regionId))
}

/** The territories of a folder that need not exist: one subfolder each. Hidden folders are nobody's. */
export async function territoryFoldersIn(directory: URL): Promise<URL[]> {
  const root = asFolder(directory)
  return (await foldersIn(root)).map((name) => new URL(`${name}/`, root))
}

const asFolder = (url: URL): URL => new URL(url.href.replace(/\/*$/, '/'))

async function foldersIn(root: URL): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return entries.flatMap((entry) => (entry.isDirectory() && !entry.name.startsWith('.') ? [entry.name] : [])).toSorted()
}

async function readFolder<S extends Record<string, z.ZodType>>(
  { url, shown }: Folder,
  schemas: S,
  problems: Problem[],
): Promise<Files<S> | undefined> {
  const files: Record<string, ModelFile<unknown>> = {}
  for (const [name, schema] of Object.entries(schemas)) {
    const path = fileName(name)
    const file = await readModelFile(new URL(path, url), `${shown}/${path}`, schema, problems)
    if (file) files[name] = file
  }
  // An optional file under a misspelt name would otherwise be silently absent.
  const known = Object.keys(schemas).map(fileName)
  for (const name of await readdir(url).catch(() => []))
    if (/\.ya?ml$/.test(name) && !known.includes(name))
      problems.push({ file: `${shown}/${name}`, line: null, field: 'файл', message: `неизвестный файл; бывают ${known.join(', ')}` })
  return Object.keys(schemas).every((name) => name in files) ? (files as Files<S>) : undefined
}

/** `reportForms` stands in report-forms.yaml. */
const fileName = (name: string) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.yaml`

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const part of Object.values(value)) deepFreeze(part)
  return Object.freeze(value)
}
