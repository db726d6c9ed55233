import { trainingRoutes, type UnitRef } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { reading } from '../../api/queries.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { showSpan } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { PairsTabs } from '../../ui/pairs-tabs.tsx'

interface TrainingsPageProps {
  readonly organisation: UnitRef
  readonly page: number | undefined
  readonly onPage: (page: number) => void
}

export function TrainingsPage({ organisation, page = 1, onPage }: TrainingsPageProps) {
  const mayRecord = useMay('readiness.record')
  const list = useQuery({
    ...reading(trainingRoutes.list, { query: { organisation: organisation.code, page } }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const make = mayRecord ? (
    <LinkButton to="/trainings/new" color="accent">
      {m.training_create()}
    </LinkButton>
  ) : undefined
  return (
    <Page title={m.trainings_title()} lead={m.trainings_lead()} actions={make}>
      <PairsTabs current="trainings" />
      <Loaded of={list}>
        {(trainings) =>
          trainings.total === 0 ? (
            <EmptyState title={m.trainings_none()}>
              <p>{m.trainings_none_text()}</p>
            </EmptyState>
          ) : (
            <div>
              <DataTable
                label={m.trainings_title()}
                rows={trainings.items}
                rowKey={({ id }) => id}
                columns={[
                  {
                    title: m.training_title(),
                    heading: true,
                    render: ({ id, title }) => (
                      <Link to="/trainings/$id" params={{ id }}>
                        {title}
                      </Link>
                    ),
                  },
                  { title: m.training_dates(), render: ({ startsOn, endsOn }) => showSpan(startsOn, endsOn) },
                  { title: m.training_hours(), numeric: true, render: ({ hours }) => showNumber(hours) },
                  { title: m.training_in_group(), numeric: true, render: ({ members }) => showNumber(members) },
                  { title: m.training_certificates(), numeric: true, render: ({ certificates }) => showNumber(certificates) },
                ]}
              />
              <Pager list={trainings} onPage={onPage} />
            </div>
          )
        }
      </Loaded>
    </Page>
  )
}
