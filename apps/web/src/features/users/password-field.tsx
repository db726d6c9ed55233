import { TextInput } from '@mantine/core'
import { accountTexts } from '@nastavnik/contract'
import { useState } from 'react'
import { m } from '../../paraglide/messages.js'

interface PasswordFieldProps {
  readonly id: string
  readonly label: string
  readonly error: string | undefined
  readonly description?: string
  readonly autoComplete: 'current-password' | 'new-password'
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A password that may be looked at: a long phrase is hard to type blind. */
export function PasswordField({ onChange, ...field }: PasswordFieldProps) {
  const [isShown, setShown] = useState(false)
  return (
    <div>
      <TextInput
        {...field}
        type={isShown ? 'text' : 'password'}
        maxLength={accountTexts.password}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <label>
        <input type="checkbox" checked={isShown} onChange={() => setShown(!isShown)} /> {m.sign_in_show()}
      </label>
    </div>
  )
}
