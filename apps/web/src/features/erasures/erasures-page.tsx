import { erasureRoutes, type UnitRef } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { reading } from '../../api/queries.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { showInstant } from '../../ui/days.ts'
import { DownloadButton } from '../../ui/download-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { OpenRequests } from './open-requests.tsx'
import { Overdue } from './overdue.tsx'

interface ErasuresPageProps {
  readonly organisation: UnitRef
  readonly page: number
  readonly onPage: (page: number) => void
}

/** Acts of erasure: numbers and reasons, nobody's name. */
export function ErasuresPage({ organisation, page, onPage }: ErasuresPageProps) {
  const query = { organisation: organisation.code, page }
  const list = useQuery({ ...reading(erasureRoutes.list, { query }), placeholderData: keepPreviousData, staleTime: 0 })
  return (
    <Page title={m.erasures_title()} lead={m.erasures_lead()}>
      <OpenRequests organisation={organisation.code} />
      {useMay('person.erase') ? <Overdue organisation={organisation.code} /> : null}
      <Loaded of={list} lines={3}>
        {(acts) =>
          acts.total === 0 ? (
            <EmptyState title={m.erasures_none()}>
              <p>{m.erasures_none_text()}</p>
            </EmptyState>
          ) : (
            <>
              <DataTable
                label={m.erasures_title()}
                rows={acts.items}
                rowKey={({ id }) => id}
                columns={[
                  { title: m.erasures_number(), heading: true, render: ({ number }) => `№ ${number}` },
                  { title: m.erasures_when(), render: ({ erasedAt }) => showInstant(erasedAt) },
                  { title: m.erasure_reason(), render: ({ reasonTitle }) => reasonTitle },
                  { title: m.erasures_who(), render: ({ by }) => by ?? m.erasures_system() },
                  { title: m.erasures_row(), render: ({ personId }) => `…${personId.slice(-8)}` },
                  {
                    title: m.erasures_act(),
                    render: ({ id, number }) => (
                      <DownloadButton
                        label={m.erasures_get()}
                        aria-label={m.erasures_get_of({ number: String(number) })}
                        size="xs"
                        load={() => call(erasureRoutes.act, { params: { id } })}
                      />
                    ),
                  },
                ]}
              />
              <Pager list={acts} onPage={onPage} />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}
