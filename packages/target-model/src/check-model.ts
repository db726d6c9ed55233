import { checkKnown, checkNames, checkUnique, codesAt } from './checks.ts'
import type { ModelFile, Problem } from './model-files.ts'
import { municipalityNames, normaliseFormTitle, normaliseName } from './names.ts'
import { told } from './overrides.ts'
import type { MentoringForm } from './schema/forms.ts'
import { mostPoints } from './schema/matching.ts'
import type { Federal, TerritoryFolder } from './schema.ts'

const formNames = ({ title, aliases }: MentoringForm) => [title, ...aliases].map(normaliseFormTitle)

const tooManyPoints = 'очков за признаки и желания в сумме больше 1000'

/** Checks what the federal files say of each other. */
export function checkFederal({ forms, organisationKinds, reportForms, indicators, matching }: Federal, problems: Problem[]) {
  if (mostPoints(matching.value) > 1000) problems.push(matching.problemAt(['criteria'], tooManyPoints))
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

/** Checks a territory's files by themselves; its folder bears its code. */
export function checkTerritory({ territory, indicators, municipalities }: TerritoryFolder, folder: string, problems: Problem[]) {
  const { code, horizon, captions, excludes, reforms } = territory.value
  if (code !== folder) problems.push(territory.problemAt(['code'], `код ${code}, а папка называется ${folder}: имена должны совпадать`))
  for (const kind of Object.keys(captions.curatorAt))
    if (excludes.organisationKinds.some((excluded) => excluded === kind))
      problems.push(territory.problemAt(['captions', 'curatorAt', kind], `вид организаций ${kind} исключён ниже, в excludes`))
  for (const [index, { on }] of reforms.entries())
    if (on <= (reforms[index - 1]?.on ?? '')) problems.push(territory.problemAt(['reforms', index, 'on'], 'реформы идут по порядку дней'))
  checkNames(
    municipalities.value.map((municipality, index) => ({
      owner: `${municipality.code} («${municipality.title}»)`,
      names: municipalityNames(municipality),
      at: [municipalities, [index, 'title']],
    })),
    problems,
  )
  const [firstYear, lastYear] = [horizon.from, horizon.to].map((day) => Number(day.slice(0, 4)))
  for (const [index, { targets }] of indicators.value.entries()) {
    checkUnique(
      targets.map(({ year }, target) => ({ key: year, at: [indicators, [index, 'targets', target, 'year']] })),
      (year) => `цель на ${year} год повторяется`,
      problems,
    )
    // The year before the first one is the starting value.
    for (const [target, { year }] of targets.entries())
      if (firstYear !== undefined && lastYear !== undefined && (year < firstYear - 1 || year > lastYear))
        problems.push(
          indicators.problemAt(
            [index, 'targets', target, 'year'],
            `${year} год вне срока модели: horizon — ${horizon.from} – ${horizon.to}`,
          ),
        )
  }
}

/** Checks that territories do not take what is another's: the database and the command line know regions and municipalities by these alone. */
export function checkNeighbours(territories: readonly TerritoryFolder[], problems: Problem[]) {
  const owners = new Map<string, string>()
  const claim = (key: string, file: ModelFile<unknown>, path: PropertyKey[], title: string, what: string) => {
    const owner = owners.get(key)
    if (owner === undefined) owners.set(key, title)
    else problems.push(file.problemAt(path, `${what}: так уже у территории «${owner}»`))
  }
  for (const { territory, municipalities } of territories) {
    const { code, regionId, title, aliases } = territory.value
    claim(`code ${code}`, territory, ['code'], title, `код ${code} занят`)
    claim(`region ${regionId}`, territory, ['regionId'], title, `номер региона ${regionId} занят`)
    for (const name of new Set([title, ...aliases].map(normaliseName)))
      claim(`name ${name}`, territory, [name === normaliseName(title) ? 'title' : 'aliases'], title, `название «${name}» занято`)
    for (const [index, municipality] of municipalities.value.entries())
      claim(`code ${municipality.code}`, municipalities, [index, 'code'], title, `код ${municipality.code} занят`)
  }
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
  const { criteria, wishes } = overrides.matching
  if ((criteria ?? wishes) !== undefined && mostPoints({ ...federal.matching.value, ...told({ criteria, wishes }) }) > 1000)
    problems.push(territory.problemAt(['overrides', 'matching'], tooManyPoints))
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
