import type { Structure } from '@nastavnik/contract'
import { usePlace } from '../../api/place.ts'
import { useSession } from '../../api/session.ts'
import { yearOf } from '../../ui/years.ts'

export interface UnitYear {
  readonly unit?: string | undefined
  readonly year?: number | undefined
  readonly structure?: Structure | undefined
}

/** What the address does not say: my place and the current year. */
export function useUnitYear(search: UnitYear): { unit: string; year: number; structure?: Structure } {
  const place = usePlace()
  const { today } = useSession()
  const { unit = place.code, year = yearOf(today), structure } = search
  return { unit, year, ...(structure !== undefined && { structure }) }
}
