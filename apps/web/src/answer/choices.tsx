import type { Answer, Question } from '@nastavnik/questionnaires'
import { m } from '../paraglide/messages.js'
import { controlId, type QuestionProps } from './question-props.ts'
import { choiceFor } from './sheet.rules.ts'

type ChoiceQuestion = Extract<Question, { type: 'boolean' | 'radiogroup' | 'checkbox' }>

interface Option {
  readonly key: string
  readonly text: string
  readonly isChosen: boolean
  /** The answer after a tap. */
  readonly next: Answer | undefined
}

function optionsOf({ question, answer, audience }: QuestionProps<ChoiceQuestion>): Option[] {
  if (question.type === 'boolean')
    return [
      { key: 'yes', text: m.answer_yes(), isChosen: answer === true, next: true },
      { key: 'no', text: m.answer_no(), isChosen: answer === false, next: false },
    ]
  const chosen = Array.isArray(answer) ? (answer as readonly string[]) : []
  return question.choices.map((choice) => {
    const { value } = choice
    const text = choiceFor(audience, choice)
    if (question.type === 'radiogroup') return { key: value, text, isChosen: answer === value, next: value }
    const isChosen = chosen.includes(value)
    // In the order of the questionnaire, not of the taps: the same answers are the same.
    const after = question.choices.map((one) => one.value).filter((one) => (one === value ? !isChosen : chosen.includes(one)))
    return { key: value, text, isChosen, next: after.length === 0 ? undefined : after }
  })
}

/** Yes or no, one of several, several of several: each a whole line to tap. */
export function Choices(props: QuestionProps<ChoiceQuestion>) {
  const { question, onAnswer, problem } = props
  const { name, type } = question
  return (
    <div className={type === 'boolean' ? 'choices pair' : 'choices'}>
      {optionsOf(props).map(({ key, text, isChosen, next }, index) => (
        <label key={key} className="choice">
          <input
            type={type === 'checkbox' ? 'checkbox' : 'radio'}
            id={index === 0 ? controlId(name) : undefined}
            name={name}
            checked={isChosen}
            onChange={() => onAnswer(next)}
            aria-invalid={problem !== undefined}
          />
          <span>{text}</span>
        </label>
      ))}
    </div>
  )
}
