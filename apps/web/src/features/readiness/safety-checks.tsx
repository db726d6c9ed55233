import { Button, Group, TextInput } from '@mantine/core'
import { PersonReadiness, readinessRoutes, type SafetyCheck, type SafetyCheckKind, safetyCheckTexts } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { currentOf } from '../../api/problem.ts'
import { useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { parseDay, showDay } from '../../ui/days.ts'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { readinessProblems } from './readiness-problems.ts'

interface SafetyChecksProps {
  readonly person: PersonReadiness
  readonly onSaved: (fresh: PersonReadiness) => void
}

/** Checks of an adult: that they were, never what the papers say. */
export function SafetyChecks({ person, onSaved }: SafetyChecksProps) {
  const { personId, isMinor, safetyChecks, safetyCheckKinds } = person
  const [state, setState] = useState<'seen' | 'written' | 'saved' | 'removed'>('seen')
  const remove = useMutation({
    mutationFn: (kind: SafetyCheckKind) => call(readinessRoutes.removeCheck, { params: { id: personId, kind } }),
    onSuccess: (fresh) => {
      onSaved(fresh)
      setState('removed')
    },
  })
  const titleOf = (kind: SafetyCheckKind) => safetyCheckKinds.find((one) => one.kind === kind)?.title ?? kind
  return (
    <Section
      title={m.checks_title()}
      aside={
        isMinor || state === 'written' ? undefined : (
          <Button variant="default" onClick={() => setState('written')}>
            {m.check_record()}
          </Button>
        )
      }
    >
      {state === 'saved' ? <Notice tone="good" title={m.check_saved()} focused /> : null}
      {state === 'removed' ? <Notice tone="good" title={m.check_removed()} focused /> : null}
      {remove.error === null ? null : <ProblemNotice error={remove.error} texts={readinessProblems} />}
      {isMinor ? <p>{m.checks_minor()}</p> : <p className="soft">{m.checks_lead()}</p>}
      {state === 'written' ? (
        <CheckForm
          person={person}
          onFresh={onSaved}
          onCancel={() => setState('seen')}
          onSaved={(fresh) => {
            onSaved(fresh)
            setState('saved')
          }}
        />
      ) : null}
      {safetyChecks.length === 0 ? (
        isMinor ? null : (
          <p>{m.checks_none()}</p>
        )
      ) : (
        <DataTable<SafetyCheck>
          label={m.checks_title()}
          rows={safetyChecks}
          rowKey={({ kind }) => kind}
          columns={[
            { title: m.check_kind(), heading: true, render: ({ kind }) => titleOf(kind) },
            { title: m.check_number(), render: ({ number }) => number },
            { title: m.check_issued_on(), render: ({ issuedOn }) => showDay(issuedOn) },
            { title: m.check_valid_until(), render: ({ validUntil }) => (validUntil === null ? m.check_endless() : showDay(validUntil)) },
            { title: m.check_checked_by(), render: ({ checkedBy }) => checkedBy },
            {
              title: m.check_mistake(),
              render: ({ kind }) => (
                <Button
                  size="xs"
                  variant="default"
                  loading={remove.isPending && remove.variables === kind}
                  aria-label={m.check_remove_of({ kind: titleOf(kind) })}
                  onClick={() => remove.mutate(kind)}
                >
                  {m.check_remove()}
                </Button>
              ),
            },
          ]}
        />
      )}
    </Section>
  )
}

interface CheckFormProps extends SafetyChecksProps {
  readonly onFresh: (fresh: PersonReadiness) => void
  readonly onCancel: () => void
}

function CheckForm({ person, onSaved, onFresh, onCancel }: CheckFormProps) {
  const { today, user } = useSession()
  const [kind, setKind] = useState<SafetyCheckKind | undefined>(person.safetyCheckKinds[0]?.kind)
  const [number, setNumber] = useState('')
  const [issued, setIssued] = useState('')
  const [until, setUntil] = useState('')
  const [checkedBy, setCheckedBy] = useState(user.name)
  const issuedOn = parseDay(issued)
  const validUntil = until.trim() === '' ? null : parseDay(until)
  const labels = {
    kind: m.check_kind(),
    number: m.check_number(),
    issuedOn: m.check_issued_on(),
    validUntil: m.check_valid_until(),
    checkedBy: m.check_checked_by(),
  }
  const { attempt, errors, field, isSendable } = useFieldErrors('check', labels, {
    ...(kind === undefined && { kind: m.field_required() }),
    ...(number.trim() === '' && { number: m.field_required() }),
    ...(issuedOn === undefined ? { issuedOn: m.day_invalid() } : issuedOn > today ? { issuedOn: m.day_in_future() } : {}),
    ...(validUntil === undefined
      ? { validUntil: m.day_invalid() }
      : validUntil !== null && issuedOn !== undefined && validUntil < issuedOn
        ? { validUntil: m.problem_dates_reversed() }
        : {}),
    ...(checkedBy.trim() === '' && { checkedBy: m.field_required() }),
  })
  const record = useMutation({
    mutationFn: (body: { kind: SafetyCheckKind; issuedOn: string; validUntil: string | null }) => {
      const { kind: chosen, ...days } = body
      const version = person.safetyChecks.find((one) => one.kind === chosen)?.version ?? null
      return call(readinessRoutes.recordCheck, {
        params: { id: person.personId, kind: chosen },
        body: { version, number, checkedBy, ...days },
      })
    },
    onSuccess: onSaved,
    onError: (error) => {
      const fresh = currentOf(error, PersonReadiness)
      if (fresh !== undefined) onFresh(fresh)
    },
  })
  return (
    <Form
      label={m.check_record()}
      errors={errors}
      attempt={attempt}
      submitText={m.save()}
      busy={record.isPending}
      problem={record.error === null ? null : <ProblemNotice error={record.error} texts={readinessProblems} />}
      onCancel={onCancel}
      onSubmit={() => {
        if (isSendable() && kind !== undefined && issuedOn !== undefined && validUntil !== undefined)
          record.mutate({ kind, issuedOn, validUntil })
      }}
    >
      <Choice<SafetyCheckKind>
        {...field('kind')}
        value={kind}
        options={person.safetyCheckKinds.map((one) => [one.kind, one.title] as const)}
        onChoose={setKind}
      />
      <TextInput
        {...field('number')}
        description={m.check_number_hint()}
        required
        maxLength={safetyCheckTexts.number}
        value={number}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      <Group align="flex-start" grow>
        <TextInput
          {...field('issuedOn')}
          description={m.day_hint()}
          required
          value={issued}
          onChange={(event) => setIssued(event.currentTarget.value)}
        />
        <TextInput
          {...field('validUntil')}
          description={m.check_valid_until_hint()}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
      </Group>
      <TextInput
        {...field('checkedBy')}
        description={m.check_checked_by_hint()}
        required
        maxLength={safetyCheckTexts.checkedBy}
        value={checkedBy}
        onChange={(event) => setCheckedBy(event.currentTarget.value)}
      />
    </Form>
  )
}
