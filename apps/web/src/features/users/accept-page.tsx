import { shortestPassword, userRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { m } from '../../paraglide/messages.js'
import { Brand } from '../../ui/brand.tsx'
import styles from '../../ui/entrance.module.css'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { PasswordField } from './password-field.tsx'
import { passwordProblems } from './user-problems.ts'

/** Where a link of an invitation leads: a password is set, then one signs in by it. */
export function AcceptPage({ token }: { readonly token: string }) {
  return (
    <main className={styles['place']}>
      <div className={styles['card']}>
        <Brand />
        <Page title={m.invitation_title()} lead={m.invitation_lead()}>
          {token === '' ? (
            <Notice tone="bad" title={m.invitation_unknown()}>
              <p>{m.invitation_unknown_text()}</p>
            </Notice>
          ) : (
            <SetPassword token={token} />
          )}
        </Page>
      </div>
    </main>
  )
}

function SetPassword({ token }: { readonly token: string }) {
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const labels = { password: m.invitation_password(), again: m.invitation_again() }
  const { attempt, errors, field, isSendable } = useFieldErrors('invitation', labels, {
    ...(password.length < shortestPassword ? { password: m.password_short_text() } : {}),
    ...(again === password ? {} : { again: m.invitation_differs() }),
  })
  const accept = useMutation({ mutationFn: () => call(userRoutes.accept, { body: { token, password } }) })
  if (accept.data !== undefined) {
    return (
      <Notice tone="good" title={m.invitation_accepted()} focused>
        <p>{m.invitation_accepted_text({ login: accept.data.login })}</p>
        <LinkButton to="/sign-in" color="accent">
          {m.invitation_sign_in()}
        </LinkButton>
      </Notice>
    )
  }
  return (
    <Form
      label={m.invitation_title()}
      errors={errors}
      attempt={attempt}
      submitText={m.invitation_submit()}
      busy={accept.isPending}
      problem={accept.error === null ? null : <ProblemNotice error={accept.error} texts={passwordProblems} />}
      onSubmit={() => {
        if (isSendable()) accept.mutate()
      }}
    >
      <PasswordField
        {...field('password')}
        description={m.password_hint()}
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
      />
      <PasswordField {...field('again')} autoComplete="new-password" value={again} onChange={setAgain} />
    </Form>
  )
}
