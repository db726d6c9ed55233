import type { OrganisationEvent } from '@nastavnik/contract'
import { nextDay } from './days.rules.ts'

/** What can change of an organisation, in titles that a reader understands. */
interface OrganisationState {
  readonly title: string
  readonly kind: string
  readonly municipality: string | null
  readonly authority: string | null
}

/** The state that stood until the day, and the document that ended it. */
interface OrganisationPast extends OrganisationState {
  readonly until: string
  readonly basis: string
}

export interface OrganisationLife {
  readonly present: OrganisationState
  /** Earliest first. */
  readonly pasts: readonly OrganisationPast[]
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly closingBasis: string
  readonly mergedInto: { readonly code: string; readonly title: string } | null
  readonly predecessors: readonly { readonly code: string; readonly title: string; readonly on: string; readonly basis: string }[]
}

const changeable = [
  ['title', 'renamed'],
  ['municipality', 'moved'],
  ['kind', 'kindChanged'],
  ['authority', 'authorityChanged'],
] as const satisfies readonly (readonly [keyof OrganisationState, OrganisationEvent['event']])[]

/** The life of an organisation, newest first: opened, changed, joined by others, closed or merged. */
export function timelineOf(life: OrganisationLife): OrganisationEvent[] {
  const { present, pasts, validFrom, validTo, closingBasis, mergedInto, predecessors } = life
  const opened: OrganisationEvent[] = validFrom === null ? [] : [{ event: 'opened', on: validFrom, basis: '' }]
  const changed = pasts.flatMap((before, index): OrganisationEvent[] => {
    const after: OrganisationState = pasts[index + 1] ?? present
    const { until: on, basis } = before
    return changeable.flatMap(([key, event]) =>
      before[key] === after[key] ? [] : [{ event, on, basis, from: before[key], to: after[key] }],
    )
  })
  const joined = predecessors.map(
    ({ code, title, on, basis }): OrganisationEvent => ({ event: 'joinedBy', on, basis, organisation: { code, title } }),
  )
  const ended: OrganisationEvent[] =
    validTo === null
      ? []
      : [
          mergedInto === null
            ? { event: 'closed', on: nextDay(validTo), basis: closingBasis }
            : { event: 'merged', on: nextDay(validTo), basis: closingBasis, organisation: mergedInto },
        ]
  return [...opened, ...changed, ...joined, ...ended]
    .map((event, index) => ({ event, index }))
    .sort((a, b) => b.event.on.localeCompare(a.event.on) || b.index - a.index)
    .map(({ event }) => event)
}
