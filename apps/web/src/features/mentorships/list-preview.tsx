import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { showBirth } from '../../ui/days.ts'
import { Mark } from '../../ui/mark.tsx'
import { parseList } from './parse-list.ts'

/** How the pasted list was understood, line by line. */
export function ListPreview({ text }: { readonly text: string }) {
  const lines = parseList(text)
  if (lines.length === 0) return null
  const title = m.group_preview({ count: lines.length })
  return (
    <>
      <p role="status">{title}</p>
      <DataTable
        label={title}
        rows={lines}
        rowKey={({ line }) => line}
        columns={[
          { title: m.group_line(), numeric: true, render: ({ line }) => line },
          { title: m.people_name(), heading: true, render: ({ name }) => name || m.empty_dash() },
          { title: m.people_birth(), render: ({ birth }) => showBirth(birth) },
          {
            title: m.group_line_state(),
            render: ({ error }) => (error === undefined ? <Mark tone="good">{m.group_line_ok()}</Mark> : <Mark tone="bad">{error}</Mark>),
          },
        ]}
      />
    </>
  )
}
