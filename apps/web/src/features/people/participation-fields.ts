import type { Participation } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { parseDay, showDay } from '../../ui/days.ts'

export const participationKeys = ['startsOn', 'endsOn', 'request', 'result', 'link', 'completed'] as const
export type ParticipationKey = (typeof participationKeys)[number]
export type ParticipationTexts = Readonly<Record<ParticipationKey, string>>
export type ParticipationChanges = Partial<Pick<Participation, ParticipationKey>>

export const participationLabels = (): Record<ParticipationKey, string> => ({
  startsOn: m.participation_starts(),
  endsOn: m.participation_ends(),
  request: m.participation_request(),
  result: m.participation_result(),
  link: m.participation_link(),
  completed: m.participation_completed(),
})

export const showCompleted = (completed: boolean | null) =>
  completed === null ? m.participation_completed_unknown() : completed ? m.participation_completed_yes() : m.participation_completed_no()

export const toParticipationTexts = (participation: Participation): ParticipationTexts => ({
  startsOn: showDay(participation.startsOn),
  endsOn: participation.endsOn === null ? '' : showDay(participation.endsOn),
  request: participation.request,
  result: participation.result,
  link: participation.link,
  completed: participation.completed === null ? '' : participation.completed ? 'yes' : 'no',
})

export function wrongParticipation({ startsOn, endsOn }: ParticipationTexts): Partial<Record<ParticipationKey, string>> {
  const from = parseDay(startsOn)
  const to = parseDay(endsOn)
  const isEndWrong = endsOn.trim() !== '' && to === undefined
  const isReversed = from !== undefined && to !== undefined && to < from
  return {
    ...(from === undefined ? { startsOn: m.day_invalid() } : {}),
    ...(isEndWrong ? { endsOn: m.day_invalid() } : isReversed ? { endsOn: m.participation_reversed() } : {}),
  }
}

export function participationChanges(
  before: Participation,
  texts: ParticipationTexts,
  keys: readonly ParticipationKey[] = participationKeys,
): ParticipationChanges {
  const old = toParticipationTexts(before)
  const whole: Pick<Participation, ParticipationKey> = {
    startsOn: parseDay(texts.startsOn) ?? before.startsOn,
    endsOn: parseDay(texts.endsOn) ?? null,
    request: texts.request,
    result: texts.result,
    link: texts.link,
    completed: texts.completed === '' ? null : texts.completed === 'yes',
  }
  return Object.fromEntries(keys.filter((key) => texts[key].trim() !== old[key].trim()).map((key) => [key, whole[key]]))
}
