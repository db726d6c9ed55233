import { useEffect, useState } from 'react'
import { m } from '../paraglide/messages.js'
import { spanTo } from './time-left.rules.ts'

const units = { days: m.time_days, hours: m.time_hours, minutes: m.time_minutes }

/** «осталось 5 ч 20 мин», «срок прошёл 2 ч назад». */
export function showTimeLeft(due: string, now: number): { readonly isPast: boolean; readonly text: string } {
  const { isPast, parts } = spanTo(Date.parse(due), now)
  const span = parts.length === 0 ? m.time_less() : parts.map(([n, unit]) => units[unit]({ n })).join(' ')
  return { isPast, text: isPast ? m.time_left_past({ span }) : m.time_left({ span }) }
}

const tick = 5_000

/** The server's clock, ticking: the clock of an old school computer may be hours off. `readAt`: when the reader heard `serverNow`. */
export function useServerNow(serverNow: string, readAt: number): number {
  const [local, setLocal] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setLocal(Date.now()), tick)
    return () => clearInterval(timer)
  }, [])
  return Date.parse(serverNow) + Math.max(0, local - readAt)
}
