import type { WarningCode } from '@nastavnik/contract'
import { isAbbreviated, stageIn } from '../people/index.ts'
import { ageOn } from './days.rules.ts'
import { type ParsedRow, textOf } from './parse-rows.rules.ts'
import type { PersonEntry } from './registry.ts'

const adult = 18

const longestWork = 80

/** «учитель, стаж 1 год» → 1; «стаж менее года», «стаж 6 мес.» → 0; null when the text says nothing of experience. */
export function experienceOf(occupation: string): number | null {
  const lower = occupation.toLowerCase()
  if (!lower.includes('стаж')) return null
  if (/стаж[^\d]{0,20}(менее|меньше|до) (1 )?года|без стажа|нет стажа|стаж[^\dа-я]*(нет|отсутствует)/.test(lower)) return 0
  const said =
    /стаж[^\d]{0,40}(?<!\d)(\d{1,2})(?:[.,]\d+)?(?!\d)\s*(мес)?/.exec(lower) ?? /(?<!\d)(\d{1,2})(?!\d)([^\d,;]{0,12})стаж/.exec(lower)
  if (said === null) return null
  if (said[2]?.trim().startsWith('мес')) return 0
  const years = Number(said[1])
  return years <= longestWork ? years : null
}

/** What a curator should look at in a row taken from the base of its own kind. */
export function warningsOf({ base, born, form, startsOn, representative, key }: ParsedRow): WarningCode[] {
  const warnings: WarningCode[] = []
  const age = born === null ? undefined : ageOn(born, startsOn)
  if (born === null) warnings.push('birthDate.missing')
  const range = form.mentee.age
  if (base.kind === 'MENTEE' && range !== null && age !== undefined && (age < range.from || age > range.to))
    warnings.push('age.outsideForm')
  if (representative !== '' && age !== undefined && age >= adult) warnings.push('representative.ofAdult')
  if (isAbbreviated(key)) warnings.push('name.abbreviated')
  return warnings
}

/** «ученик – ученик»: the mentor is of a higher class. Equal classes may be «равный – равному», so it is a warning. */
export function isNotAbove(mentorOccupation: string, menteeOccupation: string): boolean {
  const mentor = stageIn(mentorOccupation)
  const mentee = stageIn(menteeOccupation)
  return mentor !== undefined && mentee !== undefined && mentor.of === mentee.of && mentor.number <= mentee.number
}

/** What to look at in a pair that a row of either base speaks of; `other` is the second side. */
export function pairWarnings({ base, row, form }: ParsedRow, other: PersonEntry): WarningCode[] {
  const warnings: WarningCode[] = []
  if (form.mentorHigherStage) {
    const ofOther = other.occupation === '' ? textOf(base, row, 'counterpartPlace') : other.occupation
    const ofPerson = textOf(base, row, 'occupation')
    const [above, below] = base.kind === 'MENTEE' ? [ofOther, ofPerson] : [ofPerson, ofOther]
    if (isNotAbove(above, below)) warnings.push('mentor.notAbove')
  }
  return warnings
}
