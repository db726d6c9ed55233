import type { DraftWord } from '@nastavnik/target-model'

/** What a person fills in by hand. */
const blank = '____________________'

/** A draft of the model with what is recorded in the place of its words; nothing recorded leaves a line to fill in. */
export const composeDraft = (template: string, words: Readonly<Record<DraftWord, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_, word: DraftWord) => (words[word] === '' ? blank : words[word])).trim()

/** A moment on the clock of a territory, with what it is ahead of UTC: 25.11.2026 14:05 (UTC+6). */
export function showMinute(timeZone: string, instant: Date): string {
  const format = new Intl.DateTimeFormat('ru-RU', {
    ...{ timeZone, day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' },
    timeZoneName: 'shortOffset',
  })
  const part = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]))
  const zone = part.get('timeZoneName')?.replace('GMT', 'UTC') ?? ''
  return `${part.get('day')}.${part.get('month')}.${part.get('year')} ${part.get('hour')}:${part.get('minute')} (${zone})`
}

/** When a notice is due that the law gives so many hours for. */
export const dueAfter = (foundAt: Date, hours: number): Date => new Date(foundAt.getTime() + hours * 3_600_000)
