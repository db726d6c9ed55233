import type { ConsentState } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { Mark } from '../../ui/mark.tsx'

const states: Readonly<Record<ConsentState, readonly [tone: 'good' | 'warn' | 'bad' | 'plain', words: () => string]>> = {
  given: ['good', m.consent_given],
  missing: ['plain', m.consent_missing],
  withdrawn: ['bad', m.consent_withdrawn],
  outdated: ['warn', m.consent_outdated],
  expired: ['warn', m.consent_expired],
  ownNeeded: ['warn', m.consent_own_needed],
}

export function ConsentMark({ state }: { readonly state: ConsentState }) {
  const [tone, words] = states[state]
  return <Mark tone={tone}>{words()}</Mark>
}
