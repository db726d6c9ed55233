import { Link } from '@tanstack/react-router'
import { m } from '../paraglide/messages.js'
import { showNumber } from './numbers.ts'

/** Why a list behind a number may be shorter than the number says. */
export const StoppedNote = ({ stopped }: { readonly stopped: number }) =>
  stopped === 0 ? null : (
    <p className="soft">
      {m.stopped_note({ count: showNumber(stopped) })} <Link to="/consents">{m.stopped_note_link()}</Link>
    </p>
  )
