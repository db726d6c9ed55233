import { PairAnswer } from '@nastavnik/contract'
import { m } from '../paraglide/messages.js'
import styles from './answer-buttons.module.css'

export const answerTitles: Readonly<Record<PairAnswer, () => string>> = {
  YES: m.matching_answer_yes,
  UNSURE: m.matching_answer_unsure,
  NO: m.matching_answer_no,
}

interface AnswerButtonsProps {
  /** Whose answer it is, for those who do not see where it stands. */
  readonly label: string
  /** The same in short, where several stand side by side. */
  readonly title?: string
  readonly said: PairAnswer | null
  /** A second press takes the answer back. */
  readonly onSay: (answer: PairAnswer | null) => void
  /** What makes a button part of a list that is gone through by keys. */
  readonly cell: (column: number) => { readonly id: string } | { readonly 'data-cell': string; readonly tabIndex: 0 | -1 }
}

/** The three answers to a pair: yes, not clear yet, no. */
export function AnswerButtons({ label, title, said, onSay, cell }: AnswerButtonsProps) {
  return (
    <fieldset className={styles['answers']} aria-label={label}>
      {title === undefined ? null : (
        <span className="soft small" aria-hidden="true">
          {title}
        </span>
      )}
      {PairAnswer.options.map((answer, column) => (
        <button
          key={answer}
          type="button"
          className={styles['answer']}
          aria-pressed={said === answer}
          data-answer={answer}
          onClick={() => onSay(said === answer ? null : answer)}
          {...cell(column)}
        >
          {answerTitles[answer]()}
        </button>
      ))}
    </fieldset>
  )
}
