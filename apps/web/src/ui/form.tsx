import { Button, Group } from '@mantine/core'
import { type ReactNode, useId, useRef } from 'react'
import { m } from '../paraglide/messages.js'
import { ErrorSummary, type FieldErrors } from './error-summary.tsx'
import { useFocusReturn } from './focus-return.ts'
import styles from './form.module.css'

interface FormProps {
  readonly label: string
  readonly errors: FieldErrors
  readonly attempt: number
  readonly submitText: string
  readonly busy: boolean
  /** Why it cannot be sent as it stands, beside the button that is off. */
  readonly blocked?: string | undefined
  readonly onSubmit: () => void
  readonly onCancel?: () => void
  readonly problem?: ReactNode
  readonly children: ReactNode
}

/** One column of fields; errors stand in place and in a summary that takes the focus. */
export function Form({ label, errors, attempt, submitText, busy, blocked, onSubmit, onCancel, problem, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null)
  const why = useId()
  useFocusReturn(form)
  return (
    <form
      ref={form}
      className={styles['form']}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <ErrorSummary errors={errors} attempt={attempt} />
      {children}
      {problem}
      <Group>
        <Button type="submit" color="accent" loading={busy} {...(blocked !== undefined && { disabled: true, 'aria-describedby': why })}>
          {submitText}
        </Button>
        {onCancel === undefined ? null : (
          <Button variant="default" onClick={onCancel}>
            {m.cancel()}
          </Button>
        )}
        {blocked === undefined ? null : (
          <span id={why} className="soft" role="status">
            {blocked}
          </span>
        )}
      </Group>
    </form>
  )
}
