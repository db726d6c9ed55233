import { Button, Group, TextInput } from '@mantine/core'
import { longestDecline, moveRoutes, type Transfer } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { m } from '../../paraglide/messages.js'
import { Card } from '../../ui/card.tsx'
import { classTitle } from '../../ui/class-title.ts'
import { showBirth, showDay } from '../../ui/days.ts'
import { Facts } from '../../ui/facts.tsx'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { moveProblems } from '../../ui/move-problems.ts'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'

interface OfferedPersonProps {
  readonly transfer: Transfer
  readonly onAccepted: (personId: string) => void
  readonly onDeclined: () => void
}

/** One offered person: what may be known before the decision, and the decision. */
export function OfferedPerson({ transfer, onAccepted, onDeclined }: OfferedPersonProps) {
  const { id, who, from, day, until, namesake } = transfer
  const [declining, setDeclining] = useState(false)
  const accept = useMutation({
    mutationFn: () => call(moveRoutes.accept, { params: { id }, body: namesake === null ? {} : { join: namesake.personId } }),
    onSuccess: ({ personId }) => onAccepted(personId),
  })
  if (who === null) return null
  return (
    <Card title={who.name}>
      <Facts
        facts={[
          [m.people_birth(), showBirth(who.birth)],
          [m.transfers_class(), classTitle(who.class)],
          [m.transfers_from(), from.title],
          [m.transfers_day(), showDay(day)],
          [m.transfers_until(), showDay(until)],
        ]}
      />
      {namesake === null ? null : (
        <Notice tone="warn" title={m.transfers_namesake({ birth: showBirth(namesake.birth), class: classTitle(namesake.class) })}>
          <p>{m.transfers_namesake_text()}</p>
          <LinkButton to="/people/$id" params={{ id: namesake.personId }} variant="default" size="xs">
            {m.transfers_namesake_open()}
          </LinkButton>
        </Notice>
      )}
      {accept.error === null ? null : <ProblemNotice error={accept.error} texts={moveProblems} />}
      {declining ? (
        <DeclineForm id={id} onDeclined={onDeclined} onCancel={() => setDeclining(false)} />
      ) : (
        <Group mt="sm">
          <Button color="accent" loading={accept.isPending} onClick={() => accept.mutate()}>
            {namesake === null ? m.transfers_accept() : m.transfers_join()}
          </Button>
          <Button variant="default" onClick={() => setDeclining(true)}>
            {m.transfers_decline()}
          </Button>
        </Group>
      )}
    </Card>
  )
}

interface DeclineFormProps {
  readonly id: string
  readonly onDeclined: () => void
  readonly onCancel: () => void
}

function DeclineForm({ id, onDeclined, onCancel }: DeclineFormProps) {
  const [reason, setReason] = useState('')
  const form = useFieldErrors(
    `decline-${id}`,
    { reason: m.transfers_decline_reason() },
    reason.trim() === '' ? { reason: m.transfers_reason_missing() } : {},
  )
  const decline = useMutation({
    mutationFn: () => call(moveRoutes.decline, { params: { id }, body: { reason } }),
    onSuccess: onDeclined,
  })
  return (
    <Form
      label={m.transfers_decline()}
      errors={form.errors}
      attempt={form.attempt}
      submitText={m.transfers_decline_do()}
      busy={decline.isPending}
      problem={decline.error === null ? null : <ProblemNotice error={decline.error} texts={moveProblems} />}
      onCancel={onCancel}
      onSubmit={() => {
        if (form.isSendable()) decline.mutate()
      }}
    >
      <TextInput
        {...form.field('reason')}
        description={m.transfers_decline_hint()}
        required
        maxLength={longestDecline}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Form>
  )
}
