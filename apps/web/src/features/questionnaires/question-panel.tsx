import { Button } from '@mantine/core'
import { askersOf } from '@nastavnik/questionnaires'
import { useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { Check } from '../../ui/check.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Confirmation } from '../../ui/confirmation.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ChoicesEditor } from './choices-editor.tsx'
import { ConditionEditor } from './condition-editor.tsx'
import { kindOf } from './new-question.rules.ts'
import { QuestionName } from './question-name.tsx'
import type { QuestionPanelProps } from './question-panel-props.ts'
import styles from './questionnaires.module.css'
import { ScaleFields } from './scale-fields.tsx'
import { changeQuestion, type EditedQuestion, earlierThan, withField } from './text.rules.ts'
import { WordedField } from './worded-field.tsx'
import { kindNames, lockWords } from './words.ts'

/** The fields of one question. */
export function QuestionPanel(props: QuestionPanelProps) {
  const { text, question, lock, hasChildWords, purpose, problems, mayEdit, onText } = props
  const { name } = question
  const write = (key: keyof EditedQuestion, value: unknown) =>
    onText((before) => changeQuestion(before, name, (one) => withField(one, key, value)), `${name} ${key}`)
  const worded = (key: 'title' | 'childTitle' | 'description') => ({
    value: question[key],
    disabled: !mayEdit,
    onWords: (words: string) =>
      onText(
        (before) => changeQuestion(before, name, (one) => (key === 'title' ? { ...one, title: words } : withField(one, key, words))),
        `${name} ${key}`,
      ),
  })
  return (
    <section className={styles['panel']} aria-label={m.question_fields()}>
      <p className={styles['kind']}>{kindNames[kindOf(question)]()}</p>
      {lock === undefined ? null : (
        <p className={styles['lockNote']}>
          <Icon name="lock" /> {lockWords[lock]()} {m.lock_what()}
        </p>
      )}
      {problems.length === 0 ? null : (
        <ul className={styles['problems']}>
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      <WordedField label={m.question_title()} most={500} isRequired isLong {...worded('title')} />
      {hasChildWords ? (
        <WordedField label={m.question_child_title()} hint={m.question_child_hint()} most={120} isLong {...worded('childTitle')} />
      ) : null}
      <WordedField label={m.question_description()} most={500} {...worded('description')} />
      <Required question={question} isLocked={lock !== undefined} mayEdit={mayEdit} onChange={(value) => write('isRequired', value)} />
      {purpose === 'THIRD_PARTY' && question.restricted === true ? <p className="soft">{m.question_restricted()}</p> : null}
      {question.type === 'radiogroup' || question.type === 'checkbox' ? (
        <ChoicesEditor
          choices={question.choices}
          isLocked={lock !== undefined}
          hasChildWords={hasChildWords}
          disabled={!mayEdit}
          onChange={(choices, of) =>
            onText(
              (before) => changeQuestion(before, name, (one) => ('choices' in one ? { ...one, choices } : one)),
              of === undefined ? undefined : `${name} ${of}`,
            )
          }
        />
      ) : null}
      <ScaleFields {...props} />
      <ConditionEditor
        key={name}
        visibleIf={question.visibleIf}
        earlier={earlierThan(text, name)}
        disabled={!mayEdit || lock !== undefined}
        onChange={(visibleIf) => write('visibleIf', visibleIf)}
      />
      <QuestionName key={`${name} name`} {...props} />
      {mayEdit ? <Actions {...props} /> : null}
    </section>
  )
}

interface RequiredProps {
  readonly question: EditedQuestion
  readonly isLocked: boolean
  readonly mayEdit: boolean
  readonly onChange: (isRequired: boolean) => void
}

/** What must be answered and is counted from stays so; free words are never a must. */
function Required({ question, isLocked, mayEdit, onChange }: RequiredProps) {
  const isRequired = question.isRequired === true
  if (!mayEdit || (isLocked && isRequired))
    return <p className="soft">{isRequired ? m.question_required_is() : m.question_required_is_not()}</p>
  if (question.type === 'comment' && !isRequired) return <p className="soft">{m.question_words_never()}</p>
  return <Check label={m.question_required()} checked={isRequired} onChange={onChange} />
}

/** Where it stands and whether it stays. */
function Actions({ text, question, page, lock, onMove, onMoveToPage, onDelete }: QuestionPanelProps) {
  const [isAsking, setIsAsking] = useState(false)
  const askers = askersOf(text, question.name)
  const isOnly = text.pages.length === 1 && text.pages[0]?.elements.length === 1
  if (isAsking)
    return (
      <Confirmation
        title={m.question_asked_by()}
        confirmText={m.question_delete_all()}
        busy={false}
        onConfirm={onDelete}
        onCancel={() => setIsAsking(false)}
      >
        <ul>
          {askers.map(({ name, title }) => (
            <li key={name}>{title}</li>
          ))}
        </ul>
        <p>{m.question_asked_by_text()}</p>
      </Confirmation>
    )
  const reason = lock !== undefined ? m.question_delete_locked() : isOnly ? m.question_delete_only() : undefined
  return (
    <div className={styles['actions']}>
      <div className={styles['buttons']}>
        <Button variant="default" size="sm" onClick={() => onMove(-1)}>
          <Icon name="up" /> {m.question_up()}
        </Button>
        <Button variant="default" size="sm" onClick={() => onMove(1)}>
          <Icon name="down" /> {m.question_down()}
        </Button>
        <Button
          variant="default"
          size="sm"
          disabled={reason !== undefined}
          onClick={() => (askers.length === 0 ? onDelete() : setIsAsking(true))}
        >
          {m.question_delete()}
        </Button>
      </div>
      {reason === undefined ? null : <p className="soft small">{reason}</p>}
      {text.pages.length < 2 ? null : (
        <Choice
          label={m.question_page()}
          value={page}
          options={text.pages.map(({ name, title }) => [name, title] as const)}
          onChoose={(chosen) => chosen !== undefined && onMoveToPage(chosen)}
        />
      )}
    </div>
  )
}
