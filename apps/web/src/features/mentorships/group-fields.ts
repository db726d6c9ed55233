import { mostMentees, type NewGroup } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { parseBirth, parseDay } from '../../ui/days.ts'
import { parseList } from './parse-list.ts'

export interface GroupTexts {
  readonly form: string
  readonly programme: string
  readonly startsOn: string
  readonly endsOn: string
  readonly mentorName: string
  readonly mentorBirth: string
  readonly mentorOccupation: string
  readonly menteesOccupation: string
  readonly list: string
}

export type GroupKey = keyof GroupTexts

export const emptyGroup: GroupTexts = {
  form: '',
  programme: '',
  startsOn: '',
  endsOn: '',
  mentorName: '',
  mentorBirth: '',
  mentorOccupation: '',
  menteesOccupation: '',
  list: '',
}

export const groupLabels = (): Record<GroupKey, string> => ({
  form: m.form_label(),
  programme: m.group_programme(),
  startsOn: m.participation_starts(),
  endsOn: m.participation_ends(),
  mentorName: m.group_mentor_name(),
  mentorBirth: m.group_mentor_birth(),
  mentorOccupation: m.group_mentor_occupation(),
  menteesOccupation: m.group_mentees_occupation(),
  list: m.group_list(),
})

function wrongList(text: string): string | undefined {
  const lines = parseList(text)
  const wrong = lines.filter(({ error }) => error !== undefined).length
  if (lines.length === 0) return m.group_list_missing()
  if (lines.length > mostMentees) return m.group_list_too_long()
  return wrong === 0 ? undefined : m.group_list_wrong({ count: wrong })
}

export function wrongGroup(texts: GroupTexts): Partial<Record<GroupKey, string>> {
  const from = parseDay(texts.startsOn)
  const to = parseDay(texts.endsOn)
  const list = wrongList(texts.list)
  const isEndWrong = texts.endsOn.trim() !== '' && to === undefined
  const isReversed = from !== undefined && to !== undefined && to < from
  return {
    ...(texts.form === '' ? { form: m.group_form_missing() } : {}),
    ...(texts.programme.trim() === '' ? { programme: m.field_required() } : {}),
    ...(from === undefined ? { startsOn: texts.startsOn.trim() === '' ? m.day_required() : m.day_invalid() } : {}),
    ...(isEndWrong ? { endsOn: m.day_invalid() } : isReversed ? { endsOn: m.participation_reversed() } : {}),
    ...(texts.mentorName.trim().includes(' ') ? {} : { mentorName: m.group_line_name() }),
    ...(parseBirth(texts.mentorBirth) === undefined ? { mentorBirth: m.birth_invalid() } : {}),
    ...(list === undefined ? {} : { list }),
  }
}

const unknownBirth = { day: null, year: null }

/** Texts that have no errors, as the server takes them. */
export const toNewGroup = (organisation: string, texts: GroupTexts): NewGroup => ({
  organisation,
  form: texts.form,
  programme: texts.programme,
  startsOn: parseDay(texts.startsOn) ?? '',
  endsOn: parseDay(texts.endsOn) ?? null,
  mentor: { name: texts.mentorName, birth: parseBirth(texts.mentorBirth) ?? unknownBirth, occupation: texts.mentorOccupation },
  menteesOccupation: texts.menteesOccupation,
  mentees: parseList(texts.list).map(({ name, birth }) => ({ name, birth })),
})
