import { type DraftPair, PairAnswer } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import looks from './answers.module.css'
import styles from './matching.module.css'
import { PairMate } from './pair-row.tsx'
import type { RowCells } from './pairs-list.tsx'
import { answerTitles } from './words.ts'

export type Side = 'MENTEE' | 'MENTOR'

interface AnswerRowProps extends RowCells {
  readonly pair: DraftPair
  readonly ruleTitle: (code: string) => string
  /** Left out: nothing may be answered. A second press takes the answer back. */
  readonly onAnswer: ((side: Side, answer: PairAnswer | null) => void) | undefined
}

/** A pair with what each side says to it. */
export function AnswerRow({ pair, ruleTitle, onAnswer, cell }: AnswerRowProps) {
  const { mentee, mentor } = pair
  return (
    <div className={looks['answering']}>
      <div className={styles['row']}>
        <p>
          {mentee.name} <span className="soft small">{mentee.occupation}</span>
        </p>
        <PairMate pair={onAnswer === undefined ? pair : { ...pair, menteeAnswer: null, mentorAnswer: null }} ruleTitle={ruleTitle} />
      </div>
      {mentor === null || onAnswer === undefined ? null : (
        <div className={looks['answers']}>
          <Answers
            title={m.role_mentee()}
            label={m.matching_answer_of({ name: mentee.name })}
            said={pair.menteeAnswer}
            onSay={(answer) => onAnswer('MENTEE', answer)}
            cell={(column) => cell(column)}
          />
          <Answers
            title={m.role_mentor()}
            label={m.matching_answer_of({ name: mentor.name })}
            said={pair.mentorAnswer}
            onSay={(answer) => onAnswer('MENTOR', answer)}
            cell={(column) => cell(column + PairAnswer.options.length)}
          />
        </div>
      )}
    </div>
  )
}

interface AnswersProps extends RowCells {
  readonly title: string
  readonly label: string
  readonly said: PairAnswer | null
  readonly onSay: (answer: PairAnswer | null) => void
}

function Answers({ title, label, said, onSay, cell }: AnswersProps) {
  return (
    <fieldset aria-label={label}>
      <span className="soft small" aria-hidden="true">
        {title}
      </span>
      {PairAnswer.options.map((answer, column) => (
        <button
          key={answer}
          type="button"
          className={looks['answer']}
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
