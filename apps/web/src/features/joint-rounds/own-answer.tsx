import type { JointPair, PairAnswer } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { AnswerButtons, answerTitles } from '../../ui/answer-buttons.tsx'
import { showDay } from '../../ui/days.ts'
import { cellId } from '../../ui/grid-keys.ts'
import { Mark } from '../../ui/mark.tsx'
import { answerTones } from './pair-words.ts'

interface OwnAnswerProps {
  readonly pair: JointPair
  readonly row: number
  /** Left out: nothing may be answered. A second press takes the answer back. */
  readonly onAnswer: ((answer: PairAnswer | null) => void) | undefined
}

/** What one's own organisation says to a pair; of an ordered one, the order. */
export function OwnAnswer({ pair: { own, other, ownAnswer, order }, row, onAnswer }: OwnAnswerProps) {
  if (order !== null) return <Mark tone="good">{m.joint_ordered_row({ number: order.number, day: showDay(order.on) })}</Mark>
  if (onAnswer === undefined) return <Said answer={ownAnswer} />
  return (
    <AnswerButtons
      label={m.joint_answer_of({ name: own.name, number: String(other.number) })}
      said={ownAnswer}
      onSay={onAnswer}
      cell={(column) => ({ id: cellId(row, column) })}
    />
  )
}

/** What the other side says: nobody is told before an own answer, so that nobody follows the other. */
export function OtherAnswer({
  pair: { ownAnswer, otherAnswer, order },
  isAsking,
}: {
  readonly pair: JointPair
  readonly isAsking: boolean
}) {
  if (order !== null) return null
  if (ownAnswer === null) return <span className="soft small">{m.joint_answer_hidden()}</span>
  if (otherAnswer === null && isAsking) return <span className="soft small">{m.loading()}</span>
  return <Said answer={otherAnswer} />
}

function Said({ answer }: { readonly answer: PairAnswer | null }) {
  if (answer === null) return <span className="soft small">{m.joint_answer_none()}</span>
  return <Mark tone={answerTones[answer]}>{answerTitles[answer]()}</Mark>
}
