/** Days that decide whether a change of an organisation may be recorded. */
export interface Standing {
  readonly today: string
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly mergedInto: string | null
  /** The day of the last change; null: nothing changed yet. */
  readonly changedOn: string | null
  /** The day of the last merger into it. */
  readonly joinedOn: string | null
}

export type ChangeRefusal = 'change.inFuture' | 'change.tooEarly' | 'organisation.closed'

/** Why a new state cannot begin on the day: what is closed changes no more, a day has one change, the past is not rewritten. */
export function changeRefusal(on: string, { today, validFrom, validTo, mergedInto, changedOn }: Standing): ChangeRefusal | undefined {
  if (on > today) return 'change.inFuture'
  if (mergedInto !== null || (validTo !== null && validTo < today)) return 'organisation.closed'
  return [validFrom, changedOn].some((day) => day !== null && on <= day) ? 'change.tooEarly' : undefined
}

/** Why it cannot be closed or merged on the day: as any change, and never before somebody was merged into it. */
export function closingRefusal(on: string, standing: Standing): ChangeRefusal | undefined {
  const { joinedOn } = standing
  return changeRefusal(on, standing) ?? (joinedOn !== null && on < joinedOn ? 'change.tooEarly' : undefined)
}

/** May an organisation take in another one on the day: it works then and has not been merged away itself, so mergers never make a ring. */
export function mayTakeIn(on: string, { validFrom, validTo, mergedInto }: Pick<Standing, 'validFrom' | 'validTo' | 'mergedInto'>): boolean {
  return mergedInto === null && (validTo === null || validTo >= on) && (validFrom === null || validFrom <= on)
}
