const hex = (value: number, length: number) => value.toString(16).padStart(length, '0')

type Ids = () => string

export interface RegionIds {
  readonly organisation: Ids
  readonly person: Ids
  readonly programme: Ids
  readonly participation: Ids
  readonly mentorship: Ids
  readonly figure: Ids
}

/** Ids that the seed gives (UUIDv8), growing from row to row as those of the system do: an index fills as it would in life. */
export function createRegionIds(seed: number): RegionIds {
  const counterOf = (kind: number): Ids => {
    const prefix = `${hex(seed >>> 0, 8)}-${hex(kind, 4)}-8000-8000-`
    let last = 0
    return () => prefix + hex(++last, 12)
  }
  return {
    organisation: counterOf(1),
    person: counterOf(2),
    programme: counterOf(3),
    participation: counterOf(4),
    mentorship: counterOf(5),
    figure: counterOf(6),
  }
}
