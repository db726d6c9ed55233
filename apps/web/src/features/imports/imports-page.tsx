import { importRoutes, type UnitRef } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../../api/call.ts'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { showInstant } from '../../ui/days.ts'
import { DownloadButton } from '../../ui/download-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Section } from '../../ui/section.tsx'
import { ImportState, undoneWords } from './import-state.tsx'
import { ImportSteps } from './import-steps.tsx'
import { LearntHeadings } from './learnt-headings.tsx'
import { UploadPanel } from './upload-panel.tsx'

interface ImportsPageProps {
  readonly organisation: UnitRef
  readonly page: number
  readonly onPage: (page: number) => void
}

export function ImportsPage({ organisation, page, onPage }: ImportsPageProps) {
  return (
    <Page
      title={m.imports_title()}
      lead={m.imports_lead()}
      actions={
        <DownloadButton label={m.imports_blank()} load={() => call(importRoutes.blank, { query: { organisation: organisation.code } })} />
      }
    >
      <ImportSteps now={0} />
      <UploadPanel organisation={organisation.code} />
      <LearntHeadings organisation={organisation.code} />
      <PastImports organisation={organisation.code} page={page} onPage={onPage} />
    </Page>
  )
}

function PastImports({ organisation, page, onPage }: { organisation: string; page: number; onPage: (page: number) => void }) {
  const list = useQuery({ ...reading(importRoutes.list, { query: { organisation, page } }), placeholderData: keepPreviousData })
  return (
    <Section title={m.imports_past()}>
      <Loaded of={list} lines={3}>
        {(past) =>
          past.total === 0 ? (
            <EmptyState title={m.imports_none_title()}>
              <p>{m.imports_none_text()}</p>
            </EmptyState>
          ) : (
            <>
              <DataTable
                label={m.imports_past()}
                rows={past.items}
                rowKey={({ id }) => id}
                columns={[
                  {
                    title: m.imports_when(),
                    heading: true,
                    render: ({ id, createdAt }) => (
                      <Link to="/imports/$id" params={{ id }} aria-label={m.imports_open({ when: showInstant(createdAt) })}>
                        {showInstant(createdAt)}
                      </Link>
                    ),
                  },
                  {
                    title: m.imports_state(),
                    render: (load) => (
                      <>
                        <ImportState {...load} />
                        {load.undone === null ? null : <div className="soft small">{undoneWords(load.undone)}</div>}
                      </>
                    ),
                  },
                  { title: m.import_ready(), numeric: true, render: ({ counters }) => showNumber(counters.ready) },
                  { title: m.import_warnings(), numeric: true, render: ({ counters }) => showNumber(counters.warnings) },
                  { title: m.import_parked(), numeric: true, render: ({ counters }) => showNumber(counters.errors) },
                  { title: m.import_waiting(), numeric: true, render: ({ waiting }) => showNumber(waiting) },
                  { title: m.import_new_persons(), numeric: true, render: ({ counters }) => showNumber(counters.newPersons) },
                ]}
              />
              <Pager list={past} onPage={onPage} />
            </>
          )
        }
      </Loaded>
    </Section>
  )
}
