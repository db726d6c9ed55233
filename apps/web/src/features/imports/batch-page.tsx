import { Button, Group } from '@mantine/core'
import { type Import, importRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { refusedOf, rememberRefused } from './batch-refusals.ts'
import { bookTitles } from './book-titles.ts'
import { ImportProblem } from './import-problem.tsx'
import { ImportState } from './import-state.tsx'
import { RefusedFiles } from './refused-files.tsx'
import { Sending } from './sending.tsx'
import { missingOf } from './unclear-sheets.ts'
import { useConfirmations } from './use-confirmations.ts'
import { useUploads } from './use-uploads.ts'

type Batched = Pick<Import, 'id' | 'state' | 'organisation' | 'counters' | 'waiting' | 'sheets' | 'createdAt'>

const isGood = ({ state, counters, sheets }: Batched) =>
  state === 'preview' && counters.ready > 0 && sheets.every((layout) => missingOf(layout).length === 0)

/** Workbooks sent together: what became of each and what to do next. */
export function BatchPage({ id }: { readonly id: string }) {
  const list = useQuery(reading(importRoutes.batch, { params: { id } }))
  const [refused, setRefused] = useState(() => refusedOf(id))
  const { now, send, stop } = useUploads()
  const sendTo = async (file: File, organisation: string) => {
    const sent = await send([file], { organisation, batch: id })
    const left = [...refused.filter((one) => one.file !== file), ...sent.refused]
    rememberRefused(id, left)
    setRefused(left)
  }
  return (
    <Page title={m.batch_title()} lead={m.batch_lead()}>
      <Loaded of={list} lines={4}>
        {({ items }) => <Workbooks items={items} />}
      </Loaded>
      {now === undefined ? null : <Sending {...now} onStop={stop} />}
      <RefusedFiles files={refused} onSend={(file, organisation) => void sendTo(file, organisation)} />
      <div>
        <LinkButton to="/imports" variant="default">
          {m.import_next_again()}
        </LinkButton>
      </div>
    </Page>
  )
}

function Workbooks({ items }: { readonly items: readonly Batched[] }) {
  const { taking, failed, takeAll, stop } = useConfirmations()
  const titles = bookTitles(items)
  const titleOf = ({ id, organisation }: Batched) => titles.get(id) ?? organisation.title
  const good = items.filter(isGood)
  const next = (one: Batched) => {
    if (one.state === 'done') return one.waiting > 0 ? m.batch_next_waiting({ count: one.waiting }) : m.batch_next_done()
    if (one.state === 'undone') return m.batch_next_undone()
    if (isGood(one)) return m.batch_next_take()
    return one.sheets.some((layout) => missingOf(layout).length > 0) ? m.batch_next_columns() : m.batch_next_nothing()
  }
  return (
    <Section title={m.batch_books({ count: items.length })}>
      {taking === undefined ? null : (
        <Group>
          <p role="status">{m.batch_taking({ title: taking.title, place: taking.place, of: taking.of })}</p>
          <Button variant="default" onClick={stop}>
            {m.batch_stop()}
          </Button>
        </Group>
      )}
      {failed.map(({ id, title, error }) => (
        <section key={id} aria-label={title}>
          <h3>{title}</h3>
          <ImportProblem error={error} />
        </section>
      ))}
      {good.length === 0 || taking !== undefined ? null : (
        <div>
          <Button color="accent" onClick={() => void takeAll(good.map((one) => ({ id: one.id, title: titleOf(one) })))}>
            {m.batch_take_all({ count: good.length })}
          </Button>
        </div>
      )}
      <DataTable
        label={m.batch_title()}
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          {
            title: m.batch_school(),
            heading: true,
            render: (one) => (
              <Link to="/imports/$id" params={{ id: one.id }}>
                {titleOf(one)}
              </Link>
            ),
          },
          {
            title: m.imports_state(),
            render: ImportState,
          },
          { title: m.import_todo(), render: next },
          { title: m.import_ready(), numeric: true, render: ({ counters }) => showNumber(counters.ready) },
          { title: m.import_warnings(), numeric: true, render: ({ counters }) => showNumber(counters.warnings) },
          { title: m.import_parked(), numeric: true, render: ({ counters }) => showNumber(counters.errors) },
        ]}
      />
    </Section>
  )
}
