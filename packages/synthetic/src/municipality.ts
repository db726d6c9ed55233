import { createRandom, seedOf } from './random.ts'
import { generateSchool, type SchoolOptions } from './school.ts'
import type { SyntheticSchool } from './synthetic-school.ts'

export interface MunicipalityOptions {
  seed: number
  territory: string
  municipality: string
  year: number
  /** Schools only: a house of extra education and a college come on top. */
  schools: number
}

/** A rural district of Omsk region: nine schools, 1 423 pupils. */
const sizes = [450, 240, 180, 150, 120, 96, 80, 66, 41]

export function generateMunicipality({ seed, territory, municipality, year, schools }: MunicipalityOptions): SyntheticSchool[] {
  const random = createRandom(seedOf(seed, 0))
  const common = { territory, municipality, year }
  const general = Array.from({ length: schools }, (_, index) => {
    const pupils = Math.max(40, Math.min(450, Math.round((sizes[index % sizes.length] ?? 150) * (random.between(95, 105) / 100))))
    return { organisation: `${index === 1 ? 'Гимназия' : 'СОШ'} № ${index + 1}`, pupils }
  })
  const organisations: Pick<SchoolOptions, 'kind' | 'organisation' | 'pupils' | 'share'>[] = [
    ...general,
    { organisation: 'Дом детского творчества', kind: 'EXTRA_ED', pupils: random.between(200, 300), share: 0.15 },
    { organisation: 'Аграрно-технологический техникум', kind: 'COLLEGE', pupils: random.between(150, 220) },
  ]
  return organisations.map((organisation, index) => generateSchool({ ...common, ...organisation, seed: seedOf(seed, index + 1) }))
}
