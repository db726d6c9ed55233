import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { ApiProblem } from '../api/problem.ts'
import { m } from '../paraglide/messages.js'
import { Notice } from './notice.tsx'
import { type ProblemTexts, problemText } from './problem-text.ts'

interface ProblemNoticeProps {
  readonly error: Error
  readonly texts?: ProblemTexts
  readonly onRetry?: (() => void) | undefined
  /** What belongs to this refusal and stands under its text. */
  readonly children?: ReactNode
}

export function ProblemNotice({ error, texts, onRetry, children }: ProblemNoticeProps) {
  const [title, text] = problemText(error, texts)
  const requestId = error instanceof ApiProblem && (error.status >= 500 || title === m.problem_unknown) ? error.requestId : undefined
  return (
    <Notice tone="bad" title={title()}>
      <p>{text()}</p>
      {children}
      {requestId === undefined ? null : <p className="small">{m.problem_request({ id: requestId })}</p>}
      {onRetry === undefined ? null : (
        <Button variant="default" size="xs" onClick={onRetry}>
          {m.retry()}
        </Button>
      )}
    </Notice>
  )
}
