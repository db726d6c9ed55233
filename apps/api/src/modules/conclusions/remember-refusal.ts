import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import { writeExclusion } from './exclusions.repo.ts'

/**
 * Remembers that one of the two has said no to the pair: they are not offered to each other again. Whose word it was is written nowhere. Once remembered,
 * the first day stands. The caller has found both in the organisation and holds their cards.
 */
export async function rememberRefusal(
  tx: Tx,
  place: { readonly regionId: number; readonly organisationId: string },
  { menteeId, mentorId }: { readonly menteeId: string; readonly mentorId: string },
  on: string,
): Promise<void> {
  await writeExclusion(tx, place, { id: newId(), menteeId, mentorId, source: 'REFUSED', note: '', decidedOn: on, decidedBy: null })
}
