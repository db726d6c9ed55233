import type { ConclusionVerdict } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'

export const verdictTitles: Readonly<Record<ConclusionVerdict, () => string>> = {
  RECOMMENDED: m.conclusions_recommended,
  CONDITIONS: m.conclusions_conditions,
  NOT_RECOMMENDED: m.conclusions_not_recommended,
}
