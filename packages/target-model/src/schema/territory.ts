import { CountingMode, RoleCode } from '@nastavnik/contract'
import { z } from 'zod'
import { Satisfaction } from '../handbook/monitoring.ts'
import { FormCode } from './forms.ts'
import { MatchingRules } from './matching.ts'
import { OrganisationKind, OrganisationKindCode, Role } from './organisations.ts'
import { MatchingGate } from './readiness.ts'
import { SurveyRules } from './surveys.ts'
import { Aliases, Code, IsoDate, listBy, Source, Text } from './text.ts'

const TerritoryForm = z.strictObject({
  code: FormCode,
  /** The actor that answers for the form in the whole territory. */
  steward: Code.nullable(),
  aliases: Aliases.default([]),
  source: Source,
})

export const Captions = z.strictObject({
  municipality: Text,
  municipalityAliases: Aliases,
  curator: Text,
  /** The curator's caption where a kind of organisation calls them differently. */
  curatorAt: z.partialRecord(OrganisationKindCode, Text).default({}),
  regionalCentre: Text.nullable(),
  source: Source,
})
export type Captions = z.infer<typeof Captions>

/** To whom organisations answer when not to the МОУО of their municipality: codes of actors. */
const Subordination = z.strictObject({
  authorities: z.array(Code).default([]),
  /** The authority of a new organisation of the kind. */
  byKind: z.partialRecord(OrganisationKindCode, Code).default({}),
  source: Source,
})

/** From the day on, municipalities whose full title ends in `was` are called by `became`, and columns of forms by `caption`. */
export const Reform = z.strictObject({ on: IsoDate, was: Text, became: Text, caption: Text, source: Source })
export type Reform = z.infer<typeof Reform>

const TimeZone = z.string().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), { error: 'неизвестный часовой пояс' })

/** territory.yaml: what the territory enables, excludes and renames. */
export const Territory = z.strictObject({
  code: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  regionId: z.int().min(1).max(32767),
  title: Text,
  aliases: Aliases,
  timeZone: TimeZone,
  horizon: z
    .strictObject({ from: IsoDate, to: IsoDate })
    .refine(({ from, to }) => from <= to, { error: 'начало срока позже его окончания' }),
  top: z.enum(['region', 'municipality']),
  countingMode: CountingMode,
  captions: Captions,
  subordination: Subordination.nullable().default(null),
  /** In the order of their days. */
  reforms: z.array(Reform).default([]),
  forms: listBy('code', TerritoryForm),
  excludes: z
    .strictObject({ organisationKinds: z.array(OrganisationKindCode).default([]), roles: z.array(RoleCode).default([]) })
    .prefault({}),
  overrides: z
    .strictObject({
      organisationKinds: z.array(OrganisationKind.pick({ code: true, title: true, source: true })).default([]),
      roles: z.array(Role.pick({ code: true, title: true, source: true })).default([]),
      /** Whether the territory blocks, warns or does not ask. */
      gates: z.array(MatchingGate.pick({ code: true, effect: true, source: true })).default([]),
      /** Whole rules with its own source. */
      surveys: SurveyRules.partial().prefault({}),
      matching: MatchingRules.partial().prefault({}),
      satisfaction: Satisfaction.nullable().default(null),
    })
    .prefault({}),
  source: Source,
})
export type Territory = z.infer<typeof Territory>
