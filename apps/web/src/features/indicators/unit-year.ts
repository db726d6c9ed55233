import { usePlace } from '../../api/place.ts'
import { useSession } from '../../api/session.ts'
import { yearOf } from '../../ui/years.ts'

/** What the address does not say: my place and the current year. */
export function useUnitYear(search: { unit?: string | undefined; year?: number | undefined }): { unit: string; year: number } {
  const place = usePlace()
  const { today } = useSession()
  return { unit: search.unit ?? place.code, year: search.year ?? yearOf(today) }
}
