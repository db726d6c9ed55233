import { fullName, type NameParts, namePartsAt, namesInAll, namesInBlock, normaliseName } from './names.ts'
import { createPermutation, seedOf } from './random.ts'

export interface Person extends NameParts {
  name: string
}

/** An endless stream; no name comes twice among the first `namesInAll` (over nineteen million) people of one seed. */
export function* generatePeople(seed: number): Generator<Person, never, undefined> {
  const personAt = createPeopleIndex(seed)
  for (let index = 0; ; index = (index + 1) % namesInAll) yield personAt(index)
}

/** The same stream addressed by position: a large workbook names its hundred-thousandth row without keeping the rows before it. */
export function createPeopleIndex(seed: number): (index: number) => Person {
  const shuffled = createPermutation(seed, namesInBlock)
  return (index) => {
    const block = Math.floor(index / namesInBlock)
    const parts = namePartsAt(block * namesInBlock + shuffled(index % namesInBlock))
    return { ...parts, name: fullName(parts) }
  }
}

interface Register {
  someone(): Person
  relativeOf(person: Person): Person
}

/** Everybody named in one organisation: a second person with the same normalised name would be taken for the first one. */
export function createRegister(seed: number): Register {
  const people = generatePeople(seedOf(seed, 1))
  const known = new Set<string>()
  const admit = (adapt: (candidate: Person) => Person): Person => {
    for (;;) {
      const person = adapt(people.next().value)
      const key = normaliseName(person.name)
      if (known.has(key)) continue
      known.add(key)
      return person
    }
  }
  return {
    someone: () => admit((candidate) => candidate),
    relativeOf: ({ family }) => admit((candidate) => ({ ...candidate, family, name: fullName({ ...candidate, family }) })),
  }
}
