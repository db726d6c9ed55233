import { Button, TextInput } from '@mantine/core'
import { type UserGrant, userRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { refresh } from '../../api/queries.ts'
import { useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { classTitle } from '../../ui/class-title.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { parseDay, showDay, showSpan } from '../../ui/days.ts'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { userProblems } from './user-problems.ts'

const stateTitles = { valid: m.users_grant_valid, future: m.users_grant_future, ended: m.users_grant_past }
const tones = { valid: 'good', future: 'warn', ended: 'plain' } as const

/** Roles past and present; those one may end have a button. */
export function GrantsTable({ grants }: { readonly grants: readonly UserGrant[] }) {
  const [ending, setEnding] = useState<UserGrant>()
  if (grants.length === 0) return <p>{m.users_no_roles()}</p>
  return (
    <>
      <DataTable
        label={m.users_roles()}
        rows={grants}
        rowKey={({ id }) => id}
        columns={[
          {
            title: m.users_role(),
            heading: true,
            render: ({ roleTitle, forms, classes, substitutes }) => (
              <>
                {roleTitle}
                {forms.length === 0 ? null : <div className="soft small">{forms.map(({ title }) => title).join(', ')}</div>}
                {classes.length === 0 ? null : <div className="soft small">{classes.map(classTitle).join(', ')}</div>}
                {substitutes === null ? null : <div className="soft small">{m.users_substitutes({ name: substitutes })}</div>}
              </>
            ),
          },
          { title: m.users_place(), render: ({ place }) => place.title },
          { title: m.users_term(), render: Term },
          { title: m.users_state(), render: ({ state }) => <Mark tone={tones[state]}>{stateTitles[state]()}</Mark> },
          {
            title: m.users_action(),
            render: (grant) =>
              grant.mayEnd ? (
                <Button
                  variant="default"
                  size="xs"
                  aria-label={m.users_end_named({ role: grant.roleTitle, place: grant.place.title })}
                  onClick={() => setEnding(grant)}
                >
                  {m.users_end()}
                </Button>
              ) : (
                m.empty_dash()
              ),
          },
        ]}
      />
      {ending === undefined ? null : <EndGrant key={ending.id} grant={ending} onClose={() => setEnding(undefined)} />}
    </>
  )
}

/** A role ended on its first day, or before, has never held. */
function Term({ validFrom, validTo }: UserGrant) {
  return validTo !== null && validTo < validFrom ? m.users_term_never({ day: showDay(validFrom) }) : showSpan(validFrom, validTo)
}

function EndGrant({ grant, onClose }: { readonly grant: UserGrant; readonly onClose: () => void }) {
  const { today } = useSession()
  const [text, setText] = useState(showDay(today))
  const from = parseDay(text)
  const { attempt, errors, field, isSendable } = useFieldErrors(
    'end',
    { from: m.users_end_from() },
    from === undefined ? { from: m.day_invalid() } : {},
  )
  const end = useMutation({
    mutationFn: (day: string) => call(userRoutes.endGrant, { params: { id: grant.id }, body: { from: day } }),
    onSuccess: async () => {
      await refresh(userRoutes.get, userRoutes.list, userRoutes.staff)
      onClose()
    },
  })
  const named = { role: grant.roleTitle, place: grant.place.title }
  return (
    <Form
      label={m.users_end_named(named)}
      errors={errors}
      attempt={attempt}
      submitText={m.users_end_submit()}
      busy={end.isPending}
      problem={end.error === null ? null : <ProblemNotice error={end.error} texts={userProblems} />}
      onCancel={onClose}
      onSubmit={() => {
        if (isSendable() && from !== undefined) end.mutate(from)
      }}
    >
      <Notice tone="warn" title={m.users_end_named(named)} focused>
        <p>{m.users_end_text()}</p>
      </Notice>
      <TextInput {...field('from')} description={m.day_hint()} value={text} onChange={(event) => setText(event.currentTarget.value)} />
    </Form>
  )
}
