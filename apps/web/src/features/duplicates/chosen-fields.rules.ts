import { type ComparedCard, type Comparison, type MergedField, mergedFields } from '@nastavnik/contract'

/** What a field of a card says, for comparing two of them. */
function saidIn({ fields, hasSnils }: ComparedCard, field: MergedField): string {
  if (field === 'snils') return hasSnils ? 'entered' : ''
  if (field === 'birth') return fields.birth.day ?? (fields.birth.year === null ? '' : String(fields.birth.year))
  return String(fields[field] ?? '')
}

/** Fields that the two cards do not say alike. A СНИЛС of both is two numbers: nobody sees them, and one must be chosen. */
export const differingFields = ({ kept, gone }: Comparison): MergedField[] =>
  mergedFields.filter((field) => (field === 'snils' ? kept.hasSnils || gone.hasSnils : saidIn(kept, field) !== saidIn(gone, field)))

/** Fields that both fill in alike. */
export const equalFields = ({ kept, gone }: Comparison): MergedField[] =>
  mergedFields.filter((field) => field !== 'snils' && saidIn(kept, field) !== '' && saidIn(kept, field) === saidIn(gone, field))

/** What is best taken from the card that goes: what the other does not say, or says in fewer words. Of two СНИЛС that of the one that stays. */
export const fullerInGone = (comparison: Comparison): MergedField[] =>
  differingFields(comparison).filter((field) => saidIn(comparison.gone, field).length > saidIn(comparison.kept, field).length)
