/** Numbers in [0, 1) that depend on the seed alone (mulberry32): a test that fails must fail again. */
export function randomOf(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const tableSize = 1 << 16

/** Normally distributed numbers of deviation 1, drawn once: a page needs millions of them, and a logarithm each is too slow. */
export function normalTable(random: () => number): Float32Array {
  const table = new Float32Array(tableSize)
  for (let i = 0; i < tableSize; i += 1) table[i] = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return table
}
