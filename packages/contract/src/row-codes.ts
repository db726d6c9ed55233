import * as z from 'zod/mini'

/** Why a row of a base was not taken. */
export const baseParkCodes = [
  'name.missing',
  'name.incomplete',
  'name.tooLong',
  'name.ambiguous',
  'person.withdrawn',
  'birthDate.invalid',
  'form.missing',
  'form.unknown',
  'programme.missing',
  'programme.tooLong',
  'startDate.missing',
  'startDate.invalid',
  'endDate.invalid',
  'dates.reversed',
  'cell.formula',
] as const
/** Why a row of cards was not taken: these, or one of those that it shares with a base. */
export const cardParkCodes = [
  'card.unnumbered',
  'card.unknown',
  'card.repeated',
  'person.nameTaken',
  'kind.unknown',
  'experience.invalid',
  'experience.hereLonger',
  'text.tooLong',
] as const
export const parkCodes = [...baseParkCodes, ...cardParkCodes] as const
export const ParkCode = z.enum(parkCodes)
export type ParkCode = z.infer<typeof ParkCode>

/** Why a row was passed over without harm. */
export const ignoreCodes = ['row.repeated', 'row.total', 'row.empty'] as const
export const IgnoreCode = z.enum(ignoreCodes)
export type IgnoreCode = z.infer<typeof IgnoreCode>

/** What to look at in a row that was taken. */
export const warningCodes = [
  'age.outsideForm',
  'mentor.notAbove',
  'mentor.isRepresentative',
  'representative.ofAdult',
  'birthDate.missing',
  'name.abbreviated',
  'counterpart.parked',
  'person.resembles',
  'person.left',
] as const
export const WarningCode = z.enum(warningCodes)
export type WarningCode = z.infer<typeof WarningCode>

/** Whatever may be said of a row: no code stands for two things. */
export const rowCodes = [...parkCodes, ...warningCodes, ...ignoreCodes] as const

export const RowCode = z.enum(rowCodes)
export type RowCode = z.infer<typeof RowCode>
