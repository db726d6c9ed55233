import type { WarningCode } from '@nastavnik/contract'
import { isAbbreviated, nameKey, representativeIn } from '../people/index.ts'
import { ageOn } from './days.rules.ts'
import { type ParsedRow, textOf } from './parse-rows.rules.ts'

const adult = 18

/** The class of a pupil: «7 класс», «10-Б», «7А»; undefined for anything else. */
export function classOf(occupation: string): number | undefined {
  const found =
    /^\s*(\d{1,2})\s*[-–]?\s*["«]?\s*([а-яё]?)\s*["»]?\s*(класс|кл\.?)?\s*$/i.exec(occupation) ??
    /(\d{1,2})\s*[-–]?\s*["«]?[а-яё]?["»]?\s*класс/i.exec(occupation)
  const number = Number(found?.[1])
  return number >= 1 && number <= 12 ? number : undefined
}

/** «учитель, стаж 1 год» → 1; «стаж менее года» → 0; null when the text says nothing of experience. */
export function experienceOf(occupation: string): number | null {
  const lower = occupation.toLowerCase()
  if (!lower.includes('стаж')) return null
  if (/стаж[^\d]{0,20}(менее|меньше|до) (1 )?года/.test(lower)) return 0
  const found = /стаж[^\d]{0,20}(\d{1,2})/.exec(lower) ?? /(\d{1,2})[^\d,;]{0,12}стаж/.exec(lower)
  return found === null ? null : Number(found[1])
}

/** What a curator should look at in a row taken from the base of its own kind. */
export function warningsOf(parsed: ParsedRow): WarningCode[] {
  const { base, row, born, form, startsOn, counterparts, key } = parsed
  const warnings: WarningCode[] = []
  const age = born === null ? undefined : ageOn(born, startsOn)
  if (born === null) warnings.push('birthDate.missing')
  const range = form.mentee.age
  if (base.kind === 'MENTEE' && range !== null && age !== undefined && (age < range.from || age > range.to))
    warnings.push('age.outsideForm')
  const representative = representativeIn(textOf(base, row, 'contacts'))
  if (representative !== '') {
    if (age !== undefined && age >= adult) warnings.push('representative.ofAdult')
    if (base.kind === 'MENTEE' && counterparts.some((mentor) => mentor.key === nameKey(representative)))
      warnings.push('mentor.isRepresentative')
  }
  if (isAbbreviated(key)) warnings.push('name.abbreviated')
  return warnings
}

/** «ученик – ученик»: the mentor is of a higher class. Equal classes may be «равный – равному», so it is a warning. */
export function isNotAbove(mentorOccupation: string, menteeOccupation: string): boolean {
  const mentor = classOf(mentorOccupation)
  const mentee = classOf(menteeOccupation)
  return mentor !== undefined && mentee !== undefined && mentor <= mentee
}
