import type { OpenedQuestionnaire } from '@nastavnik/contract'
import type { ReactNode } from 'react'
import { m } from '../paraglide/messages.js'
import type { Saving } from './autosave.ts'
import { Help } from './help.tsx'
import { SavingLine } from './saving-line.tsx'

interface FrameProps {
  readonly kiosk: boolean
  readonly opened?: OpenedQuestionnaire | undefined
  readonly saving?: Saving | undefined
  readonly progress?: { readonly step: number; readonly steps: number } | undefined
  /** Another respondent comes to this device. */
  readonly onLeave?: (() => void) | undefined
  readonly children: ReactNode
}

/** What stands around every screen: the mark, help for the young, how far it has gone, where the answers are. */
export function Frame({ kiosk, opened, saving, progress, onLeave, children }: FrameProps) {
  return (
    <div className="frame" data-audience={opened?.audience ?? (kiosk ? 'child' : 'adult')}>
      <header>
        <div className="bar">
          <span className="brand">
            <svg viewBox="0 0 32 32" width="28" height="28" fill="none" strokeWidth="3.5" aria-hidden="true">
              <ellipse cx="11.5" cy="17" rx="7.5" ry="10" transform="rotate(12 11.5 17)" stroke="var(--brand)" />
              <ellipse cx="21" cy="19" rx="6.5" ry="8" transform="rotate(-16 21 19)" stroke="var(--accent)" />
            </svg>
            {m.app_title()}
          </span>
          {opened !== undefined && opened.audience !== 'adult' && <Help organisation={opened.organisation} />}
        </div>
        {progress && (
          <div className="progress">
            <progress
              value={progress.step}
              max={progress.steps}
              aria-label={m.answer_step({ number: progress.step, count: progress.steps })}
            />
            <span className="soft">{m.answer_step({ number: progress.step, count: progress.steps })}</span>
            {saving && opened && <SavingLine saving={saving} kiosk={kiosk} anonymous={opened.anonymous} />}
          </div>
        )}
      </header>
      <main>{children}</main>
      {onLeave && (
        <footer>
          <button type="button" className="quiet" onClick={onLeave}>
            {kiosk ? m.answer_not_me() : m.answer_other_code()}
          </button>
        </footer>
      )}
    </div>
  )
}
