import type { Question } from '@nastavnik/questionnaires'
import type { KeyboardEvent } from 'react'
import { m } from '../paraglide/messages.js'
import { controlId, type QuestionProps } from './question-props.ts'
import { digitAnswer } from './sheet.rules.ts'

/** A scale as large buttons. They are radio buttons: Tab comes to the scale, arrows go along it, and a digit answers at once. */
export function Scale({ question, answer, onAnswer, problem }: QuestionProps<Extract<Question, { type: 'rating' }>>) {
  const { name, rateMin: from, rateMax: to, minRateDescription, maxRateDescription } = question
  const values = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  const idOf = (value: number) => (value === from ? controlId(name) : `${controlId(name)}-${value}`)
  const byDigit = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const value = digitAnswer(event.key, from, to)
    if (value === undefined) return
    event.preventDefault()
    onAnswer(value)
    document.getElementById(idOf(value))?.focus()
  }
  const columns = values.length > 5 ? Math.ceil(values.length / 2) : values.length
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys come from the radio buttons inside */}
      <div className="scale" onKeyDown={byDigit} style={{ ['--columns' as string]: columns }}>
        {values.map((value) => (
          <label key={value} className="score">
            <input
              type="radio"
              id={idOf(value)}
              name={name}
              checked={answer === value}
              onChange={() => onAnswer(value)}
              aria-invalid={problem !== undefined}
            />
            <span>{value}</span>
          </label>
        ))}
      </div>
      <div className="ends">
        {minRateDescription !== undefined && <p>{m.answer_scale_end({ value: from, text: minRateDescription })}</p>}
        {maxRateDescription !== undefined && <p>{m.answer_scale_end({ value: to, text: maxRateDescription })}</p>}
      </div>
    </>
  )
}
