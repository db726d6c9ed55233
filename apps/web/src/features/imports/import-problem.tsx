import { ApiProblem } from '../../api/problem.ts'
import { m } from '../../paraglide/messages.js'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { fieldTitle } from './column-fields.ts'
import { importProblems } from './import-problems.ts'

/** A refusal of a workbook; for missing columns, which ones and on which sheet. */
export function ImportProblem({ error }: { readonly error: Error }) {
  const missing = error instanceof ApiProblem && error.code === 'columns.missing' ? error.fields : []
  return (
    <ProblemNotice error={error} texts={importProblems}>
      {missing.length === 0 ? null : (
        <ul>
          {missing.map(({ path, code }) => (
            <li key={`${path} ${code}`}>{m.missing_column({ sheet: path, field: fieldTitle(code) })}</li>
          ))}
        </ul>
      )}
    </ProblemNotice>
  )
}
