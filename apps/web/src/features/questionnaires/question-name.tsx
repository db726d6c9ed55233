import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { m } from '../../paraglide/messages.js'
import type { QuestionPanelProps } from './question-panel-props.ts'
import styles from './questionnaires.module.css'
import { questionsIn } from './text.rules.ts'

/** Under its name an answer is kept, and before is compared with after: of a new question it may still be chosen. */
export function QuestionName({ text, question, isKnown, mayEdit, onRename }: QuestionPanelProps) {
  const [typed, setTyped] = useState(question.name)
  const isTaken = typed !== question.name && questionsIn(text).some(({ name }) => name === typed)
  const isName = /^[a-z][A-Za-z0-9]{0,59}$/.test(typed)
  return (
    <details className={styles['more']}>
      <summary>{m.question_name()}</summary>
      <p className="soft small">{m.question_name_hint()}</p>
      {isKnown || !mayEdit ? (
        <p>
          <code>{question.name}</code>
        </p>
      ) : (
        <div className={styles['buttons']}>
          <TextInput
            aria-label={m.question_name()}
            value={typed}
            maxLength={60}
            error={isTaken ? m.question_name_taken() : isName ? undefined : m.question_name_wrong()}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button variant="default" disabled={isTaken || !isName || typed === question.name} onClick={() => onRename(typed)}>
            {m.question_name_set()}
          </Button>
        </div>
      )}
    </details>
  )
}
