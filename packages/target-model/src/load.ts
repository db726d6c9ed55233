import { readdir } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { z } from 'zod'
import { type ModelFile, type Problem, readModelFile, TargetModelError } from './model-files.ts'
import { municipalityNames, normaliseFormTitle, normaliseName } from './names.ts'
import { federalFiles, type MentoringForm, type ReportForm, type TargetModel, territoryFiles } from './schema.ts'

type Files<S extends Record<string, z.ZodType>> = { [Name in keyof S]: ModelFile<z.output<S[Name]>> }
type Federal = Files<typeof federalFiles>
type TerritoryFolder = Files<typeof territoryFiles>

const federalFolder = 'federal'

/**
 * Reads the models of all territories: every folder beside `federal` is a territory that chooses from its definitions.
 * The models are frozen and ordered by `regionId`. Throws a `TargetModelError` with all the problems at once.
 */
export async function loadTargetModels(directory = new URL('../models/', import.meta.url)): Promise<readonly TargetModel[]> {
  const root = new URL(directory.href.replace(/\/*$/, '/'))
  const problems: Problem[] = []
  const federal = await readFolder(root, federalFolder, federalFiles, problems)
  if (federal) checkFederal(federal, problems)

  const entries = await readdir(root, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory() && entry.name !== federalFolder).map((entry) => entry.name)
  const territories: TerritoryFolder[] = []
  for (const name of names.toSorted()) {
    const territory = await readFolder(root, name, territoryFiles, problems)
    if (!territory) continue
    territories.push(territory)
    checkTerritory(territory, problems)
    if (federal) checkChoices(federal, territory, problems)
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
  for (const [name, schema] of Object.entries(schemas)) {
    const path = `${folder}/${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.yaml`
    const file = await readModelFile(new URL(path, root), `${basename(fileURLToPath(root))}/${path}`, schema, problems)
    if (file) files[name] = file
  }
  return Object.keys(schemas).every((name) => name in files) ? (files as Files<S>) : undefined
}

type Place = readonly [file: ModelFile<unknown>, path: readonly PropertyKey[]]

function checkUnique<K>(entries: { key: K; at: Place }[], message: (key: K) => string, problems: Problem[]) {
  const seen = new Set<K>()
  for (const {
    key,
    at: [file, path],
  } of entries) {
    if (seen.has(key)) problems.push(file.problemAt(path, message(key)))
    seen.add(key)
  }
}

function checkUniqueCodes(file: ModelFile<unknown>, path: PropertyKey[], entries: { code: string }[], problems: Problem[]) {
  checkUnique(
    entries.map(({ code }, index) => ({ key: code, at: [file, [...path, index, 'code']] })),
    (code) => `код ${code} повторяется`,
    problems,
  )
}

/** Complains about every code that the federal part does not define. */
function checkKnown(
  file: ModelFile<unknown>,
  what: string,
  known: { code: string }[],
  used: [string, PropertyKey[]][],
  problems: Problem[],
) {
  const codes = new Set(known.map(({ code }) => code))
  for (const [code, path] of used) if (!codes.has(code)) problems.push(file.problemAt(path, `${what} ${code} нет в федеральной части`))
}

/** Complains when one name, however spelt, leads to two entries. */
function checkNames(
  entries: { owner: string; names: Iterable<string>; at: Place }[],
  problems: Problem[],
  owners = new Map<string, string>(),
) {
  for (const {
    owner,
    names,
    at: [file, path],
  } of entries)
    for (const name of names) {
      const other = owners.get(name) ?? owner
      owners.set(name, other)
      if (other !== owner) problems.push(file.problemAt(path, `название «${name}» уже относится к ${other}`))
    }
}

const formNames = ({ title, aliases }: MentoringForm) => [title, ...aliases].map(normaliseFormTitle)

function checkFederal({ forms, organisationKinds, roles, reportForms, indicators }: Federal, problems: Problem[]) {
  checkUniqueCodes(forms, [], forms.value, problems)
  checkUniqueCodes(organisationKinds, [], organisationKinds.value, problems)
  checkUniqueCodes(roles, [], roles.value, problems)
  checkUniqueCodes(indicators, ['measures'], indicators.value.measures, problems)
  checkUniqueCodes(indicators, ['indicators'], indicators.value.indicators, problems)
  checkNames(
    forms.value.map((form, index) => ({ owner: form.code, names: formNames(form), at: [forms, [index, 'aliases']] })),
    problems,
  )
  checkNames(
    organisationKinds.value.map(({ code, title, aliases }, index) => ({
      owner: code,
      names: [title, ...aliases].map(normaliseName),
      at: [organisationKinds, [index, 'aliases']],
    })),
    problems,
  )
  checkKnown(
    forms,
    'формы',
    forms.value,
    forms.value.flatMap(({ variationOf }, index) => (variationOf ? [[variationOf, [index, 'variationOf']]] : [])),
    problems,
  )
  checkKnown(
    reportForms,
    'формы',
    forms.value,
    reportForms.value.official.map(({ form }, index) => [form, ['official', index, 'form']]),
    problems,
  )
  checkUnique(
    reportForms.value.official.map(({ form }, index) => ({ key: form, at: [reportForms, ['official', index, 'form']] })),
    (form) => `отчёт по форме ${form} повторяется`,
    problems,
  )
  checkKnown(
    indicators,
    'знаменателя',
    indicators.value.measures,
    indicators.value.indicators.map(({ measure }, index) => [measure, ['indicators', index, 'measure']]),
    problems,
  )
}

function checkTerritory({ territory, indicators, municipalities }: TerritoryFolder, problems: Problem[]) {
  checkUniqueCodes(territory, ['forms'], territory.value.forms, problems)
  checkUniqueCodes(indicators, [], indicators.value, problems)
  checkUniqueCodes(municipalities, [], municipalities.value, problems)
  checkNames(
    municipalities.value.map((municipality, index) => ({
      owner: `${municipality.code} («${municipality.title}»)`,
      names: municipalityNames(municipality),
      at: [municipalities, [index, 'title']],
    })),
    problems,
  )
  for (const [index, { targets }] of indicators.value.entries())
    checkUnique(
      targets.map(({ year }, target) => ({ key: year, at: [indicators, [index, 'targets', target, 'year']] })),
      (year) => `цель на ${year} год повторяется`,
      problems,
    )
}

const codesAt = (entries: { code: string }[], ...path: PropertyKey[]) =>
  entries.map(({ code }, index): [string, PropertyKey[]] => [code, [...path, index, 'code']])

/** Checks that the territory chooses only from what the federal part defines. */
function checkChoices(federal: Federal, { territory, indicators }: TerritoryFolder, problems: Problem[]) {
  const { forms, overrides } = territory.value
  checkKnown(territory, 'формы', federal.forms.value, codesAt(forms, 'forms'), problems)
  checkKnown(territory, 'роли', federal.roles.value, codesAt(overrides.roles, 'overrides', 'roles'), problems)
  checkKnown(
    territory,
    'вида организаций',
    federal.organisationKinds.value,
    codesAt(overrides.organisationKinds, 'overrides', 'organisationKinds'),
    problems,
  )
  checkKnown(indicators, 'показателя', federal.indicators.value.indicators, codesAt(indicators.value), problems)

  checkNames(
    forms.map(({ code, aliases }, index) => ({
      owner: code,
      names: aliases.map(normaliseFormTitle),
      at: [territory, ['forms', index, 'aliases']],
    })),
    problems,
    new Map(federal.forms.value.flatMap((form) => formNames(form).map((name) => [name, form.code]))),
  )
}

function merge(federal: Federal, { territory, indicators, municipalities }: TerritoryFolder): TargetModel {
  const { forms: enabled, excludes, overrides, ...face } = territory.value
  const forms = federal.forms.value.flatMap((form) => {
    const choice = enabled.find(({ code }) => code === form.code)
    return choice ? [{ ...form, aliases: [...form.aliases, ...choice.aliases], steward: choice.steward }] : []
  })
  return {
    ...face,
    forms,
    organisationKinds: choose(federal.organisationKinds.value, excludes.organisationKinds, overrides.organisationKinds),
    roles: choose(federal.roles.value, excludes.roles, overrides.roles),
    reportForms: reportFormsOf(federal.reportForms.value, forms, face.captions.municipality),
    indicators: indicators.value.flatMap(({ denominatorTitle, ...indicator }) => {
      const definition = federal.indicators.value.indicators.find(({ code }) => code === indicator.code)
      if (!definition) return []
      const { project, numerator, measure } = definition
      return [{ ...indicator, project, numerator, denominator: { measure, title: denominatorTitle } }]
    }),
    measures: federal.indicators.value.measures,
    municipalities: municipalities.value,
  }
}

function choose<T extends { code: string }>(entries: T[], excluded: string[], overrides: (Partial<T> & { code: string })[]): T[] {
  return entries
    .filter(({ code }) => !excluded.includes(code))
    .map((entry) => ({ ...entry, ...overrides.find(({ code }) => code === entry.code) }))
}

/** Form 1, then one report per mentoring form in model order; those without an official number follow the common layout. */
function reportFormsOf(
  { headcounts, layout, official }: Federal['reportForms']['value'],
  forms: MentoringForm[],
  municipality: string,
): ReportForm[] {
  const programmes = forms.map(({ code, title }) => {
    const { mentorsColumn, ...known } = official.find(({ form }) => form === code) ?? {
      form: code,
      number: null,
      heading: layout.heading.replace('{form}', title),
      title: layout.title.replace('{form}', title),
      note: null,
      source: layout.source,
    }
    return {
      ...known,
      columns: { ...layout.columns, municipality, mentors: mentorsColumn ?? layout.columns.mentors },
      mentorDetails: mentorsColumn !== undefined,
      totalCaption: layout.totalCaption,
      footnote: layout.footnote,
    }
  })
  return [{ ...headcounts, columns: { ...headcounts.columns, municipality } }, ...programmes]
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const part of Object.values(value)) deepFreeze(part)
  return Object.freeze(value)
}
