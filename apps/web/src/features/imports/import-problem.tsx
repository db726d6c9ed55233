import { baseFields } from '@nastavnik/contract'
import type { ReactNode } from 'react'
import { ApiProblem } from '../../api/problem.ts'
import { m } from '../../paraglide/messages.js'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { fieldTitle } from './column-fields.ts'
import { importProblems } from './import-problems.ts'

const titleOf = (code: string) => {
  const field = baseFields.find((known) => known === code)
  return field === undefined ? code : fieldTitle(field)
}

interface ImportProblemProps {
  readonly error: Error
  /** What belongs to this refusal and stands under its text. */
  readonly children?: ReactNode
}

/** A refusal of a workbook; for missing columns, which ones and on which sheet. */
export function ImportProblem({ error, children }: ImportProblemProps) {
  const missing = error instanceof ApiProblem && error.code === 'columns.missing' ? error.fields : []
  return (
    <ProblemNotice error={error} texts={importProblems}>
      {missing.length === 0 ? null : (
        <ul>
          {missing.map(({ path, code }) => (
            <li key={`${path} ${code}`}>{m.missing_column({ sheet: path, field: titleOf(code) })}</li>
          ))}
        </ul>
      )}
      {children}
    </ProblemNotice>
  )
}
