import { readdir } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { z } from 'zod'
import { checkAggregateFacts } from './aggregate-facts.ts'
import { checkFederalHandbook, checkLegalActs, checkTerritoryHandbook } from './check-handbook.ts'
import { checkChoices, checkFederal, checkTerritory } from './check-model.ts'
import { checkUnique } from './checks.ts'
import { merge } from './merge.ts'
import { type ModelFile, type Problem, readModelFile, TargetModelError } from './model-files.ts'
import { checkRoadmaps } from './roadmaps.ts'
import { type Files, federalFiles, type TargetModel, type TerritoryFolder, territoryFiles } from './schema.ts'

const federalFolder = 'federal'

/**
 * Reads the models of all territories: every folder beside `federal` is a territory that chooses from its definitions.
 * The models are frozen and ordered by `regionId`. Throws a `TargetModelError` with all the problems at once.
 */
export async function loadTargetModels(directory = new URL('../models/', import.meta.url)): Promise<readonly TargetModel[]> {
  const root = new URL(directory.href.replace(/\/*$/, '/'))
  const problems: Problem[] = []
  const federal = await readFolder(root, federalFolder, federalFiles, problems)
  if (federal) {
    checkFederal(federal, problems)
    checkFederalHandbook(federal, problems)
  }

  const entries = await readdir(root, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory() && entry.name !== federalFolder).map((entry) => entry.name)
  const territories: TerritoryFolder[] = []
  for (const name of names.toSorted()) {
    const territory = await readFolder(root, name, territoryFiles, problems)
    if (!territory) continue
    territories.push(territory)
    checkTerritory(territory, problems)
    checkTerritoryHandbook(territory, problems)
    checkRoadmaps(territory.roadmaps, problems)
    checkAggregateFacts(territory.aggregateFacts, territory.territory.value.forms, problems)
    if (!federal) continue
    checkChoices(federal, territory, problems)
    checkLegalActs(federal, territory, problems)
  }
  for (const field of ['code', 'regionId'] as const)
    checkUnique(
      territories.map(({ territory }) => ({ key: territory.value[field], at: [territory, [field]] as const })),
      (key) => `значение ${key} уже занято другой территорией`,
      problems,
    )

  if (!federal || problems.length > 0) throw new TargetModelError(problems)
  const models = territories.map((territory) => merge(federal, territory))
  return deepFreeze(models.toSorted((a, b) => a.regionId - b.regionId))
}

async function readFolder<S extends Record<string, z.ZodType>>(
  root: URL,
  folder: string,
  schemas: S,
  problems: Problem[],
): Promise<Files<S> | undefined> {
  const files: Record<string, ModelFile<unknown>> = {}
  const shownRoot = basename(fileURLToPath(root))
  for (const [name, schema] of Object.entries(schemas)) {
    const path = `${folder}/${fileName(name)}`
    const file = await readModelFile(new URL(path, root), `${shownRoot}/${path}`, schema, problems)
    if (file) files[name] = file
  }
  // An optional file under a misspelt name would otherwise be silently absent.
  const known = new Set(Object.keys(schemas).map(fileName))
  for (const name of await readdir(new URL(folder, root)))
    if (name.endsWith('.yaml') && !known.has(name))
      problems.push({ file: `${shownRoot}/${folder}/${name}`, line: null, field: 'файл', message: 'неизвестный файл' })
  return Object.keys(schemas).every((name) => name in files) ? (files as Files<S>) : undefined
}

/** `reportForms` stands in report-forms.yaml. */
const fileName = (name: string) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.yaml`

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const part of Object.values(value)) deepFreeze(part)
  return Object.freeze(value)
}
