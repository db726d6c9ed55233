import { Button, Group } from '@mantine/core'
import { type Import, importRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { call } from '../../api/call.ts'
import { queries, reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { DownloadButton } from '../../ui/download-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { ImportProblem } from './import-problem.tsx'
import { missingOf } from './unclear-sheets.ts'

/** Take the ready rows or leave everything as it is. */
export function ImportDecision({ id, counters, sheets, cards, differences }: Import) {
  const isIncomplete = sheets.some((layout) => missingOf(layout).length > 0)
  const unread = sheets.filter(({ kind, columns }) => kind === null && columns.length > 0)
  const isNothing = counters.ready === 0 && differences.taken === 0
  const navigate = useNavigate()
  const params = { id }
  const confirm = useMutation({
    mutationFn: () => call(importRoutes.confirm, { params }),
    onSuccess: async (taken) => {
      // Everything counted before is out of date: people, pairs, forms, indicators.
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== '/api/session', refetchType: 'none' })
      queries.setQueryData(reading(importRoutes.get, { params }).queryKey, taken)
      document.getElementById('content')?.focus()
    },
  })
  const discard = useMutation({
    mutationFn: () => call(importRoutes.discard, { params }),
    onSuccess: async () => {
      await refresh(importRoutes.list)
      await navigate({ to: '/imports' })
    },
  })
  const error = confirm.error ?? discard.error
  return (
    <>
      {error === null ? null : <ImportProblem error={error} />}
      {isIncomplete ? (
        <Notice tone="warn" title={m.import_confirm_incomplete()}>
          <p>{m.import_confirm_incomplete_do()}</p>
        </Notice>
      ) : null}
      {unread.map(({ sheet }) => (
        <Notice key={sheet} tone="info" title={m.sheet_unread({ sheet })}>
          <p>{m.sheet_unread_do()}</p>
        </Notice>
      ))}
      {isNothing && !isIncomplete && unread.length === 0 ? (
        <Notice tone="warn" title={cards === null ? m.import_confirm_none() : m.cards_none()} />
      ) : null}
      <Group align="flex-start">
        {isNothing ? null : (
          <Button color="accent" disabled={isIncomplete} loading={confirm.isPending} onClick={() => confirm.mutate()}>
            {cards === null ? m.import_confirm() : m.cards_confirm()}
          </Button>
        )}
        {counters.errors === 0 ? null : (
          <DownloadButton label={m.import_download_parked()} load={() => call(importRoutes.parked, { params })} />
        )}
        <Button
          variant="default"
          loading={discard.isPending}
          disabled={confirm.isPending}
          title={confirm.isPending ? m.import_discard_busy() : undefined}
          onClick={() => discard.mutate()}
        >
          {m.import_discard()}
        </Button>
      </Group>
      {differences.total === 0 ? null : (
        <p className="soft" role="status">
          {m.differences_taken({ taken: showNumber(differences.taken), total: showNumber(differences.total) })}
        </p>
      )}
      {counters.errors > 0 && !isNothing ? <p className="soft">{m.import_confirm_hint()}</p> : null}
    </>
  )
}
