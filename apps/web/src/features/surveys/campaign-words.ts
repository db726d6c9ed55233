import type { Campaign, CampaignPurpose, CampaignState, Wave } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { showDay } from '../../ui/days.ts'

export interface Purpose {
  readonly key: string
  readonly purpose: CampaignPurpose
  readonly wave: Wave | null
  readonly title: () => string
  /** When it is done. */
  readonly when: () => string
}

/** What can be asked, in the order of a programme. */
export const purposes: readonly Purpose[] = [
  { key: 'before', purpose: 'BASELINE', wave: null, title: m.purpose_baseline, when: m.purpose_baseline_when },
  {
    key: 'parametersBefore',
    purpose: 'PARAMETERS',
    wave: 'BASELINE',
    title: m.purpose_parameters_before,
    when: m.purpose_parameters_before_when,
  },
  { key: 'preference', purpose: 'PREFERENCE', wave: null, title: m.purpose_preference, when: m.purpose_preference_when },
  { key: 'checkin', purpose: 'CHECKIN', wave: null, title: m.purpose_checkin, when: m.purpose_checkin_when },
  { key: 'after', purpose: 'FINAL', wave: null, title: m.purpose_final, when: m.purpose_final_when },
  {
    key: 'parametersAfter',
    purpose: 'PARAMETERS',
    wave: 'FINAL',
    title: m.purpose_parameters_after,
    when: m.purpose_parameters_after_when,
  },
]

export const purposeTitle = ({ purpose, wave }: Pick<Campaign, 'purpose' | 'wave'>): string =>
  (purposes.find((one) => one.purpose === purpose && (purpose !== 'PARAMETERS' || one.wave === wave)) ?? purposes[0])?.title() ?? ''

export const stateNames: Readonly<Record<CampaignState, () => string>> = {
  open: m.campaigns_state_open,
  planned: m.campaigns_state_planned,
  closed: m.campaigns_state_closed,
}

export const windowWords = ({ startsOn, endsOn }: Pick<Campaign, 'startsOn' | 'endsOn'>): string =>
  m.campaign_window({ from: showDay(startsOn), to: showDay(endsOn) })

const day = 86_400_000
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / day)
export const dayAfter = (from: string, days: number): string => new Date(Date.parse(from) + days * day).toISOString().slice(0, 10)

/** «закроется через 3 дня»; empty for a closed one. */
export function whenWords({ state, startsOn, endsOn }: Pick<Campaign, 'state' | 'startsOn' | 'endsOn'>, now: string): string {
  if (state === 'closed') return ''
  if (state === 'planned') return m.campaigns_days_before({ days: Math.max(1, daysBetween(now, startsOn)) })
  const days = daysBetween(now, endsOn)
  return days <= 0 ? m.campaigns_last_day() : m.campaigns_days_left({ days })
}
