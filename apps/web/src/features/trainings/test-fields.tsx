import { Button, Textarea, TextInput } from '@mantine/core'
import { trainingTexts } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { choicesOf, emptyQuestion, type TypedQuestion } from './plan-fields.ts'
import styles from './trainings.module.css'

interface TestFieldsProps {
  readonly id: string
  readonly label: string
  readonly error: string | undefined
  readonly questions: readonly TypedQuestion[]
  readonly passMark: string
  readonly onQuestions: (questions: readonly TypedQuestion[]) => void
  readonly onPassMark: (passMark: string) => void
}

/** The questions of the test with their choices, the right one, and how many right answers pass. */
export function TestFields({ id, label, error, questions, passMark, onQuestions, onPassMark }: TestFieldsProps) {
  const set = (index: number, change: Partial<TypedQuestion>) =>
    onQuestions(questions.map((one, place) => (place === index ? { ...one, ...change } : one)))
  return (
    <fieldset id={id} tabIndex={-1} className={styles['list']} aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend>{label}</legend>
      <p className="soft small">{m.training_test_hint()}</p>
      {error === undefined ? null : (
        <p id={`${id}-error`} className={styles['wrong']}>
          {error}
        </p>
      )}
      {questions.map((question, index) => (
        <div key={question.id} className={styles['question']}>
          <TextInput
            label={m.training_question({ number: index + 1 })}
            maxLength={trainingTexts.question}
            value={question.text}
            onChange={({ currentTarget: { value } }) => set(index, { text: value })}
          />
          <Textarea
            label={m.training_choices()}
            description={m.training_choices_hint()}
            autosize
            minRows={2}
            value={question.choices}
            onChange={({ currentTarget: { value } }) => set(index, { choices: value })}
          />
          <Choice
            label={m.training_right()}
            value={String(question.right)}
            options={choicesOf(question).map((choice, place) => [String(place), choice] as const)}
            onChoose={(right = '0') => set(index, { right: Number(right) })}
          />
          <div>
            <Button
              variant="default"
              size="xs"
              aria-label={m.training_question_remove({ number: index + 1 })}
              onClick={() => onQuestions(questions.filter((_question, place) => place !== index))}
            >
              {m.training_remove()}
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button variant="default" onClick={() => onQuestions([...questions, emptyQuestion()])}>
          {m.training_question_add()}
        </Button>
      </div>
      {questions.length === 0 ? null : (
        <TextInput
          label={m.training_pass_mark({ most: questions.length })}
          inputMode="numeric"
          value={passMark}
          onChange={({ currentTarget: { value } }) => onPassMark(value)}
        />
      )}
    </fieldset>
  )
}
