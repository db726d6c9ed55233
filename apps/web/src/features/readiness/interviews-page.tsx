import { interviewRoutes, type UnitRef } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { showDay } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { PairsTabs } from '../../ui/pairs-tabs.tsx'
import { interviewVerdicts } from './interview-words.ts'

interface InterviewsPageProps {
  readonly organisation: UnitRef
  readonly page: number | undefined
  readonly onPage: (page: number) => void
}

/** Protocols that wait for the second decision. */
export function InterviewsPage({ organisation, page = 1, onPage }: InterviewsPageProps) {
  const query = { organisation: organisation.code, page }
  const list = useQuery({ ...reading(interviewRoutes.waiting, { query }), placeholderData: keepPreviousData, staleTime: 0 })
  return (
    <Page title={m.interviews_title()} lead={m.interviews_lead()}>
      <PairsTabs current="interviews" />
      <Loaded of={list}>
        {(interviews) =>
          interviews.total === 0 ? (
            <EmptyState title={m.interviews_none()}>
              <p>{m.interviews_none_text()}</p>
            </EmptyState>
          ) : (
            <div>
              <DataTable
                label={m.interviews_title()}
                rows={interviews.items}
                rowKey={({ id }) => id}
                columns={[
                  {
                    title: m.people_name(),
                    heading: true,
                    render: ({ id, name }) => (
                      <Link to="/interviews/$id" params={{ id }}>
                        {name}
                      </Link>
                    ),
                  },
                  { title: m.interview_held_on(), render: ({ heldOn }) => showDay(heldOn) },
                  { title: m.interview_verdict(), render: ({ verdict }) => interviewVerdicts[verdict]() },
                  {
                    title: m.interview_recorded_by(),
                    render: ({ recordedBy, isOwn }) => (isOwn ? m.interview_own_short() : (recordedBy ?? '')),
                  },
                ]}
              />
              <Pager list={interviews} onPage={onPage} />
            </div>
          )
        }
      </Loaded>
    </Page>
  )
}
