import type { TrainingMode } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'

export const modeTitles: Readonly<Record<TrainingMode, () => string>> = {
  ONSITE: m.training_onsite,
  ONLINE: m.training_online,
  MIXED: m.training_mixed,
}

export const trainingModes = (): [TrainingMode, string][] => [
  ['ONSITE', m.training_onsite()],
  ['ONLINE', m.training_online()],
  ['MIXED', m.training_mixed()],
]
