import { IgnoreCode, ParkCode } from '@nastavnik/contract'
import { ApiProblem } from '../../api/problem.ts'
import { m } from '../../paraglide/messages.js'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import type { ProblemTexts } from '../../ui/problem-text.ts'
import { ignoreReasons, parkReasons } from '../../ui/row-reasons.ts'
import { parseList } from './parse-list.ts'

const problems: ProblemTexts = {
  'group.refused': [m.group_refused, m.group_refused_text],
  'participation.datesTaken': [m.group_conflict, m.group_conflict_text],
}

function reasonOf(code: string): string {
  if (code === 'mentor.isMentee') return m.group_mentor_is_mentee()
  const park = ParkCode.safeParse(code)
  if (park.success) return `${parkReasons[park.data][0]()} ${parkReasons[park.data][1]()}`
  const ignore = IgnoreCode.safeParse(code)
  return ignore.success ? ignoreReasons[ignore.data]() : m.problem_invalid()
}

/** A refused group names each line that is not good. */
export function GroupProblem({ error, list }: { readonly error: Error; readonly list: string }) {
  const refused = error instanceof ApiProblem && error.code === 'group.refused' ? error.fields : []
  const people = parseList(list)
  const text = (path: string, code: string) => {
    const number = /^mentees\.(\d+)$/.exec(path)?.[1]
    const reason = reasonOf(code)
    return number === undefined
      ? m.group_refused_mentor({ reason })
      : m.group_refused_mentee({ name: people[Number(number)]?.name ?? '', reason })
  }
  return (
    <ProblemNotice error={error} texts={problems}>
      {refused.length === 0 ? null : (
        <ul>
          {refused.map(({ path, code }) => (
            <li key={`${path} ${code}`}>{text(path, code)}</li>
          ))}
        </ul>
      )}
    </ProblemNotice>
  )
}
