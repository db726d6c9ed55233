import { Textarea, TextInput } from '@mantine/core'
import { unaskableIn } from '@nastavnik/questionnaires'
import { m } from '../../paraglide/messages.js'
import { draftProblemWords } from './words.ts'

interface WordedFieldProps {
  readonly label: string
  readonly hint?: string
  readonly value: string | undefined
  readonly most: number
  readonly isRequired?: boolean
  readonly isLong?: boolean
  readonly disabled: boolean
  readonly onWords: (words: string) => void
}

/** Words that respondents will read: how many letters are left, and what may not be asked. */
export function WordedField({ label, hint, value = '', most, isRequired = false, isLong = false, disabled, onWords }: WordedFieldProps) {
  const wrong = unaskableIn(value)
  const error = isRequired && value.trim() === '' ? m.words_missing() : wrong === undefined ? undefined : draftProblemWords[wrong]()
  const left = m.words_count({ count: value.length, most })
  const field = {
    label,
    description: hint === undefined ? left : `${hint} ${left}`,
    value,
    maxLength: most,
    required: isRequired,
    disabled,
    error,
  }
  return isLong ? (
    <Textarea {...field} rows={2} onChange={(event) => onWords(event.currentTarget.value)} />
  ) : (
    <TextInput {...field} onChange={(event) => onWords(event.currentTarget.value)} />
  )
}
