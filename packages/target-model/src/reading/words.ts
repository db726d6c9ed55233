import type { DueRule } from '../due-rules.ts'
import type { AgeRange, ParticipantKind } from '../schema/forms.ts'

const months = [
  ['январе', 'января'],
  ['феврале', 'февраля'],
  ['марте', 'марта'],
  ['апреле', 'апреля'],
  ['мае', 'мая'],
  ['июне', 'июня'],
  ['июле', 'июля'],
  ['августе', 'августа'],
  ['сентябре', 'сентября'],
  ['октябре', 'октября'],
  ['ноябре', 'ноября'],
  ['декабре', 'декабря'],
] as const

/** `2026-11-22` → 22.11.2026 */
export const dayWords = (day: string): string => day.split('-').toReversed().join('.')

/** `12-27` → 27 декабря */
function monthDayWords(monthDay: string): string {
  const [month = 1, day = 1] = monthDay.split('-').map(Number)
  return `${day} ${months[month - 1]?.[1] ?? ''}`
}

/** Two days as a term; either may be unknown. */
export function spanWords({ from, to }: { from?: string | undefined; to?: string | undefined }): string {
  if (from === undefined) return to === undefined ? '' : `до ${dayWords(to)}`
  if (to === undefined) return `с ${dayWords(from)}`
  return from === to ? dayWords(from) : `с ${dayWords(from)} по ${dayWords(to)}`
}

/** A due rule in words: «ежегодно, с 10 по 20 декабря». */
export function dueWords(due: DueRule): string {
  switch (due.type) {
    case 'fixed':
      return spanWords(due)
    case 'annual':
      return due.windowFrom === undefined
        ? `ежегодно, до ${monthDayWords(due.monthDay)}`
        : `ежегодно, с ${monthDayWords(due.windowFrom)} по ${monthDayWords(due.monthDay)}`
    case 'monthly':
      return 'ежемесячно'
    case 'quarterly':
      return due.dayAfter === 0 ? 'к концу каждого квартала' : `ежеквартально, ${due.dayAfter} дн. после конца квартала`
    case 'monthOnly':
      return due.year === undefined
        ? `ежегодно, в ${months[due.month - 1]?.[0] ?? ''}`
        : `в ${months[due.month - 1]?.[0] ?? ''} ${due.year} года`
    case 'wholePeriod':
      return 'весь период'
    case 'bySeparatePlan':
      return 'по отдельному плану'
    case 'onDemand':
      return 'по запросу'
  }
}

const kindTitles: Readonly<Record<ParticipantKind, string>> = {
  PUPIL: 'ученик',
  STUDENT: 'студент',
  TEACHER: 'педагог',
  SPECIALIST: 'специалист предприятия или организации',
  TEAM: 'команда',
}
export const kindWords = (kinds: readonly ParticipantKind[]): string => kinds.map((kind) => kindTitles[kind]).join(', ')

export const ageWords = ({ from, to }: AgeRange): string => `от ${from} до ${to} лет`
