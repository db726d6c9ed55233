import type { FamilyMember } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'

/** What the other one is to the person whose card it is. */
export function relationTitle({ relation, side }: Pick<FamilyMember, 'relation' | 'side'>): string {
  if (relation === 'RELATIVE') return m.family_relative()
  if (side === 'RELATIVE') return relation === 'PARENT' ? m.family_parent() : m.family_guardian()
  return relation === 'PARENT' ? m.family_child() : m.family_ward()
}
