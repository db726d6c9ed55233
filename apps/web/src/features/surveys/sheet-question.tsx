import { Textarea, TextInput } from '@mantine/core'
import type { Answer, Question } from '@nastavnik/questionnaires'
import { mostOfALine } from '@nastavnik/questionnaires'
import { type KeyboardEvent, type Ref, useEffect, useRef } from 'react'
import { m } from '../../paraglide/messages.js'
import { problemWords } from '../../ui/questionnaire-problem.ts'
import { yesNo } from './answer-words.ts'
import styles from './paper.module.css'
import { type Entry, isWritten, optionsOf, type SheetQuestions } from './paper-keys.rules.ts'

interface SheetQuestionProps {
  readonly question: Question
  readonly position: { readonly number: number; readonly count: number }
  readonly entry: Entry
  readonly people: SheetQuestions['people']
  readonly onType: (text: string) => void
  readonly onWrite: (text: string) => void
  readonly onChoose: (value: Answer) => void
  readonly onEnter: () => void
  readonly onBack: () => void
  readonly onStep: (by: 1 | -1) => void
}

/** What to press now. */
function askWords(question: Question): string {
  if (isWritten(question)) return m.paper_ask_words()
  if (question.type === 'ranking') return m.paper_ask_order({ most: question.maxSelectedChoices })
  if (question.type !== 'checkbox') return m.paper_ask_key()
  return question.maxSelectedChoices === undefined ? m.paper_ask_several() : m.paper_ask_several_most({ most: question.maxSelectedChoices })
}

const isChosen = (answer: Answer | undefined, value: Answer) => (Array.isArray(answer) ? answer.includes(value) : answer === value)

/**
 * The question that waits. One field holds the focus all the time and takes every key, so that a screen reader passes keys on; what is asked is
 * said by a live line.
 */
export function SheetQuestion({
  question,
  position,
  entry,
  people,
  onType,
  onWrite,
  onChoose,
  onEnter,
  onBack,
  onStep,
}: SheetQuestionProps) {
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const answer = entry.answers[question.name]
  const isWords = isWritten(question)
  const value = isWords ? String(answer ?? '') : entry.digits
  useEffect(() => {
    field.current?.focus()
    field.current?.scrollIntoView({ block: 'nearest' })
    // oxlint-disable-next-line exhaustive-effect-dependencies -- another question is another place to type in
  }, [question.name])
  const where = m.paper_question({ number: position.number, count: position.count })
  const need = question.isRequired === true ? m.paper_required() : m.paper_optional()
  const refusal = isWords ? (problemWords(question, { name: question.name, code: 'outOfRange' }) ?? '') : m.paper_refused()
  const onKeyDown = (event: KeyboardEvent) => {
    const act = {
      Enter: event.shiftKey ? undefined : onEnter,
      Backspace: isWords && value !== '' ? undefined : onBack,
      ArrowUp: question.type === 'comment' && value !== '' ? undefined : () => onStep(-1),
      ArrowDown: question.type === 'comment' && value !== '' ? undefined : () => onStep(1),
    }[event.key]
    if (act === undefined) return
    event.preventDefault()
    act()
  }
  return (
    <section className={styles['question']} aria-labelledby="paper-question">
      <p className="soft small">
        {where} · {need}
      </p>
      <h3 id="paper-question">{question.title}</h3>
      <p className="unseen" aria-live="polite">
        {where}. {question.title}. {askWords(question)}
      </p>
      <Keys question={question} answer={answer} people={people} onChoose={onChoose} />
      <Field
        ref={field}
        isLong={question.type === 'comment'}
        value={value}
        most={question.type === 'comment' || question.type === 'text' ? (question.maxLength ?? mostOfALine) : undefined}
        hint={askWords(question)}
        error={entry.isRefused ? refusal : undefined}
        onKeyDown={onKeyDown}
        onText={(text) => (isWords ? onWrite(text) : onType(text.slice(value.length)))}
      />
    </section>
  )
}

interface KeysProps {
  readonly question: Question
  readonly answer: Answer | undefined
  readonly people: SheetQuestions['people']
  readonly onChoose: (value: Answer) => void
}

/** The keys of the question; a mouse may press them too. */
function Keys({ question, answer, people, onChoose }: KeysProps) {
  const options = optionsOf(question, people, yesNo())
  if (options.length === 0) return null
  const isScale = question.type === 'rating'
  const order = Array.isArray(answer) && question.type === 'ranking' ? (answer as readonly string[]) : []
  return (
    <>
      <ul className={styles['keys']} data-scale={isScale || undefined}>
        {options.map(({ key, value, title }) => (
          <li key={key}>
            <button
              type="button"
              tabIndex={-1}
              aria-pressed={isChosen(answer, value)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose(value)}
            >
              {isScale && key === title ? null : <kbd>{key}</kbd>}
              <span>{title}</span>
              {order.includes(String(value)) ? <strong>{m.answer_place({ place: order.indexOf(String(value)) + 1 })}</strong> : null}
            </button>
          </li>
        ))}
      </ul>
      {question.type === 'rating' && question.minRateDescription !== undefined ? (
        <p className={styles['ends']}>
          <span>{question.minRateDescription}</span>
          <span>{question.maxRateDescription}</span>
        </p>
      ) : null}
    </>
  )
}

interface FieldProps {
  readonly ref: Ref<HTMLInputElement & HTMLTextAreaElement>
  readonly isLong: boolean
  readonly value: string
  readonly most: number | undefined
  readonly hint: string
  readonly error: string | undefined
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onText: (text: string) => void
}

function Field({ ref, isLong, value, most, hint, error, onKeyDown, onText }: FieldProps) {
  const common = { label: m.paper_answer(), description: hint, error, value, onKeyDown, autoComplete: 'off', spellCheck: isLong }
  const change = (event: { currentTarget: { value: string } }) => onText(event.currentTarget.value)
  return isLong ? (
    <Textarea ref={ref} {...common} rows={3} maxLength={most ?? 0} onChange={change} />
  ) : (
    <TextInput
      ref={ref}
      {...common}
      {...(most === undefined ? { className: styles['key'], inputMode: 'numeric' as const } : { maxLength: most })}
      onChange={change}
    />
  )
}
