import { consentRoutes, type Scan, type UnitRef } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { showInstant } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Mark } from '../../ui/mark.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { Section } from '../../ui/section.tsx'
import { ScanUpload } from './scan-upload.tsx'

interface ScansPageProps {
  readonly organisation: UnitRef
  readonly page: number
  readonly onPage: (page: number) => void
}

export function ScansPage({ organisation, page, onPage }: ScansPageProps) {
  return (
    <Page title={m.scans_title()} lead={m.scans_lead()} back={<Link to="/consents">{m.consents_title()}</Link>}>
      <ScanUpload organisation={organisation.code} />
      <PastScans organisation={organisation.code} page={page} onPage={onPage} />
    </Page>
  )
}

/** What a scan waits for. */
function ScanState({ scan }: { readonly scan: Scan }) {
  if (scan.pagesRead < scan.pages) return <Mark tone="plain">{m.scans_reading_state()}</Mark>
  if (scan.found > 0) return <Mark tone="warn">{m.scans_to_accept({ count: showNumber(scan.found) })}</Mark>
  if (scan.tray > 0) return <Mark tone="warn">{m.scans_to_file({ count: showNumber(scan.tray) })}</Mark>
  return scan.troubles.length > 0 ? <Mark tone="bad">{m.scans_unread_state()}</Mark> : <Mark tone="good">{m.scans_done_state()}</Mark>
}

function PastScans({ organisation, page, onPage }: { organisation: string; page: number; onPage: (page: number) => void }) {
  const list = useQuery({
    ...reading(consentRoutes.listScans, { query: { organisation, page } }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  return (
    <Section title={m.scans_past()}>
      <Loaded of={list} lines={3}>
        {(scans) =>
          scans.total === 0 ? (
            <EmptyState title={m.scans_none()}>
              <p>{m.scans_none_text()}</p>
            </EmptyState>
          ) : (
            <>
              <DataTable
                label={m.scans_past()}
                rows={scans.items}
                rowKey={({ id }) => id}
                columns={[
                  {
                    title: m.imports_when(),
                    heading: true,
                    render: ({ id, uploadedAt }) => (
                      <Link to="/consents/scans/$id" params={{ id }} aria-label={m.scans_open({ when: showInstant(uploadedAt) })}>
                        {showInstant(uploadedAt)}
                      </Link>
                    ),
                  },
                  { title: m.imports_state(), render: (scan) => <ScanState scan={scan} /> },
                  { title: m.scans_pages(), numeric: true, render: ({ pages }) => showNumber(pages) },
                  { title: m.scans_filed(), numeric: true, render: ({ filed }) => showNumber(filed) },
                  { title: m.scans_tray(), numeric: true, render: ({ tray }) => showNumber(tray) },
                ]}
              />
              <Pager list={scans} onPage={onPage} />
            </>
          )
        }
      </Loaded>
    </Section>
  )
}
