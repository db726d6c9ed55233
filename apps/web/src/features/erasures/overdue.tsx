import { Button } from '@mantine/core'
import { consentRoutes, erasureRoutes, mostErasures, peopleRoutes } from '@nastavnik/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Confirmation } from '../../ui/confirmation.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { showDay } from '../../ui/days.ts'
import { Notice } from '../../ui/notice.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Pager } from '../../ui/pager.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'

/** Those whose term of keeping is over. Nobody — nothing is shown. */
export function Overdue({ organisation }: { readonly organisation: string }) {
  const [page, setPage] = useState(1)
  const [asked, setAsked] = useState(false)
  const list = useQuery({ ...reading(erasureRoutes.overdue, { query: { organisation, page } }), staleTime: 0 })
  const erase = useMutation({
    mutationFn: () => call(erasureRoutes.eraseOverdue, { body: { organisation } }),
    onSuccess: async () => {
      setAsked(false)
      await refresh(erasureRoutes.overdue, erasureRoutes.list, peopleRoutes.list, consentRoutes.list, consentRoutes.classes)
    },
  })
  const done =
    erase.data === undefined ? null : <Notice tone="good" title={m.overdue_done({ count: showNumber(erase.data.erased) })} focused />
  if (list.data === undefined || list.data.total === 0) return done
  const count = Math.min(list.data.total, mostErasures)
  return (
    <Section title={m.overdue_title()}>
      {done}
      <p>{m.overdue_text()}</p>
      <DataTable
        label={m.overdue_title()}
        rows={list.data.items}
        rowKey={({ personId }) => personId}
        columns={[
          {
            title: m.people_name(),
            heading: true,
            render: ({ personId, name }) => (
              <Link to="/people/$id/rights" params={{ id: personId }}>
                {name}
              </Link>
            ),
          },
          { title: m.people_occupation(), render: ({ occupation }) => occupation },
          { title: m.overdue_last_day(), render: ({ lastDay }) => showDay(lastDay) },
        ]}
      />
      <Pager list={list.data} onPage={setPage} />
      {asked ? (
        <Confirmation
          title={m.overdue_sure({ count: showNumber(count) })}
          confirmText={m.overdue_do({ count: showNumber(count) })}
          busy={erase.isPending}
          onConfirm={() => erase.mutate()}
          onCancel={() => setAsked(false)}
        >
          <p>{m.erasure_sure_text()}</p>
          {erase.error === null ? null : <ProblemNotice error={erase.error} />}
        </Confirmation>
      ) : (
        <p>
          <Button variant="default" onClick={() => setAsked(true)}>
            {m.overdue_do({ count: showNumber(count) })}
          </Button>
        </p>
      )}
    </Section>
  )
}
