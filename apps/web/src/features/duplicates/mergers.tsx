import { Button } from '@mantine/core'
import { type CardMerger, duplicateRoutes, peopleRoutes } from '@nastavnik/contract'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Confirmation } from '../../ui/confirmation.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { showInstant } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Pager } from '../../ui/pager.tsx'
import { MergerObstacles } from './merger-obstacles.tsx'

interface MergersProps {
  readonly organisation: string
  readonly page: number
  readonly onPage: (page: number) => void
}

/** Joined cards, the latest first: within the term each can be set apart. */
export function Mergers({ organisation, page, onPage }: MergersProps) {
  const query = { organisation, page }
  const list = useQuery({ ...reading(duplicateRoutes.mergers, { query }), placeholderData: keepPreviousData, staleTime: 0 })
  const [asked, setAsked] = useState<CardMerger>()
  const undo = useMutation({
    mutationFn: ({ id }: CardMerger) => call(duplicateRoutes.undo, { params: { id } }),
    onSettled: async () => {
      setAsked(undefined)
      await refresh(...Object.values(duplicateRoutes), peopleRoutes.list, peopleRoutes.get)
    },
  })
  return (
    <>
      {undo.isSuccess ? (
        <Notice tone="good" title={m.mergers_undone_title()} focused>
          <p>{m.mergers_undone_text()}</p>
        </Notice>
      ) : null}
      {undo.error === null ? null : <MergerObstacles error={undo.error} />}
      {asked === undefined ? null : (
        <Confirmation
          title={m.mergers_sure({ name: nameOf(asked) })}
          confirmText={m.mergers_undo()}
          busy={undo.isPending}
          onConfirm={() => undo.mutate(asked)}
          onCancel={() => setAsked(undefined)}
        >
          <p>{m.mergers_sure_text()}</p>
        </Confirmation>
      )}
      <Loaded of={list}>
        {(mergers) =>
          mergers.total === 0 ? (
            <EmptyState title={m.mergers_none()}>
              <p>{m.mergers_none_text()}</p>
            </EmptyState>
          ) : (
            <>
              <DataTable
                label={m.duplicates_joined()}
                rows={mergers.items}
                rowKey={({ id }) => id}
                columns={[
                  { title: m.mergers_kept(), heading: true, render: (merger) => <Kept merger={merger} /> },
                  { title: m.mergers_gone(), render: ({ goneName }) => goneName ?? <span className="soft">{m.mergers_forgotten()}</span> },
                  { title: m.mergers_when(), render: ({ mergedAt }) => showInstant(mergedAt) },
                  { title: m.mergers_who(), render: ({ by }) => by ?? '' },
                  { title: m.mergers_state(), render: (merger) => <State merger={merger} onAsk={() => setAsked(merger)} /> },
                ]}
              />
              <Pager list={mergers} onPage={onPage} />
            </>
          )
        }
      </Loaded>
    </>
  )
}

const nameOf = ({ keptName }: CardMerger) => keptName ?? m.mergers_hidden()

function Kept({ merger }: { readonly merger: CardMerger }) {
  if (merger.keptName === null) return <span className="soft">{m.mergers_hidden()}</span>
  return (
    <Link to="/people/$id" params={{ id: merger.keptId }}>
      {merger.keptName}
    </Link>
  )
}

function State({ merger, onAsk }: { readonly merger: CardMerger; readonly onAsk: () => void }) {
  const { undoneAt, undoUntil } = merger
  if (undoneAt !== null) return <span className="soft">{m.mergers_undone({ when: showInstant(undoneAt) })}</span>
  if (undoUntil === null) return <span className="soft">{m.mergers_late()}</span>
  return (
    <>
      <Button size="xs" variant="default" onClick={onAsk} aria-label={m.mergers_undo_of({ name: nameOf(merger) })}>
        {m.mergers_undo()}
      </Button>{' '}
      <span className="soft small">{m.mergers_until({ when: showInstant(undoUntil).split(',')[0] ?? '' })}</span>
    </>
  )
}
