/** The sums before each element and, last, of all: where the parts of each begin when they stand in one row. */
export function runningSums(counts: Int32Array): Int32Array {
  const sums = new Int32Array(counts.length + 1)
  for (let i = 0; i < counts.length; i += 1) sums[i + 1] = (sums[i] ?? 0) + (counts[i] ?? 0)
  return sums
}
