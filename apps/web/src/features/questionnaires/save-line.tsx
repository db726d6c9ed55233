import { Button } from '@mantine/core'
import type { Questionnaire } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { showTime } from '../../ui/days.ts'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import styles from './questionnaires.module.css'
import type { SaveState } from './use-autosave.ts'
import { questionnaireProblems } from './words.ts'

function lineOf(state: SaveState): string {
  switch (state.kind) {
    case 'untouched':
      return m.draft_untouched()
    case 'saved':
      return m.draft_saved({ time: showTime(state.at) })
    case 'incomplete':
      return m.draft_incomplete()
    case 'failed':
    case 'conflict':
      return m.draft_not_saved()
    case 'waiting':
    case 'saving':
      return m.draft_saving()
  }
}

/** Whether what is on the screen is kept. */
export function SaveLine({ state }: { readonly state: SaveState }) {
  return (
    <p className={styles['saved']} role="status" data-state={state.kind}>
      {lineOf(state)}
    </p>
  )
}

interface SaveTroubleProps {
  readonly state: SaveState
  readonly onRetry: () => void
  readonly onMine: (current: Questionnaire) => void
  readonly onTheirs: (current: Questionnaire) => void
}

/** What to do when a draft could not be kept. */
export function SaveTrouble({ state, onRetry, onMine, onTheirs }: SaveTroubleProps) {
  if (state.kind === 'failed') return <ProblemNotice error={state.error} texts={questionnaireProblems} onRetry={onRetry} />
  if (state.kind !== 'conflict') return null
  const { current } = state
  return (
    <Notice
      tone="warn"
      title={current.draft === null ? m.draft_conflict_gone() : m.draft_conflict({ who: current.draft.by ?? m.draft_somebody() })}
      focused
    >
      <p>{m.draft_conflict_text()}</p>
      <div className={styles['buttons']}>
        <Button onClick={() => onTheirs(current)}>{m.draft_take_theirs()}</Button>
        <Button variant="default" onClick={() => onMine(current)}>
          {m.draft_keep_mine()}
        </Button>
      </div>
    </Notice>
  )
}
