import type { CountingMode, Structure } from '@nastavnik/contract'
import { usePlace } from '../../api/place.ts'
import { useSession } from '../../api/session.ts'

export interface Scope {
  readonly unit: string
  readonly period: string
  readonly mode: CountingMode
  readonly structure?: Structure
}

/** What the address does not say comes from my place, today and the territory's way of counting. */
export function useScope(search: {
  unit?: string | undefined
  period?: string | undefined
  mode?: CountingMode | undefined
  structure?: Structure | undefined
}): Scope {
  const place = usePlace()
  const { today, territory } = useSession()
  return {
    unit: search.unit ?? place.code,
    period: search.period ?? today.slice(0, 4),
    mode: search.mode ?? territory.countingMode,
    ...(search.structure === undefined ? {} : { structure: search.structure }),
  }
}
