import type { FormSummary } from '@nastavnik/contract'

/** The two-level header: «Количество вовлеченных в программу» stands over mentors and mentees. */
export function FormHead({ columns }: Pick<FormSummary, 'columns'>) {
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          {columns.municipality}
        </th>
        <th scope="col" rowSpan={2}>
          {columns.organisation}
        </th>
        <th scope="col" rowSpan={2}>
          {columns.programme}
        </th>
        <th scope="colgroup" colSpan={2}>
          {columns.involved}
        </th>
        <th scope="col" rowSpan={2}>
          {columns.result}
        </th>
      </tr>
      <tr>
        <th scope="col">{columns.mentors}</th>
        <th scope="col">{columns.mentees}</th>
      </tr>
    </thead>
  )
}
