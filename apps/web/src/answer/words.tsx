import { mostOfALine, type Question } from '@nastavnik/questionnaires'
import { m } from '../paraglide/messages.js'
import { type Sensitive, sensitiveIn } from '../ui/sensitive-text.rules.ts'
import { controlId, describedBy, type QuestionProps } from './question-props.ts'

// What a person says of himself is his own: of labels and family only the staff is warned.
const sensitiveWords: Partial<Record<Sensitive, () => string>> = {
  phone: m.answer_sensitive_phone,
  address: m.answer_sensitive_address,
  health: m.answer_sensitive_health,
}
const fewLeft = 50

/** A line, a number or a text of one's own words, with what is left of its length and a soft word about what should not stand in it. */
export function Words({ question, answer, onAnswer, audience, problem }: QuestionProps<Extract<Question, { type: 'text' | 'comment' }>>) {
  const { name } = question
  const text = answer === undefined ? '' : String(answer)
  const isNumber = question.type === 'text' && question.inputType === 'number'
  const most = question.type === 'comment' ? question.maxLength : (question.maxLength ?? mostOfALine)
  const write = (value: string) => {
    if (value.trim() === '') onAnswer(value === '' || isNumber ? undefined : value)
    else onAnswer(isNumber && /^\s*-?\d+\s*$/.test(value) ? Number(value) : value)
  }
  const found = isNumber ? [] : sensitiveIn(text).flatMap((sensitive) => sensitiveWords[sensitive]?.() ?? [])
  const shared = {
    id: controlId(name),
    value: text,
    autoComplete: 'off',
    'aria-describedby': isNumber ? describedBy(name) : `${describedBy(name)} left-${name}`,
    'aria-invalid': problem !== undefined,
  }
  const left = most - text.length
  return (
    <>
      {question.type === 'comment' ? (
        <textarea {...shared} rows={4} maxLength={most} onChange={(event) => write(event.currentTarget.value)} />
      ) : (
        <input
          {...shared}
          className={isNumber ? 'number' : undefined}
          inputMode={isNumber ? 'numeric' : 'text'}
          maxLength={isNumber ? 7 : most}
          onChange={(event) => write(event.currentTarget.value)}
        />
      )}
      {!isNumber && (
        <p id={`left-${name}`} className="left" aria-live={left <= fewLeft ? 'polite' : 'off'}>
          {m.answer_letters_left({ count: left })}
        </p>
      )}
      <p role="status" className="note" hidden={found.length === 0}>
        {found.length === 0 ? '' : m.answer_sensitive({ to: audience, what: found.join(', ') })}
      </p>
    </>
  )
}
