/** 9:05, 9.05, 0905 → 09:05; undefined when there is no such time. */
export function parseTime(text: string): string | undefined {
  const [, hours = '', minutes = ''] = /^\s*(\d{1,2})[:.\- ]?(\d\d)\s*$/.exec(text) ?? []
  if (minutes === '' || Number(hours) > 23 || Number(minutes) > 59) return undefined
  return `${hours.padStart(2, '0')}:${minutes}`
}
