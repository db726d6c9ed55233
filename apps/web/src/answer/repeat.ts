const first = 2_000
const longest = 60_000

/** The pause before the next try, in ms, after so many that failed: 2 s, twice as long each time, a minute at most. */
export const pauseAfter = (failed: number): number => Math.min(first * 2 ** (failed - 1), longest)
