import { m } from '../paraglide/messages.js'
import type { Saving } from './autosave.ts'
import { writeTime } from './day.ts'

interface SavingLineProps {
  readonly saving: Saving
  readonly kiosk: boolean
  readonly anonymous: boolean
}

function wordsOf({ saving, kiosk, anonymous }: SavingLineProps): string {
  if (anonymous) return kiosk ? m.answer_state_here_kiosk() : m.answer_state_here()
  switch (saving.kind) {
    case 'idle':
      return ''
    case 'waiting':
      return m.answer_state_saving()
    case 'saved':
      return m.answer_state_saved({ time: writeTime(saving.at) })
    case 'offline':
    case 'refused':
      return kiosk ? m.answer_state_offline_kiosk() : m.answer_state_offline()
  }
}

/** Where the answers are. That they are saved is not read aloud after each one; that the connection is lost is. */
export function SavingLine(props: SavingLineProps) {
  const isAway = props.saving.kind === 'offline'
  return (
    <p className="saving" data-tone={isAway ? 'warn' : undefined} aria-live={isAway ? 'polite' : 'off'}>
      {wordsOf(props)}
    </p>
  )
}
