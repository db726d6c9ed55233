import type { MatchingMentee, MatchingMentor } from './sides.ts'
import type { Told } from './told.rules.ts'

/**
 * The same sides with numbers for places, and one object for all who have told the same: texts are slow to compare, and what many share stays in
 * the cache of the processor.
 */
export class Numbering {
  readonly #places = new Map<string, number>()
  readonly #told = new Map<number, Told>()

  mentee(mentee: MatchingMentee): MatchingMentee<number> {
    return {
      id: mentee.id,
      personId: mentee.personId,
      organisationId: this.#place(mentee.organisationId),
      municipalityId: mentee.municipalityId === null ? null : this.#place(mentee.municipalityId),
      age: mentee.age,
      isConsented: mentee.isConsented,
      time: this.#tell(mentee.time),
      format: this.#tell(mentee.format),
      interests: this.#tell(mentee.interests),
      languages: this.#tell(mentee.languages),
      request: this.#tell(mentee.request),
      wishedMentor: this.#tell(mentee.wishedMentor),
      waitingDays: mentee.waitingDays,
    }
  }

  mentor(mentor: MatchingMentor): MatchingMentor<number> {
    return {
      id: mentor.id,
      personId: mentor.personId,
      organisationId: this.#place(mentor.organisationId),
      municipalityId: mentor.municipalityId === null ? null : this.#place(mentor.municipalityId),
      age: mentor.age,
      isConsented: mentor.isConsented,
      time: this.#tell(mentor.time),
      format: this.#tell(mentor.format),
      interests: this.#tell(mentor.interests),
      languages: this.#tell(mentor.languages),
      kind: mentor.kind,
      helpsWith: this.#tell(mentor.helpsWith),
      wishedAges: this.#tell(mentor.wishedAges),
      places: mentor.places,
      readiness: mentor.readiness,
    }
  }

  #place(id: string): number {
    const number = this.#places.get(id) ?? this.#places.size
    this.#places.set(id, number)
    return number
  }

  #tell(told: Told | null): Told | null {
    if (told === null) return null
    const key = told.bits * 2 + Number(told.isAny)
    const shared = this.#told.get(key) ?? told
    this.#told.set(key, shared)
    return shared
  }
}
