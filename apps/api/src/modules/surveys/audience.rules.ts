import type { Audience, Birth } from '@nastavnik/contract'
import { yearsAfter } from '../../kernel/days.ts'

const teenFrom = 14
const adultFrom = 18
/** Who studies in the eighth class is fourteen or about to be. */
const firstTeenClass = 8

/**
 * How a respondent is addressed: 10–13, 14–17 or grown up (ux: children read other words). Of a year alone its first day is taken, so that nobody
 * is spoken to as younger than they are; birth unknown: by the class.
 */
export function audienceOf({ day, year }: Birth, classCode: string, today: string): Audience {
  const born = day ?? (year === null ? null : `${year}-01-01`)
  if (born === null) {
    if (classCode === '') return 'adult'
    return !classCode.startsWith('К') && Number(classCode.slice(0, 2)) < firstTeenClass ? 'child' : 'teen'
  }
  if (yearsAfter(born, adultFrom) <= today) return 'adult'
  return yearsAfter(born, teenFrom) <= today ? 'teen' : 'child'
}
