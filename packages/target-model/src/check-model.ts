import { checkKnown, checkNames, checkUnique, codesAt } from './checks.ts'
import type { Problem } from './model-files.ts'
import { municipalityNames, normaliseFormTitle, normaliseName } from './names.ts'
import type { MentoringForm } from './schema/forms.ts'
import type { Federal, TerritoryFolder } from './schema.ts'

const formNames = ({ title, aliases }: MentoringForm) => [title, ...aliases].map(normaliseFormTitle)

/** Checks what the federal files say of each other. */
export function checkFederal({ forms, organisationKinds, reportForms, indicators }: Federal, problems: Problem[]) {
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
  checkKnown(
    indicators,
    'знаменателя',
    indicators.value.measures,
    indicators.value.indicators.map(({ measure }, index) => [measure, ['indicators', index, 'measure']]),
    problems,
  )
}

/** Checks a territory's files by themselves. */
export function checkTerritory({ territory, indicators, municipalities }: TerritoryFolder, problems: Problem[]) {
  for (const [index, { on }] of territory.value.reforms.entries())
    if (on <= (territory.value.reforms[index - 1]?.on ?? ''))
      problems.push(territory.problemAt(['reforms', index, 'on'], 'реформы идут по порядку дней'))
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

/** Checks that the territory chooses only from what the federal part defines. */
export function checkChoices(federal: Federal, { territory, indicators }: TerritoryFolder, problems: Problem[]) {
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
