import type { AssessmentLevel } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'

export const levelWords: Readonly<Record<AssessmentLevel, readonly [tone: 'good' | 'warn' | 'bad', text: () => string]>> = {
  OPTIMAL: ['good', m.assessment_level_optimal],
  PERMISSIBLE: ['warn', m.assessment_level_permissible],
  IMPERMISSIBLE: ['bad', m.assessment_level_impermissible],
}
