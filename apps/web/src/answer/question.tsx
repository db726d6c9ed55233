import type { ReactNode } from 'react'
import { m } from '../paraglide/messages.js'
import { Choices } from './choices.tsx'
import { controlId, describedBy, type QuestionProps } from './question-props.ts'
import { Ranking } from './ranking.tsx'
import { Scale } from './scale.tsx'
import { titleFor } from './sheet.rules.ts'
import { Words } from './words.tsx'

function wrongOf({ question, audience, problem }: QuestionProps): string {
  const to = { to: audience }
  switch (problem) {
    case undefined:
      return ''
    case 'required':
      return m.answer_wrong_required(to)
    case 'wrongType':
      return question.type === 'text' ? m.answer_wrong_number(to) : m.answer_wrong_other(to)
    case 'outOfRange': {
      const { min, max } = question.type === 'text' ? question : {}
      return min === undefined || max === undefined ? m.answer_wrong_number(to) : m.answer_wrong_range({ min, max })
    }
    case 'tooMany':
      return m.answer_wrong_many(to)
    default:
      return m.answer_wrong_other(to)
  }
}

function howOf({ question, audience }: QuestionProps): string | undefined {
  const to = audience
  if (question.type === 'checkbox') {
    const { maxSelectedChoices: most, choices } = question
    return most === undefined || most >= choices.length ? m.answer_several({ to }) : m.answer_several_most({ count: most })
  }
  if (question.type === 'ranking') return question.maxSelectedChoices > 1 ? m.answer_ranking_how({ to }) : m.answer_ranking_one({ to })
  if (question.type === 'text' && question.min !== undefined && question.max !== undefined)
    return m.answer_number_range({ min: question.min, max: question.max })
}

function Control(props: QuestionProps): ReactNode {
  const { question } = props
  switch (question.type) {
    case 'rating':
      return <Scale {...props} question={question} />
    case 'boolean':
    case 'radiogroup':
    case 'checkbox':
      return <Choices {...props} question={question} />
    case 'ranking':
      return <Ranking {...props} question={question} />
    case 'text':
    case 'comment':
      return <Words {...props} question={question} />
  }
}

/** One question with its title, hint, answer and what is wrong with it. */
export function QuestionCard(props: QuestionProps) {
  const { question, answer, onAnswer, audience } = props
  const { name, type, isRequired = false } = question
  const title = (
    <>
      {titleFor(audience, question)}
      {!isRequired && <span className="optional"> {m.answer_optional()}</span>}
    </>
  )
  const about = [question.description, howOf(props)].filter((line) => line !== undefined)
  const wrong = wrongOf(props)
  const isOneOf = type === 'rating' || type === 'boolean' || type === 'radiogroup'
  const body = (
    <>
      <div id={`about-${name}`} className="about">
        {about.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <p id={`wrong-${name}`} className="wrong">
        {wrong}
      </p>
      <Control {...props} />
      {isOneOf && !isRequired && answer !== undefined && (
        <button type="button" className="quiet" onClick={() => onAnswer(undefined)}>
          {m.answer_clear()}
        </button>
      )}
    </>
  )
  if (type === 'text' || type === 'comment')
    return (
      <div className="question" data-wrong={wrong !== '' || undefined}>
        <label className="title" htmlFor={controlId(name)}>
          {title}
        </label>
        {body}
      </div>
    )
  return (
    <fieldset className="question" data-wrong={wrong !== '' || undefined} aria-describedby={describedBy(name)}>
      <legend className="title">{title}</legend>
      {body}
    </fieldset>
  )
}
