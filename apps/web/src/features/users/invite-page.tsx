import { TextInput } from '@mantine/core'
import {
  accountTexts,
  letterRoutes,
  loginPattern,
  longestMailAddress,
  mailAddressPattern,
  type NewUser,
  userRoutes,
} from '@nastavnik/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { InvitationLink } from './invitation-link.tsx'
import { suggestLogin } from './login.rules.ts'
import { usePostFields } from './use-post-fields.tsx'
import { userProblems } from './user-problems.ts'

export function InvitePage() {
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [written, setLogin] = useState<string>()
  const login = written ?? suggestLogin(name)
  const [email, setEmail] = useState('')
  const mail = useQuery(reading(letterRoutes.own, {}))
  const fields = usePostFields()
  const labels = { name: m.users_full_name(), login: m.users_login(), email: m.users_email(), ...fields.labels }
  const { attempt, errors, field, isSendable } = useFieldErrors('invite', labels, {
    ...(name.trim() === '' ? { name: m.field_required() } : {}),
    ...(loginPattern.test(login.trim().toLowerCase()) ? {} : { login: m.users_login_invalid_text() }),
    ...(email.trim() === '' || mailAddressPattern.test(email.trim()) ? {} : { email: m.my_mail_address_wrong() }),
    ...fields.wrong,
  })
  const invite = useMutation({
    mutationFn: (body: NewUser) => call(userRoutes.invite, { body }),
    onSuccess: () => refresh(userRoutes.list),
  })
  if (invite.data !== undefined) {
    return (
      <Page title={m.users_invite_done()}>
        <InvitationLink invitation={invite.data} name={name} />
        <div className="no-print">
          <LinkButton to="/users/$id" params={{ id: invite.data.userId }} variant="default">
            {m.users_open_card()}
          </LinkButton>
        </div>
      </Page>
    )
  }
  return (
    <Page title={m.users_invite_title()} lead={m.users_invite_lead()}>
      <Form
        label={m.users_invite_title()}
        errors={errors}
        attempt={attempt}
        submitText={m.users_invite_submit()}
        busy={invite.isPending}
        problem={invite.error === null ? null : <ProblemNotice error={invite.error} texts={userProblems} />}
        onCancel={() => void navigate({ to: '/users' })}
        onSubmit={() => {
          if (isSendable() && fields.post !== undefined)
            invite.mutate({ name, login, email: email.trim() === '' ? null : email, ...fields.post })
        }}
      >
        <TextInput
          {...field('name')}
          required
          maxLength={accountTexts.name}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          {...field('login')}
          required
          maxLength={accountTexts.login}
          autoCapitalize="none"
          spellCheck={false}
          description={m.users_login_hint()}
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
        />
        {fields.render(field)}
        {mail.data?.isSetUp === true ? (
          <TextInput
            {...field('email')}
            type="email"
            autoComplete="off"
            maxLength={longestMailAddress}
            description={m.users_email_hint()}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
        ) : null}
      </Form>
    </Page>
  )
}
