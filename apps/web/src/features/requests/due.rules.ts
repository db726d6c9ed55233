/** Whole days from today to the last day of a term; negative when it has passed. */
export const daysLeft = (dueOn: string, today: string): number => Math.round((Date.parse(dueOn) - Date.parse(today)) / 86_400_000)

/** How pressing it is; three days before the end it is time. */
export function urgencyOf(left: number): 'past' | 'near' | 'calm' {
  if (left < 0) return 'past'
  return left <= 3 ? 'near' : 'calm'
}
