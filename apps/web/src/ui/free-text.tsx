import { Textarea, type TextareaProps } from '@mantine/core'
import { m } from '../paraglide/messages.js'
import styles from './free-text.module.css'
import { type Sensitive, sensitiveIn } from './sensitive-text.rules.ts'

const words: Readonly<Record<Sensitive, () => string>> = {
  phone: m.sensitive_phone,
  address: m.sensitive_address,
  health: m.sensitive_health,
  record: m.sensitive_record,
  label: m.sensitive_label,
}

interface FreeTextProps extends Omit<TextareaProps, 'onChange' | 'value'> {
  readonly value: string
  readonly onText: (text: string) => void
}

/** A text of one's own words about people; it says softly when something stands there that should not. */
export function FreeText({ value, onText, ...rest }: FreeTextProps) {
  const found = sensitiveIn(value)
  return (
    <div>
      <Textarea {...rest} value={value} onChange={(event) => onText(event.currentTarget.value)} />
      <p role="status" className={styles['found']} hidden={found.length === 0}>
        {found.length === 0 ? '' : m.sensitive_found({ what: found.map((one) => words[one]()).join(', ') })}
      </p>
    </div>
  )
}
