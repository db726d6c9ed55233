import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { m } from '../../paraglide/messages.js'

interface WholeFieldProps {
  readonly label: string
  readonly value: number
  readonly disabled?: boolean
  readonly error?: string | undefined
  readonly onValue: (value: number) => void
}

/** A whole number; what is none stays in the field with the word of what is wrong. */
export function WholeField({ label, value, disabled = false, error, onValue }: WholeFieldProps) {
  const [text, setText] = useState(String(value))
  const isWhole = /^-?\d{1,6}$/.test(text.trim())
  const shown = isWhole && Number(text) !== value ? String(value) : text
  return (
    <TextInput
      label={label}
      inputMode="numeric"
      value={shown}
      disabled={disabled}
      error={isWhole ? error : m.whole_number_wanted()}
      onChange={({ currentTarget: { value: typed } }) => {
        setText(typed)
        if (/^-?\d{1,6}$/.test(typed.trim())) onValue(Number(typed))
      }}
    />
  )
}
