export type SpanPart = readonly [number: number, unit: 'days' | 'hours' | 'minutes']

const minute = 60_000

/** How long it is to an instant or since it, as people say it: hours with minutes, minutes alone, days once it is long past. Empty: under a minute. */
export function spanTo(due: number, now: number): { readonly isPast: boolean; readonly parts: readonly SpanPart[] } {
  const isPast = now >= due
  const minutes = Math.floor(Math.abs(due - now) / minute)
  const hours = Math.floor(minutes / 60)
  const rest = minutes - hours * 60
  if (isPast && hours >= 48) return { isPast, parts: [[Math.floor(hours / 24), 'days']] }
  if (isPast && hours > 0) return { isPast, parts: [[hours, 'hours']] }
  const parts: SpanPart[] = [
    [hours, 'hours'],
    [rest, 'minutes'],
  ]
  return { isPast, parts: parts.filter(([number]) => number > 0) }
}
