export interface Random {
  /** A whole number between the two bounds, both included. */
  between(low: number, high: number): number
  chance(probability: number): boolean
  pick<T extends {}>(items: readonly T[]): T
  shuffle<T>(items: readonly T[]): T[]
}

/**
 * mulberry32: any 32-bit whole number is a valid seed and gives its own sequence; larger numbers are taken modulo 2³².
 * Not for secrets — only so that the same seed gives the same data on every machine.
 */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Neighbouring streams of one seed must not be shifted copies of each other, hence the mixing. */
export function seedOf(seed: number, stream: number): number {
  return Math.floor(mulberry32(Math.imul(seed, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca6b))() * 2 ** 32)
}

export function createRandom(seed: number): Random {
  const next = mulberry32(seed)
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const pick = <T extends {}>(items: readonly T[]): T => {
    const item = items[between(0, items.length - 1)]
    if (item === undefined) throw new RangeError('nothing to pick from')
    return item
  }
  return {
    between,
    pick,
    chance: (probability) => next() < probability,
    shuffle: (items) =>
      items
        .map((item) => ({ item, key: next() }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ item }) => item),
  }
}

/**
 * A seeded one-to-one shuffle of 0 … size − 1 computed number by number, so that a hundred thousand unique names need neither a list
 * nor a set: four Feistel rounds over the nearest even number of bits, walking on until the number falls inside the range.
 */
export function createPermutation(seed: number, size: number): (index: number) => number {
  const half = Math.ceil(Math.log2(Math.max(size, 4)) / 2)
  const mask = 2 ** half - 1
  const rounds = [0, 1, 2, 3].map((round) => seedOf(seed, round))
  const scramble = (value: number, key: number) => {
    const mixed = Math.imul((value ^ key) >>> 0, 0x9e3779b1)
    return ((mixed ^ (mixed >>> 15)) >>> 3) & mask
  }
  return (index) => {
    let value = index
    do {
      let left = value >>> half
      let right = value & mask
      for (const key of rounds) [left, right] = [right, left ^ scramble(right, key)]
      value = left * 2 ** half + right
    } while (value >= size)
    return value
  }
}
