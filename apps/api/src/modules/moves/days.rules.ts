import { movingDays } from '@nastavnik/contract'
import { daysAfter } from '../../kernel/days.ts'
import { invalid } from '../../kernel/problem.ts'

/** Refuses a day of leaving or transfer too far from today: 422 `move.dayTooFar` by the field. */
export function checkDay(day: string, today: string, path: string): void {
  if (day > daysAfter(today, movingDays.ahead) || day < daysAfter(today, -movingDays.behind))
    throw invalid('move.dayTooFar', [{ path, code: 'move.dayTooFar' }])
}

/** The last day on which the receiving side may decide. */
export const decideUntil = (askedOn: string, waitingDays: number): string => daysAfter(askedOn, waitingDays)
