const minute = 60_000
const hour = 60 * minute

/** Pauses after each failed attempt, ms: three days in all, so that a server which is down over a weekend loses nothing. */
const pauses = [minute, 5 * minute, 15 * minute, hour, 2 * hour, 4 * hour, 8 * hour, 12 * hour, 24 * hour, 24 * hour]

/** How long to wait after the n-th attempt; undefined: it was the last. */
export const pauseAfter = (attempts: number): number | undefined => pauses[attempts - 1]

/** A letter that was taken and not marked is anybody's again after this, ms: longer than the slowest sending. */
export const lease = 5 * minute

/** Letters that have gone, and those that never will, are kept so many days. */
export const keptDays = 30
