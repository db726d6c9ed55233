import type { UserState } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { Mark } from '../../ui/mark.tsx'

export const stateNames: Readonly<Record<UserState, () => string>> = {
  active: m.users_state_active,
  invited: m.users_state_invited,
  locked: m.users_state_locked,
  ended: m.users_state_ended,
}
const tones = { active: 'good', invited: 'warn', locked: 'bad', ended: 'plain' } as const

export const StateMark = ({ state }: { readonly state: UserState }) => <Mark tone={tones[state]}>{stateNames[state]()}</Mark>
