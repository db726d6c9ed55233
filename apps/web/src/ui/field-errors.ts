import { useState } from 'react'
import type { FieldErrors } from './error-summary.tsx'

/** Errors of a form: shown after the first attempt, then corrected as the person types. Ids of fields are `<form>-<key>`. */
export function useFieldErrors<Key extends string>(
  form: string,
  labels: Readonly<Record<Key, string>>,
  wrong: Partial<Record<Key, string>>,
) {
  const [attempt, setAttempt] = useState(0)
  const keys = Object.keys(labels).filter((key): key is Key => Object.hasOwn(labels, key))
  const found = keys.flatMap((key) => (wrong[key] === undefined ? [] : [{ key, error: wrong[key] }]))
  const errors: FieldErrors = Object.fromEntries(found.map(({ key, error }) => [`${form}-${key}`, { label: labels[key], error }]))
  return {
    attempt,
    errors: attempt > 0 ? errors : {},
    /** Counts the attempt; true when the form may be sent. */
    isSendable: () => {
      setAttempt(attempt + 1)
      return found.length === 0
    },
    /** Id, label and error of a field. */
    field: (key: Key) => ({ id: `${form}-${key}`, label: labels[key], error: attempt > 0 ? wrong[key] : undefined }),
  }
}
