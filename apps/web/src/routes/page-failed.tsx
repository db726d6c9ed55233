import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { ApiProblem } from '../api/problem.ts'
import { ProblemNotice } from '../ui/problem-notice.tsx'

/** A page that could not be shown: after a new release its files may be gone, then only a reload helps. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const retry = () => {
    if (!(error instanceof ApiProblem)) location.reload()
    reset()
    void router.invalidate()
  }
  return <ProblemNotice error={error instanceof Error ? error : new Error('unknown')} onRetry={retry} />
}
