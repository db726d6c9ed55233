import { m } from '../../paraglide/messages.js'
import type { QuestionPanelProps } from './question-panel-props.ts'
import styles from './questionnaires.module.css'
import { changeQuestion, type EditedQuestion, withField } from './text.rules.ts'
import { WholeField } from './whole-field.tsx'
import { WordedField } from './worded-field.tsx'

type Numbered = 'rateMin' | 'rateMax' | 'min' | 'max' | 'maxLength' | 'maxSelectedChoices'

/** The numbers of a question: ends of a scale, a range, how much may be written or chosen. */
export function ScaleFields({ question, lock, isKnown, mayEdit, onText }: QuestionPanelProps) {
  const { name } = question
  const isFixed = !mayEdit || lock !== undefined
  const write = (change: (question: EditedQuestion) => EditedQuestion, of: string) =>
    onText((before) => changeQuestion(before, name, change), `${name} ${of}`)
  const number = (label: string, key: Numbered, value: number, disabled = isFixed, error?: string) => (
    <WholeField
      key={`${name} ${key}`}
      label={label}
      value={value}
      disabled={disabled}
      error={error}
      onValue={(next) => write((one) => ({ ...one, [key]: next }), key)}
    />
  )
  switch (question.type) {
    case 'rating': {
      const ends = [
        ['minRateDescription', m.scale_worst({ number: question.rateMin }), question.minRateDescription],
        ['maxRateDescription', m.scale_best({ number: question.rateMax }), question.maxRateDescription],
      ] as const
      return (
        <fieldset className={styles['group']}>
          <legend>{m.scale_title()}</legend>
          {isKnown && mayEdit ? <p className="soft small">{lock === undefined ? m.scale_known() : m.scale_locked()}</p> : null}
          <div className={styles['pair']}>
            {number(m.scale_from(), 'rateMin', question.rateMin, isFixed || isKnown)}
            {number(
              m.scale_to(),
              'rateMax',
              question.rateMax,
              isFixed || isKnown,
              question.rateMax > question.rateMin ? undefined : m.draft_not_higher(),
            )}
          </div>
          {ends.map(([key, label, value]) => (
            <WordedField
              key={key}
              label={label}
              most={500}
              value={value}
              disabled={isFixed}
              onWords={(words) => write((one) => (one.type === 'rating' ? withField(one, key, words) : one), key)}
            />
          ))}
        </fieldset>
      )
    }
    case 'text':
      return question.inputType === 'number' ? (
        <div className={styles['pair']}>
          {number(m.number_from(), 'min', question.min ?? 0)}
          {number(
            m.number_to(),
            'max',
            question.max ?? 100,
            isFixed,
            (question.max ?? 100) < (question.min ?? 0) ? m.draft_not_higher() : undefined,
          )}
        </div>
      ) : (
        number(m.letters_most(), 'maxLength', question.maxLength ?? 200)
      )
    case 'comment':
      return number(m.letters_most(), 'maxLength', question.maxLength)
    case 'checkbox':
      return number(
        m.choices_most(),
        'maxSelectedChoices',
        question.maxSelectedChoices ?? question.choices.length,
        isFixed,
        (question.maxSelectedChoices ?? 0) > question.choices.length ? m.draft_more_than_choices() : undefined,
      )
    case 'ranking':
      return number(m.choices_most(), 'maxSelectedChoices', question.maxSelectedChoices)
    default:
      return null
  }
}
