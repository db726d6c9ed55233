import { Level, RoleCode } from '@nastavnik/contract'
import { z } from 'zod'
import { Aliases, IsoDate, Source, Text } from './text.ts'

export const OrganisationKindCode = z.enum([
  'SCHOOL',
  'EXTRA_ED',
  'COLLEGE',
  'UNIVERSITY',
  'MOUO',
  'METHOD_CENTER',
  'RNC',
  'CPD_INSTITUTE',
  'REGIONAL_AUTHORITY',
  'PROJECT_OFFICE',
  'PARTNER',
])
export type OrganisationKindCode = z.infer<typeof OrganisationKindCode>

export const OrganisationKind = z.strictObject({
  code: OrganisationKindCode,
  title: Text,
  aliases: Aliases,
  keepsBases: z.boolean(),
  source: Source,
})
export type OrganisationKind = z.infer<typeof OrganisationKind>

export const Role = z.strictObject({
  code: RoleCode,
  title: Text,
  place: Level,
  source: Source,
})
export type Role = z.infer<typeof Role>

export const Municipality = z.strictObject({
  code: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  title: Text,
  fullTitle: Text,
  aliases: Aliases,
  validFrom: IsoDate.optional(),
  source: Source,
})
export type Municipality = z.infer<typeof Municipality>

/** What a municipality was called until the day, the first of the next title. */
export interface MunicipalityPast {
  until: string
  fullTitle: string
  /** The source of the change. */
  source: string
}
