import type { CampaignState } from '@nastavnik/contract'
import { Mark } from '../../ui/mark.tsx'
import { stateNames } from './campaign-words.ts'

const tones = { open: 'good', planned: 'plain', closed: 'plain' } as const

export const StateMark = ({ state }: { readonly state: CampaignState }) => <Mark tone={tones[state]}>{stateNames[state]()}</Mark>
