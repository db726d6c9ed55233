import { type Import, importRoutes } from '@nastavnik/contract'
import { Link } from '@tanstack/react-router'
import { call } from '../../api/call.ts'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { showInstant } from '../../ui/days.ts'
import { DownloadButton } from '../../ui/download-button.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Section } from '../../ui/section.tsx'
import { ImportState } from './import-state.tsx'

/** Rows that were parked and sent again: what each attempt took and where the rest waits. */
export function ImportAttempts({ id, attempts }: Import) {
  if (attempts.length === 0) return null
  const left = attempts.filter(({ state }) => state === 'done').reduce((sum, { waiting }) => sum + waiting, 0)
  return (
    <Section title={m.import_attempts()}>
      <p>
        <strong>{left === 0 ? m.import_left_none() : m.import_left({ count: left })}</strong>
      </p>
      <DataTable
        label={m.import_attempts()}
        rows={attempts}
        rowKey={(attempt) => attempt.id}
        current={(attempt) => attempt.id === id}
        columns={[
          {
            title: m.imports_when(),
            heading: true,
            render: (attempt) =>
              attempt.id === id ? (
                m.import_attempt_this({ when: showInstant(attempt.createdAt) })
              ) : (
                <Link to="/imports/$id" params={{ id: attempt.id }} aria-label={m.imports_open({ when: showInstant(attempt.createdAt) })}>
                  {showInstant(attempt.createdAt)}
                </Link>
              ),
          },
          { title: m.import_ready(), numeric: true, render: ({ ready }) => showNumber(ready) },
          { title: m.import_parked(), numeric: true, render: ({ errors }) => showNumber(errors) },
          {
            title: m.import_waiting(),
            numeric: true,
            render: ({ state, waiting }) => (state === 'done' ? showNumber(waiting) : m.empty_dash()),
          },
          { title: m.imports_state(), render: ImportState },
          {
            title: m.import_todo(),
            render: (attempt) =>
              attempt.id !== id && attempt.state === 'done' && attempt.waiting > 0 ? (
                <DownloadButton
                  label={m.import_download_waiting({ count: attempt.waiting })}
                  load={() => call(importRoutes.parked, { params: { id: attempt.id } })}
                />
              ) : (
                m.empty_dash()
              ),
          },
        ]}
      />
    </Section>
  )
}
