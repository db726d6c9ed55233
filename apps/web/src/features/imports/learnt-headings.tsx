import { Button } from '@mantine/core'
import { importRoutes, type ParticipantRole } from '@nastavnik/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { fieldTitle } from './column-fields.ts'

/** Headings that the organisation named by hand; nothing is shown before there is one. */
export function LearntHeadings({ organisation }: { readonly organisation: string }) {
  const list = useQuery(reading(importRoutes.headings, { query: { organisation } }))
  const forget = useMutation({
    mutationFn: (named: { base: ParticipantRole; heading: string }) => call(importRoutes.forget, { body: { organisation, ...named } }),
    onSuccess: () => refresh(importRoutes.headings),
  })
  const items = list.data?.items ?? []
  if (items.length === 0) return null
  const title = m.headings_title({ count: items.length })
  return (
    <Disclosure title={title}>
      <p>{m.headings_text()}</p>
      {forget.error === null ? null : <ProblemNotice error={forget.error} />}
      <DataTable
        label={title}
        rows={items}
        rowKey={({ base, heading }) => `${base}:${heading}`}
        columns={[
          { title: m.import_heading(), heading: true, render: ({ heading }) => heading },
          { title: m.headings_base(), render: ({ base }) => (base === 'MENTEE' ? m.sheet_mentees() : m.sheet_mentors()) },
          { title: m.import_meaning(), render: ({ field }) => (field === null ? m.import_meaning_none() : fieldTitle(field)) },
          {
            title: m.headings_action(),
            render: ({ base, heading }) => (
              <Button
                variant="default"
                size="xs"
                aria-label={m.headings_forget_named({ heading })}
                loading={forget.isPending && forget.variables.heading === heading && forget.variables.base === base}
                onClick={() => forget.mutate({ base, heading })}
              >
                {m.headings_forget()}
              </Button>
            ),
          },
        ]}
      />
    </Disclosure>
  )
}
