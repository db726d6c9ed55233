import { Button, Group } from '@mantine/core'
import { type User, userRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Confirmation } from '../../ui/confirmation.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { InvitationLink } from './invitation-link.tsx'
import { userProblems } from './user-problems.ts'

type Action = 'renew' | 'revoke' | 'sessions' | 'factor'

/** The link, the password and the sessions of an account: each step names what it does before it does it. */
export function AccountActions({ user }: { readonly user: User }) {
  const { id, name, state, invitation, sessions, secondFactor } = user
  const [asked, setAsked] = useState<Action>()
  const after = async () => {
    await refresh(userRoutes.get, userRoutes.list)
    setAsked(undefined)
  }
  const renew = useMutation({ mutationFn: () => call(userRoutes.renewInvitation, { params: { id } }), onSuccess: after })
  const revoke = useMutation({ mutationFn: () => call(userRoutes.revokeInvitation, { params: { id } }), onSuccess: after })
  const end = useMutation({ mutationFn: () => call(userRoutes.endSessions, { params: { id } }), onSuccess: after })
  const reset = useMutation({ mutationFn: () => call(userRoutes.resetSecondFactor, { params: { id } }), onSuccess: after })
  const isInvited = state === 'invited'
  const actions = {
    renew: {
      run: renew,
      button: isInvited ? m.users_renew() : m.users_reset(),
      text: isInvited ? m.users_renew_text() : m.users_reset_text(),
    },
    revoke: { run: revoke, button: m.users_revoke(), text: m.users_revoke_text() },
    factor: { run: reset, button: m.users_reset_factor(), text: m.users_reset_factor_text() },
    sessions: { run: end, button: m.users_end_sessions(), text: m.users_end_sessions_text() },
  }
  const isOffered: Readonly<Record<Action, boolean>> = {
    renew: true,
    revoke: invitation !== null,
    sessions: sessions > 0,
    factor: secondFactor === 'on',
  }
  const offered = (['renew', 'revoke', 'sessions', 'factor'] as const).filter((action) => isOffered[action])
  return (
    <>
      {renew.data === undefined || asked !== undefined ? null : <InvitationLink invitation={renew.data} name={name} />}
      <Group>
        {offered.map((action) => (
          <Button key={action} variant="default" onClick={() => setAsked(action)}>
            {actions[action].button}
          </Button>
        ))}
      </Group>
      {asked === undefined ? null : (
        <Confirmation
          key={asked}
          title={actions[asked].button}
          confirmText={m.users_confirm()}
          busy={actions[asked].run.isPending}
          onConfirm={() => actions[asked].run.mutate()}
          onCancel={() => setAsked(undefined)}
        >
          <p>{actions[asked].text}</p>
          {actions[asked].run.error === null ? null : <ProblemNotice error={actions[asked].run.error} texts={userProblems} />}
        </Confirmation>
      )}
    </>
  )
}
