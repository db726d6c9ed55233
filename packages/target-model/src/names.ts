import type { MentoringForm } from './schema/forms.ts'
import type { Municipality } from './schema/organisations.ts'
import type { TargetModel } from './schema.ts'

/** One spelling for names that people type differently: case, ё, dashes, quotes and spaces do not matter. */
export const normaliseName = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[«»„“”"']/g, ' ')
    .replace(/\s*[-‐‑‒–—―−]\s*/g, '-')
    .replace(/\s+/g, ' ')
    .trim()

export const normaliseFormTitle = (text: string): string => normaliseName(text).replace(/^форма /, '')

const genericWords = new Set([
  'район',
  'р-н',
  'муниципальный',
  'муниципальное',
  'образование',
  'округ',
  'городской',
  'город',
  'г',
  'мр',
  'мо',
  'го',
  'зато',
])

const normaliseMunicipality = (text: string): string =>
  normaliseName(text)
    .replace(/[а-я]+ой обл(асти|\.|$)/, ' ')
    .split(/[\s.,()]+/)
    .filter((word) => word && !genericWords.has(word))
    .join(' ')

export const municipalityNames = ({ title, fullTitle, aliases }: Municipality): Set<string> =>
  new Set([title, fullTitle, ...aliases].map(normaliseMunicipality))

/** The model's form by its title or alias, in any usual spelling: «УЧЕНИК-УЧЕНИК», «Форма „ученик — ученик“». */
export function parseFormTitle(model: TargetModel, text: string): MentoringForm | undefined {
  const name = normaliseFormTitle(text)
  return model.forms.find(({ title, aliases }) => [title, ...aliases].some((known) => normaliseFormTitle(known) === name))
}

/** The model's municipality by any of its names; words such as «район», «муниципальный округ», «г.» do not matter. */
export function findMunicipality(model: TargetModel, text: string): Municipality | undefined {
  const name = normaliseMunicipality(text)
  return model.municipalities.find((municipality) => municipalityNames(municipality).has(name))
}

/** The territory by code, title or alias. */
export function findTerritory(models: readonly TargetModel[], text: string): TargetModel | undefined {
  const name = normaliseName(text)
  return models.find(({ code, title, aliases }) => [code, title, ...aliases].some((known) => normaliseName(known) === name))
}
