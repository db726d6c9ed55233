import { Button } from '@mantine/core'
import { shortestPassword, userRoutes } from '@nastavnik/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { reading, refresh } from '../../api/queries.ts'
import { useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { showInstant } from '../../ui/days.ts'
import { Facts } from '../../ui/facts.tsx'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { MyMail } from './my-mail.tsx'
import { MySecondFactor } from './my-second-factor.tsx'
import { PasswordField } from './password-field.tsx'
import { passwordProblems } from './user-problems.ts'

export function MyAccessPage() {
  const { user, grants } = useSession()
  return (
    <Page title={m.my_title()} lead={m.my_lead()}>
      <Facts
        facts={[
          [m.users_full_name(), user.name],
          [m.users_login(), user.login],
          [m.users_roles(), grants.map(({ roleTitle, place }) => `${roleTitle} — ${place.title}`).join('; ')],
        ]}
      />
      <Section title={m.users_factor()}>
        <MySecondFactor />
      </Section>
      <Section title={m.my_mail()}>
        <MyMail />
      </Section>
      <Section title={m.my_password()}>
        <ChangePassword />
      </Section>
      <Section title={m.my_sessions()}>
        <Sessions />
      </Section>
    </Page>
  )
}

function Sessions() {
  const list = useQuery(reading(userRoutes.sessions, {}))
  const end = useMutation({ mutationFn: () => call(userRoutes.endOtherSessions, {}), onSuccess: () => refresh(userRoutes.sessions) })
  return (
    <Loaded of={list} lines={3}>
      {({ sessions }) => (
        <>
          <DataTable
            label={m.my_sessions()}
            rows={sessions}
            rowKey={({ startedAt, seenAt }) => `${startedAt} ${seenAt}`}
            columns={[
              { title: m.my_session_started(), heading: true, render: ({ startedAt }) => showInstant(startedAt) },
              { title: m.my_session_seen(), render: ({ seenAt }) => showInstant(seenAt) },
              {
                title: m.my_session_which(),
                render: ({ isThis }) => (isThis ? <Mark tone="good">{m.my_session_this()}</Mark> : m.my_session_other()),
              },
            ]}
          />
          {end.error === null ? null : <ProblemNotice error={end.error} />}
          {sessions.length > 1 ? (
            <div>
              <Button variant="default" loading={end.isPending} onClick={() => end.mutate()}>
                {m.my_sessions_end()}
              </Button>
              <p className="soft small">{m.my_sessions_end_text()}</p>
            </div>
          ) : (
            <p className="soft">{m.my_sessions_only()}</p>
          )}
        </>
      )}
    </Loaded>
  )
}

function ChangePassword() {
  const [texts, setTexts] = useState({ present: '', password: '' })
  const labels = { present: m.my_password_present(), password: m.my_password_new() }
  const { attempt, errors, field, isSendable } = useFieldErrors('password', labels, {
    ...(texts.present === '' ? { present: m.field_required() } : {}),
    ...(texts.password.length < shortestPassword ? { password: m.password_short_text() } : {}),
  })
  const change = useMutation({
    mutationFn: () => call(userRoutes.changePassword, { body: texts }),
    onSuccess: async () => {
      setTexts({ present: '', password: '' })
      await refresh(userRoutes.sessions)
    },
  })
  if (change.data !== undefined) {
    return (
      <Notice tone="good" title={m.my_password_changed()} focused>
        <p>{m.my_password_changed_text()}</p>
      </Notice>
    )
  }
  return (
    <Form
      label={m.my_password()}
      errors={errors}
      attempt={attempt}
      submitText={m.my_password_submit()}
      busy={change.isPending}
      problem={change.error === null ? null : <ProblemNotice error={change.error} texts={passwordProblems} />}
      onSubmit={() => {
        if (isSendable()) change.mutate()
      }}
    >
      <PasswordField
        {...field('present')}
        autoComplete="current-password"
        value={texts.present}
        onChange={(present) => setTexts({ ...texts, present })}
      />
      <PasswordField
        {...field('password')}
        description={m.password_hint()}
        autoComplete="new-password"
        value={texts.password}
        onChange={(password) => setTexts({ ...texts, password })}
      />
    </Form>
  )
}
