/** Requests of one key in a minute. */
export const mostInAMinute = 120

/** Counts requests by the minute, in memory of this process; answers whether one more is within the limit. */
export function pace(most = mostInAMinute): (key: string, now: Date) => boolean {
  let minute = 0
  const counts = new Map<string, number>()
  return (key, now) => {
    const current = Math.floor(now.getTime() / 60_000)
    if (current !== minute) counts.clear()
    minute = current
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return count <= most
  }
}
