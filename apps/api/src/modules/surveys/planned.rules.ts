import type { CampaignPurpose } from '@nastavnik/contract'
import type { SurveyRules } from '@nastavnik/target-model'
import { daysAfter, dayText } from '../../kernel/days.ts'

/** What a plan can begin by itself. */
export type PlannedPurpose = Extract<CampaignPurpose, 'BASELINE' | 'FINAL' | 'CHECKIN'>

const titles: Readonly<Record<PlannedPurpose, string>> = {
  BASELINE: 'До начала программы',
  FINAL: 'После программы',
  CHECKIN: 'Как дела в парах',
}
const months = 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' ')

/** The Monday of the day's week. */
const mondayOf = (day: string): string => daysAfter(day, -((new Date(day).getUTCDay() + 6) % 7))

export interface Planned {
  /** Those that come due in one month, or in one week for the pulse, are asked by one campaign. */
  readonly plannedFor: string
  readonly title: string
  readonly startsOn: string
  readonly endsOn: string
}

/** The campaign that asks those who are due on the day. */
export function plannedOn({ waves, pulse }: SurveyRules, purpose: PlannedPurpose, today: string): Planned {
  const { openDays } = purpose === 'CHECKIN' ? pulse : waves
  const window = { startsOn: today, endsOn: daysAfter(today, openDays) }
  if (purpose === 'CHECKIN') {
    const monday = mondayOf(today)
    return { plannedFor: `${purpose} ${monday}`, title: `${titles[purpose]}: неделя с ${dayText(monday)}`, ...window }
  }
  const month = today.slice(0, 7)
  return {
    plannedFor: `${purpose} ${month}`,
    title: `${titles[purpose]}: ${months[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`,
    ...window,
  }
}
