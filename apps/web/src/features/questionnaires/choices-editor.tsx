import { Button, TextInput } from '@mantine/core'
import { m } from '../../paraglide/messages.js'
import { Icon } from '../../ui/icon.tsx'
import { newValue } from './new-question.rules.ts'
import styles from './questionnaires.module.css'
import { type EditedQuestion, withField } from './text.rules.ts'

type WithChoices = Extract<EditedQuestion, { type: 'radiogroup' | 'checkbox' }>
type Choices = WithChoices['choices']

interface ChoicesEditorProps {
  readonly choices: Choices
  /** What may be chosen is counted from or fills a card: words and order only. */
  readonly isLocked: boolean
  readonly hasChildWords: boolean
  readonly disabled: boolean
  readonly onChange: (choices: Choices, of?: string) => void
}

/** The choices of a question: words, order, one more, one less. */
export function ChoicesEditor({ choices, isLocked, hasChildWords, disabled, onChange }: ChoicesEditorProps) {
  const move = (at: number, step: -1 | 1) => {
    const choice = choices[at]
    if (choice !== undefined && choices[at + step] !== undefined) onChange(choices.toSpliced(at, 1).toSpliced(at + step, 0, choice))
  }
  const write = (at: number, key: 'text' | 'childText', words: string) =>
    onChange(
      choices.map((choice, index) =>
        index === at ? (key === 'text' ? { ...choice, text: words } : withField(choice, key, words)) : choice,
      ),
      `choice ${at} ${key}`,
    )
  return (
    <fieldset className={styles['group']}>
      <legend>{m.choices_title()}</legend>
      {isLocked ? <p className="soft small">{m.choices_locked()}</p> : null}
      <ol className={styles['choices']}>
        {choices.map(({ value, text, childText }, at) => (
          <li key={value}>
            <div className={styles['choiceWords']}>
              <TextInput
                aria-label={m.choice_text({ number: at + 1 })}
                value={text}
                maxLength={500}
                disabled={disabled}
                error={text.trim() === '' ? m.words_missing() : undefined}
                onChange={(event) => write(at, 'text', event.currentTarget.value)}
              />
              {hasChildWords ? (
                <TextInput
                  aria-label={m.choice_child_text({ number: at + 1 })}
                  placeholder={m.choice_child_placeholder()}
                  value={childText ?? ''}
                  maxLength={500}
                  disabled={disabled}
                  onChange={(event) => write(at, 'childText', event.currentTarget.value)}
                />
              ) : null}
            </div>
            {disabled ? null : (
              <div className={styles['choiceButtons']}>
                <button type="button" aria-label={m.choice_up({ text })} disabled={at === 0} onClick={() => move(at, -1)}>
                  <Icon name="up" />
                </button>
                <button type="button" aria-label={m.choice_down({ text })} disabled={at === choices.length - 1} onClick={() => move(at, 1)}>
                  <Icon name="down" />
                </button>
                {isLocked || choices.length <= 2 ? null : (
                  <button type="button" aria-label={m.choice_delete({ text })} onClick={() => onChange(choices.toSpliced(at, 1))}>
                    <Icon name="cross" />
                  </button>
                )}
              </div>
            )}
          </li>
        ))}
      </ol>
      {isLocked || disabled ? null : (
        <Button
          variant="default"
          size="xs"
          className={styles['start']}
          onClick={() => onChange([...choices, { value: newValue(choices.map(({ value }) => value)), text: m.choice_new() }])}
        >
          {m.choice_add()}
        </Button>
      )}
    </fieldset>
  )
}
