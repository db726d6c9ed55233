import { Button, TextInput } from '@mantine/core'
import { mostSessions, trainingTexts } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { emptySession, type TypedSession } from './plan-fields.ts'
import styles from './trainings.module.css'

interface SessionFieldsProps {
  readonly id: string
  readonly label: string
  readonly error: string | undefined
  readonly sessions: readonly TypedSession[]
  readonly onChange: (sessions: readonly TypedSession[]) => void
}

/** The sessions of a plan: a day and a topic each. */
export function SessionFields({ id, label, error, sessions, onChange }: SessionFieldsProps) {
  const set = (index: number, change: Partial<TypedSession>) =>
    onChange(sessions.map((session, place) => (place === index ? { ...session, ...change } : session)))
  return (
    <fieldset id={id} tabIndex={-1} className={styles['list']} aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend>{label}</legend>
      {error === undefined ? null : (
        <p id={`${id}-error`} className={styles['wrong']}>
          {error}
        </p>
      )}
      {sessions.map(({ id: key, on, topic }, index) => (
        <div key={key} className={styles['session']}>
          <TextInput
            label={m.training_session_on({ number: index + 1 })}
            placeholder={m.day_placeholder()}
            value={on}
            onChange={({ currentTarget: { value } }) => set(index, { on: value })}
          />
          <TextInput
            label={m.training_topic()}
            maxLength={trainingTexts.topic}
            value={topic}
            onChange={({ currentTarget: { value } }) => set(index, { topic: value })}
          />
          <Button
            variant="default"
            aria-label={m.training_session_remove({ number: index + 1 })}
            onClick={() => onChange(sessions.filter((_session, place) => place !== index))}
          >
            {m.training_remove()}
          </Button>
        </div>
      ))}
      {sessions.length >= mostSessions ? null : (
        <div>
          <Button variant="default" onClick={() => onChange([...sessions, emptySession()])}>
            {m.training_session_add()}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
