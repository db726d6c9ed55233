import * as z from 'zod/mini'

export const pageSize = 50

/** A calendar day of our time, `2026-11-22`. */
export const Day = z.iso.date().check(z.refine((day) => day >= '1900-01-01' && day < '2200-01-01'))
export const Id = z.uuid()
export const Code = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,79}$/))
/** PostgreSQL keeps no NUL. */
export const withoutNul = z.refine<string>((text) => !text.includes('\0'))
export const Text = (longest: number) => z.string().check(z.trim(), z.maxLength(longest), withoutNul)
export const RequiredText = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest), withoutNul)
/** A part of a name or a title that is looked for. */
export const longestSearch = 100
export const Search = z.optional(Text(longestSearch))
/** A code of the territory's model: a form of mentoring, a kind of organisation, an indicator, a measure. */
export const ModelCode = z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/))
/** The version of a row that its reader saw. */
export const Version = z.number().check(z.int(), z.positive(), z.maximum(2_147_483_647))
export const Count = z.number().check(z.int(), z.nonnegative(), z.maximum(10_000_000))
/** The number of a page in an address, from 1. */
export const PageNumber = z._default(z.coerce.number().check(z.int(), z.positive(), z.maximum(100_000)), 1)

export const Level = z.enum(['region', 'municipality', 'organisation'])
export type Level = z.infer<typeof Level>

/** A territory or an organisation as it is named on a screen. */
export const UnitRef = z.object({ level: Level, code: Code, title: z.string() })
export type UnitRef = z.infer<typeof UnitRef>

/** A page of a list: `total` counts the whole list. */
export const pageOf = <Item extends z.core.$ZodType>(item: Item) =>
  z.object({ items: z.array(item), page: z.number(), pageSize: z.number(), total: z.number() })

export const ParticipantRole = z.enum(['MENTOR', 'MENTEE'])
export type ParticipantRole = z.infer<typeof ParticipantRole>

/** A class or a course as one word: `08Б`, `11`, `К2`; empty for those who study in none. */
export const ClassCode = z.string().check(z.regex(/^(?:(?:0[1-9]|1[0-2])[А-ЯЁ]?|К[1-6])?$/))

/** A day of birth, only its year, or nothing known. */
export const Birth = z.object({ day: z.nullable(Day), year: z.nullable(z.number().check(z.int(), z.minimum(1900), z.maximum(2100))) })
export type Birth = z.infer<typeof Birth>

export const FormRef = z.object({ code: z.string(), title: z.string() })
export type FormRef = z.infer<typeof FormRef>

export const CountingMode = z.enum(['primary', 'distinct'])
export type CountingMode = z.infer<typeof CountingMode>

/** By which structure organisations, municipalities and titles are counted: of the period's last day, or of today. */
export const Structure = z.enum(['asWas', 'asNow'])
export type Structure = z.infer<typeof Structure>

/** `2021` — calendar year, `2021-Q1` — quarter, `2020/2021` — school year. */
export const PeriodCode = z.string().check(z.regex(/^\d{4}$|^\d{4}-Q[1-4]$|^\d{4}\/\d{4}$/))
export const Year = z.coerce.number().check(z.int(), z.minimum(2000), z.maximum(2100))
