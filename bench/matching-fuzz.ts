// Solves random small instances until the count given: `node bench/matching-fuzz.ts 500000 7`. What cannot be proved ends it.
import { fuzz, randomOf } from '@nastavnik/matching/testing'

const [count = 500_000, seed = 1] = process.argv.slice(2).map(Number)
const random = randomOf(seed)
for (let run = 0; run < count; run += 1)
  try {
    fuzz(random)
  } catch (error) {
    throw new Error(`run ${run} of seed ${seed}`, { cause: error })
  }
console.log(`${count} instances of seed ${seed}: no failure`)
