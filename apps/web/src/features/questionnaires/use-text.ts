import { useCallback, useState } from 'react'
import type { Text } from './text.rules.ts'

/** Steps that can be taken back. */
const mostSteps = 100

interface Kept {
  readonly text: Text
  /** What was last changed: typing on in one field is one step. */
  readonly of: string | undefined
  readonly past: readonly Text[]
}

export interface Editing {
  readonly text: Text
  /** Changes the text; changes with the same `of` one after another are one step back. */
  readonly change: (next: (text: Text) => Text, of?: string) => void
  readonly undo: (() => void) | undefined
  readonly replace: (text: Text) => void
}

/** A text that is being edited, with the way back. */
export function useText(initial: Text): Editing {
  const [{ text, past }, setKept] = useState<Kept>({ text: initial, of: undefined, past: [] })
  const change = useCallback(
    (next: (text: Text) => Text, of?: string) =>
      setKept((kept) => {
        const changed = next(kept.text)
        if (changed === kept.text) return kept
        const isSameStep = of !== undefined && of === kept.of
        return { text: changed, of, past: isSameStep ? kept.past : [...kept.past, kept.text].slice(-mostSteps) }
      }),
    [],
  )
  const undo = () =>
    setKept((kept) => {
      const former = kept.past.at(-1)
      return former === undefined ? kept : { text: former, of: undefined, past: kept.past.slice(0, -1) }
    })
  const replace = (next: Text) => setKept((kept) => ({ text: next, of: undefined, past: [...kept.past, kept.text] }))
  return { text, change, undo: past.length === 0 ? undefined : undo, replace }
}
