import { TextInput } from '@mantine/core'
import type { Answer, Question } from '@nastavnik/questionnaires'
import { mostOfALine } from '@nastavnik/questionnaires'
import type { ReactNode } from 'react'
import { m } from '../paraglide/messages.js'
import { Choice } from './choice.tsx'
import { FreeText } from './free-text.tsx'
import { type Option, Options } from './question-options.tsx'
import styles from './questionnaire-form.module.css'

export interface RankedPerson {
  readonly id: string
  readonly name: string
}

interface QuestionFieldProps {
  readonly id: string
  readonly question: Question
  readonly answer: Answer | undefined
  readonly error: string | undefined
  readonly people: readonly RankedPerson[]
  readonly onAnswer: (answer: Answer | undefined) => void
}

/** One question with the field its type asks for. */
export function QuestionField(props: QuestionFieldProps) {
  const { id, question, answer, error, people, onAnswer } = props
  const words = { label: question.title, description: question.description, error, required: question.isRequired === true }
  const group = (children: ReactNode) => <Group {...props}>{children}</Group>
  switch (question.type) {
    case 'rating': {
      const options: Option<number>[] = Array.from({ length: question.rateMax - question.rateMin + 1 }, (_, step) => {
        const value = question.rateMin + step
        return [value, String(value)]
      })
      return group(
        <>
          <Options isRow name={id} options={options} isChosen={(value) => value === answer} onChoose={onAnswer} />
          {question.minRateDescription === undefined ? null : (
            <p className="soft small">
              {m.answer_scale({
                from: question.rateMin,
                worst: question.minRateDescription,
                to: question.rateMax,
                best: question.maxRateDescription ?? '',
              })}
            </p>
          )}
        </>,
      )
    }
    case 'boolean':
      return group(
        <Options
          isRow
          name={id}
          options={[
            [true, m.answer_yes()],
            [false, m.answer_no()],
          ]}
          isChosen={(value) => value === answer}
          onChoose={onAnswer}
        />,
      )
    case 'radiogroup':
      return group(
        <Options
          name={id}
          options={question.choices.map(({ value, text }) => [value, text])}
          isChosen={(value) => value === answer}
          onChoose={onAnswer}
        />,
      )
    case 'checkbox': {
      const chosen = Array.isArray(answer) ? answer : []
      return group(
        <Options
          isMultiple
          name={id}
          options={question.choices.map(({ value, text }) => [value, text])}
          isChosen={(value) => chosen.includes(value)}
          onChoose={(value) => onAnswer(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])}
        />,
      )
    }
    case 'ranking':
      return group(
        <Ranking people={people} most={question.maxSelectedChoices} chosen={Array.isArray(answer) ? answer : []} onChoose={onAnswer} />,
      )
    case 'comment':
      return <FreeText id={id} {...words} rows={3} maxLength={question.maxLength} value={String(answer ?? '')} onText={onAnswer} />
    case 'text':
      return (
        <TextInput
          id={id}
          {...words}
          maxLength={question.maxLength ?? mostOfALine}
          {...(question.inputType === 'number' && { inputMode: 'numeric', className: styles['number'] })}
          value={String(answer ?? '')}
          onChange={({ currentTarget: { value } }) => onAnswer(question.inputType === 'number' ? toNumber(value) : value)}
        />
      )
  }
}

/** What is not a whole number stays as it was typed: the check of answers says so. */
const toNumber = (text: string): Answer => (/^-?\d{1,15}$/.test(text.trim()) ? Number(text) : text)

/** Several fields under one question, named by it. */
function Group({ id, question, answer, error, onAnswer, children }: QuestionFieldProps & { readonly children: ReactNode }) {
  const isRequired = question.isRequired === true
  return (
    <fieldset id={id} tabIndex={-1} className={styles['question']} aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend>
        {question.title}
        {isRequired ? <span aria-hidden> *</span> : null}
      </legend>
      {question.description === undefined ? null : <p className="soft small">{question.description}</p>}
      {children}
      {error === undefined ? null : (
        <p id={`${id}-error`} className={styles['error']}>
          {error}
        </p>
      )}
      {isRequired || answer === undefined || question.type === 'ranking' || question.type === 'checkbox' ? null : (
        <button type="button" className={styles['clear']} onClick={() => onAnswer(undefined)}>
          {m.answer_clear()}
        </button>
      )}
    </fieldset>
  )
}

interface RankingProps {
  readonly people: readonly RankedPerson[]
  readonly most: number
  readonly chosen: readonly string[]
  readonly onChoose: (chosen: readonly string[]) => void
}

/** People in the order of preference: the next place opens when the one before it is taken. */
function Ranking({ people, most, chosen, onChoose }: RankingProps) {
  const places = Math.min(most, people.length, chosen.length + 1)
  return Array.from({ length: places }, (_, place) => (
    <Choice
      key={place}
      label={m.answer_place({ place: place + 1 })}
      any={m.answer_nobody()}
      value={chosen[place]}
      options={people.filter(({ id }) => id === chosen[place] || !chosen.includes(id)).map(({ id, name }) => [id, name] as const)}
      onChoose={(id) => onChoose(id === undefined ? chosen.toSpliced(place, 1) : chosen.toSpliced(place, 1, id))}
    />
  ))
}
