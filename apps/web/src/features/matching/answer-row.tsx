import { type DraftPair, PairAnswer } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { AnswerButtons } from '../../ui/answer-buttons.tsx'
import looks from './answers.module.css'
import styles from './matching.module.css'
import { PairMate } from './pair-row.tsx'
import type { RowCells } from './pairs-list.tsx'

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
          <AnswerButtons
            title={m.role_mentee()}
            label={m.matching_answer_of({ name: mentee.name })}
            said={pair.menteeAnswer}
            onSay={(answer) => onAnswer('MENTEE', answer)}
            cell={cell}
          />
          <AnswerButtons
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
