import { getLocale } from '../paraglide/runtime.js'

/** 2026-11-22 as it is written: 22.11.2026. */
export const writeDay = (day: string): string => {
  const [year, month, date] = day.split('-')
  return `${date}.${month}.${year}`
}

/** 12:03 of the device's clock. */
export const writeTime = (at: Date): string => at.toLocaleTimeString(getLocale(), { hour: '2-digit', minute: '2-digit' })
