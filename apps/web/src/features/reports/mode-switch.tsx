import type { CountingMode, Level } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import styles from './mode-switch.module.css'

interface ModeSwitchProps {
  readonly mode: CountingMode
  /** Of the unit counted; undefined while it is being read. */
  readonly level: Level | undefined
  readonly onChoose: (mode: CountingMode) => void
}

/** The two honest ways to count, each explained in one sentence. */
export function ModeSwitch({ mode, level, onChoose }: ModeSwitchProps) {
  const isTerritory = level !== undefined && level !== 'organisation'
  const modes = [
    { mode: 'primary', title: m.reports_mode_primary, text: isTerritory ? m.reports_mode_primary_territory : m.reports_mode_primary_text },
    { mode: 'distinct', title: m.reports_mode_distinct, text: m.reports_mode_distinct_text },
  ] as const
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
