const dayMs = 86_400_000
const epoch1900 = Date.UTC(1899, 11, 30)
const epoch1904 = Date.UTC(1904, 0, 1)
/** Excel believes that 1900 was a leap year: serial 60 is the day that never was, and what is before it is one day off. */
const phantomDay = 60
/** Times are kept as binary fractions: a midnight may be stored a hair before the day it belongs to. */
const hair = 1e-6

/** 39848 → '2009-02-04'. Undefined for what is no day of 1900–2200: a time without a day, or a number that merely looks like one. */
export function serialToDay(serial: number, date1904 = false): string | undefined {
  const whole = Math.floor(serial + hair)
  if (!(whole >= 0 && whole < 200_000)) return undefined
  if (!date1904 && (whole === 0 || whole === phantomDay)) return undefined
  const shift = !date1904 && whole < phantomDay ? 1 : 0
  const day = new Date((date1904 ? epoch1904 : epoch1900) + (whole + shift) * dayMs)
  return day.getUTCFullYear() > 2200 ? undefined : day.toISOString().slice(0, 10)
}
