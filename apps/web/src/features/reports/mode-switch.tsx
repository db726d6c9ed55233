import type { CountingMode } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import styles from './mode-switch.module.css'

const modes = [
  { mode: 'primary', title: m.reports_mode_primary, text: m.reports_mode_primary_text },
  { mode: 'distinct', title: m.reports_mode_distinct, text: m.reports_mode_distinct_text },
] as const

/** The two honest ways to count, each explained in one sentence. */
export function ModeSwitch({ mode, onChoose }: { readonly mode: CountingMode; readonly onChoose: (mode: CountingMode) => void }) {
  return (
    <fieldset className={`${styles['switch']} no-print`}>
      <legend>{m.reports_mode()}</legend>
      {modes.map((way) => (
        <label key={way.mode}>
          <input type="radio" name="mode" checked={mode === way.mode} onChange={() => onChoose(way.mode)} />
          <span>
            {way.title()}
            <span className="soft small"> — {way.text()}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
