import { Button } from '@mantine/core'
import { type Import, importRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { queries, reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Confirmation } from '../../ui/confirmation.tsx'
import { showInstant } from '../../ui/days.ts'
import { showNumber } from '../../ui/numbers.ts'
import { Section } from '../../ui/section.tsx'
import { ImportObstacles } from './import-obstacles.tsx'

/** The question has gone with its buttons: who works by keyboard goes on from the answer. */
const focus = (box: HTMLDivElement | null) => box?.focus()

/** Takes everything back that a taken import has written, while it can be done. */
export function ImportUndo({ id, counters, cards, differences, undoUntil }: Import) {
  const [isAsking, setAsking] = useState(false)
  const [openedAt] = useState(() => new Date())
  const params = { id }
  const undo = useMutation({
    mutationFn: () => call(importRoutes.undo, { params }),
    onSuccess: async (undone) => {
      // Everything counted before is out of date, as after the taking.
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== '/api/session', refetchType: 'none' })
      queries.setQueryData(reading(importRoutes.get, { params }).queryKey, undone)
      document.getElementById('content')?.focus()
    },
    onError: () => setAsking(false),
  })
  if (undoUntil === null || new Date(undoUntil) <= openedAt) return <p className="soft small">{m.import_undo_late()}</p>
  return (
    <Section title={m.import_undo_title()}>
      {undo.error === null || isAsking ? null : (
        <div ref={focus} tabIndex={-1}>
          <ImportObstacles error={undo.error} />
        </div>
      )}
      {isAsking ? (
        <Confirmation
          title={m.import_undo_ask()}
          confirmText={m.import_undo()}
          cancelText={m.import_undo_keep()}
          busy={undo.isPending}
          onConfirm={() => undo.mutate()}
          onCancel={() => setAsking(false)}
        >
          {cards === null ? (
            <p>
              {m.import_undo_goes({
                persons: showNumber(counters.newPersons),
                programmes: showNumber(counters.newProgrammes),
                participations: showNumber(counters.newParticipations),
                mentorships: showNumber(counters.newMentorships),
              })}
            </p>
          ) : null}
          {differences.taken === 0 ? null : <p>{m.differences_undo({ count: differences.taken })}</p>}
          {counters.completedPersons === 0 ? null : <p>{m.import_undo_filled({ count: counters.completedPersons })}</p>}
          {cards === null ? <p>{m.import_undo_organisation()}</p> : null}
          <p>{undo.isPending ? m.import_undo_running() : m.import_undo_back()}</p>
        </Confirmation>
      ) : (
        <>
          {undo.error === null ? <p>{m.import_undo_text({ until: showInstant(undoUntil) })}</p> : null}
          <div>
            <Button variant="default" onClick={() => setAsking(true)}>
              {m.import_undo()}
            </Button>
          </div>
        </>
      )}
    </Section>
  )
}
