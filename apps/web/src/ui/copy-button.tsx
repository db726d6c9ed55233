import { Button } from '@mantine/core'
import { useState } from 'react'
import { m } from '../paraglide/messages.js'

/** Copies a text and says whether it worked: without HTTPS the browser may refuse. */
export function CopyButton({ text, label }: { readonly text: string; readonly label?: string }) {
  const [result, setResult] = useState('')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setResult(m.copied())
    } catch {
      setResult(m.copy_failed())
    }
  }
  return (
    <p>
      <Button variant="default" size="xs" {...(label === undefined ? {} : { 'aria-label': label })} onClick={() => void copy()}>
        {m.copy()}
      </Button>{' '}
      <span role="status" className="small">
        {result}
      </span>
    </p>
  )
}
