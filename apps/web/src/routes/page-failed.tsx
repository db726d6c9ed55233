import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { ApiProblem } from '../api/problem.ts'
import { m } from '../paraglide/messages.js'
import { Page } from '../ui/page.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'

/** A page that could not be shown: after a new release its files may be gone, then only a reload helps. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const retry = () => {
    if (!(error instanceof ApiProblem)) location.reload()
    reset()
    void router.invalidate()
  }
  return (
    <Page title={m.page_failed()}>
      <ProblemNotice error={error instanceof Error ? error : new Error('unknown')} onRetry={retry} />
    </Page>
  )
}

/** The same before the shell stands: the page brings its own landmark. */
export function StaffFailed(props: ErrorComponentProps) {
  return (
    <main className="alone">
      <PageFailed {...props} />
    </main>
  )
}
