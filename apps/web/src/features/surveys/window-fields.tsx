import { TextInput } from '@mantine/core'
import { campaignTexts } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { parseDay, showDay, today } from '../../ui/days.ts'
import type { useFieldErrors } from '../../ui/field-errors.ts'
import { dayAfter } from './campaign-words.ts'
import styles from './surveys.module.css'

type WindowKey = 'title' | 'startsOn' | 'endsOn'

/** The title and the window as they are typed. */
export interface WindowTexts {
  readonly title: string
  readonly startsOn: string
  readonly endsOn: string
  readonly remindEvery: number | null
}

const usualDays = 14
const reminders = [2, 3, 7, 14]

export const usualWindow = (): WindowTexts => ({
  title: '',
  startsOn: showDay(today()),
  endsOn: showDay(dayAfter(today(), usualDays)),
  remindEvery: 3,
})

export const windowLabels = (): Readonly<Record<WindowKey, string>> => ({
  title: m.campaign_field_title(),
  startsOn: m.campaign_field_starts(),
  endsOn: m.campaign_field_ends(),
})

export function wrongWindow({ title, startsOn, endsOn }: WindowTexts): Partial<Record<WindowKey, string>> {
  const from = parseDay(startsOn)
  const to = parseDay(endsOn)
  const isReversed = from !== undefined && to !== undefined && to < from
  const wrongEnd =
    to === undefined ? m.day_invalid() : isReversed ? m.campaign_ends_before() : to < today() ? m.campaign_ends_past() : undefined
  return {
    ...(title.trim() === '' && { title: m.field_required() }),
    ...(from === undefined && { startsOn: m.day_invalid() }),
    ...(wrongEnd !== undefined && { endsOn: wrongEnd }),
  }
}

/** As it is sent; undefined while it is wrong. */
export function toWindow({ title, startsOn, endsOn, remindEvery }: WindowTexts) {
  const from = parseDay(startsOn)
  const to = parseDay(endsOn)
  return from === undefined || to === undefined ? undefined : { title, startsOn: from, endsOn: to, remindEvery }
}

interface WindowFieldsProps {
  readonly texts: WindowTexts
  readonly onChange: (change: Partial<WindowTexts>) => void
  readonly field: ReturnType<typeof useFieldErrors<WindowKey>>['field']
}

export function WindowFields({ texts, onChange, field }: WindowFieldsProps) {
  const { remindEvery } = texts
  const days = remindEvery === null || reminders.includes(remindEvery) ? reminders : [...reminders, remindEvery]
  return (
    <>
      <TextInput
        {...field('title')}
        description={m.campaign_field_title_hint()}
        required
        maxLength={campaignTexts.title}
        value={texts.title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <div className={styles['fields']}>
        {(['startsOn', 'endsOn'] as const).map((key) => (
          <TextInput
            key={key}
            {...field(key)}
            description={m.day_hint()}
            required
            maxLength={10}
            value={texts[key]}
            onChange={(event) => onChange({ [key]: event.currentTarget.value })}
          />
        ))}
      </div>
      <Choice
        label={m.campaign_remind()}
        any={m.campaign_remind_none()}
        value={remindEvery === null ? undefined : String(remindEvery)}
        options={days.map((every) => [String(every), m.campaign_remind_every({ days: every })] as const)}
        onChoose={(every) => onChange({ remindEvery: every === undefined ? null : Number(every) })}
      />
    </>
  )
}
