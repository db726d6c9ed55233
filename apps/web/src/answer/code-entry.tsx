import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { m } from '../paraglide/messages.js'
import { groupCode, latinOf, readTyped, type TypedCode } from './code.rules.ts'

function wordsOf(typed: Exclude<TypedCode, { kind: 'good' }>): string {
  switch (typed.kind) {
    case 'empty':
      return m.answer_code_empty()
    case 'count':
      return m.answer_code_count({ count: typed.count })
    case 'letters':
      return m.answer_code_letters({ sign: typed.sign })
  }
}

interface CodeEntryProps {
  readonly kiosk: boolean
  readonly isOpening: boolean
  readonly onCode: (code: string) => void
}

/** The field for the code: case, hyphens, the layout and a whole link instead of the code are forgiven. */
export function CodeEntry({ kiosk, isOpening, onCode }: CodeEntryProps) {
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState<string>()
  const field = useRef<HTMLInputElement>(null)
  // The page is this one field.
  useEffect(() => field.current?.focus(), [])

  const write = (value: string) => {
    setTyped(value)
    setWrong(undefined)
  }
  const typeKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const letter = event.ctrlKey || event.metaKey || event.altKey ? undefined : latinOf({ key: event.key, code: event.nativeEvent.code })
    if (letter === undefined) return
    event.preventDefault()
    const { selectionStart, selectionEnd, value } = event.currentTarget
    event.currentTarget.setRangeText(letter, selectionStart ?? value.length, selectionEnd ?? value.length, 'end')
    changed(event.currentTarget)
  }
  // In the middle of the text the hyphen would push the caret away from the hand.
  const changed = (input: HTMLInputElement) => write(input.selectionStart === input.value.length ? groupCode(input.value) : input.value)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const read = readTyped(typed)
    if (read.kind === 'good') onCode(read.code)
    else {
      setWrong(wordsOf(read))
      field.current?.focus()
    }
  }
  return (
    <form className="entry" onSubmit={submit} noValidate autoComplete="off">
      <h1 tabIndex={-1}>{kiosk ? m.answer_code_kiosk_title() : m.answer_code_title()}</h1>
      <p id="code-lead">{kiosk ? m.answer_code_kiosk_lead() : m.answer_code_lead()}</p>
      <label htmlFor="code">{m.answer_code_label()}</label>
      <input
        id="code"
        ref={field}
        className="code"
        value={typed}
        onChange={(event) => changed(event.currentTarget)}
        onKeyDown={typeKey}
        placeholder="K7QF2-M9XTD"
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="go"
        aria-invalid={wrong !== undefined}
        aria-describedby="code-wrong code-hint"
      />
      <p id="code-wrong" role="alert" className="wrong">
        {wrong ?? ''}
      </p>
      <p id="code-hint" className="soft">
        {m.answer_code_hint()}
      </p>
      <button type="submit" className="main" disabled={isOpening}>
        {isOpening ? m.answer_code_opening() : m.answer_code_open()}
      </button>
    </form>
  )
}
