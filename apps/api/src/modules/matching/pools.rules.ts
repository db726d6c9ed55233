import type { MatchingMentee, MatchingMentor } from './sides.ts'
import type { Told } from './told.rules.ts'

/** How many mentors a mentee is compared with in each circle around: everybody of a school, not everybody of a territory. */
const circles = { organisation: 2000, municipality: 100, beyond: 40 } as const

/** A search that never comes: whom no search may find it has met already. */
const never = 2 ** 31 - 1

type Mentor = MatchingMentor<unknown>
type Positions = readonly number[]

/** Numbers of the things told of, from 1; 0 stands for nothing known. */
function thingsOf(told: Told | null): readonly number[] {
  if (told === null || told.bits === 0) return [0]
  const things: number[] = []
  for (let rest = told.bits; rest !== 0; rest &= rest - 1) things.push(32 - Math.clz32(rest & -rest))
  return things
}

/** By the number of each thing they help with. */
function listedByHelp(mentors: readonly Mentor[], positions: Positions): readonly Positions[] {
  const lists: number[][] = Array.from({ length: 33 }, () => [])
  for (const position of positions) for (const thing of thingsOf(mentors[position]?.helpsWith ?? null)) lists[thing]?.push(position)
  return lists
}

/** Whom a mentee is compared with beside those who live around. */
interface Personal {
  /** However far. */
  readonly named: Iterable<number>
  /** In no case. */
  readonly apart: Iterable<number>
}

/** Mentors by position; whoever `isOut` says can be nobody's mentor is in no pool. */
export class Pools {
  readonly #ofOrganisation: ReadonlyMap<unknown, Positions>
  readonly #ofMunicipality: ReadonlyMap<unknown, readonly Positions[]>
  readonly #everywhere: readonly Positions[]
  /** The last search that has met a mentor. */
  readonly #metIn: Int32Array
  #search = 0
  readonly #pool: Int32Array
  #size = 0

  constructor(mentors: readonly Mentor[], isOut: (mentor: Mentor) => boolean) {
    this.#metIn = Int32Array.from(mentors, (mentor) => (isOut(mentor) ? never : 0))
    this.#pool = new Int32Array(mentors.length)
    const free = [...mentors.keys()].filter((position) => this.#metIn[position] === 0)
    this.#ofOrganisation = Map.groupBy(free, (position) => mentors[position]?.organisationId)
    const ofMunicipality = Map.groupBy(free, (position) => mentors[position]?.municipalityId)
    this.#ofMunicipality = new Map([...ofMunicipality].map(([municipality, positions]) => [municipality, listedByHelp(mentors, positions)]))
    this.#everywhere = listedByHelp(mentors, free)
  }

  /** Everybody of the organisation. The pool stands until the next one is asked for; those named come first. */
  inside({ organisationId }: MatchingMentee<unknown>, personal: Personal): Int32Array {
    this.#begin(personal)
    this.#add(this.#ofOrganisation.get(organisationId), 0, Number.POSITIVE_INFINITY)
    return this.#pool.subarray(0, this.#size)
  }

  /**
   * Near ones first, and of those further away the ones that help with what is asked. Mentees of another `turn` begin elsewhere in the lists, or
   * all were sent to the first mentors. The pool stands until the next one is asked for; those named come first.
   */
  around(mentee: MatchingMentee<unknown>, turn: number, personal: Personal): Int32Array {
    this.#begin(personal)
    this.#add(this.#ofOrganisation.get(mentee.organisationId), turn, circles.organisation)
    const things = thingsOf(mentee.request)
    const near = this.#ofMunicipality.get(mentee.municipalityId)
    for (const thing of things) this.#add(near?.[thing], turn * 7, Math.ceil(circles.municipality / things.length))
    for (const thing of things) this.#add(this.#everywhere[thing], turn * 7, Math.ceil(circles.beyond / things.length))
    return this.#pool.subarray(0, this.#size)
  }

  #begin({ named, apart }: Personal): void {
    this.#search += 1
    this.#size = 0
    for (const position of apart) this.#meet(position)
    for (const position of named) if (this.#meet(position)) this.#pool[this.#size++] = position
  }

  /** Whether this search had not met him. */
  #meet(position: number): boolean {
    if ((this.#metIn[position] ?? this.#search) >= this.#search) return false
    this.#metIn[position] = this.#search
    return true
  }

  /** Goes round a list till so many new ones are found. */
  #add(list: Positions = [], from: number, most: number): void {
    const enough = this.#size + most
    for (let count = 0, at = from % list.length; count < list.length && this.#size < enough; count += 1) {
      const position = list[at] ?? 0
      if (this.#meet(position)) this.#pool[this.#size++] = position
      at = at + 1 === list.length ? 0 : at + 1
    }
  }
}
