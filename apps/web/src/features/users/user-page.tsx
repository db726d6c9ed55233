import { type User, userRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { showInstant } from '../../ui/days.ts'
import { Facts } from '../../ui/facts.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { AccountActions } from './account-actions.tsx'
import { GiveGrant } from './give-grant.tsx'
import { GrantsTable } from './grants-table.tsx'
import { NameSubstitute } from './name-substitute.tsx'
import { StateMark } from './user-state.tsx'

export function UserPage({ id }: { readonly id: string }) {
  const card = useQuery(reading(userRoutes.get, { params: { id } }))
  return (
    <Page title={card.data?.name ?? m.users_card()} lead={m.users_card_lead()}>
      <Loaded of={card}>{(user) => <Card user={user} />}</Loaded>
    </Page>
  )
}

const factors = { unset: m.users_factor_unset, on: m.users_factor_on, exempt: m.users_factor_exempt }

function Card({ user }: { readonly user: User }) {
  const { login, state, secondFactor, invitation, sessions, grants, may, isMe } = user
  return (
    <>
      <Facts
        facts={[
          [m.users_login(), login],
          [m.users_factor(), factors[secondFactor]()],
          [m.users_state(), <StateMark key="state" state={state} />],
          [m.users_link(), invitation === null ? m.users_link_none() : m.users_link_until({ until: showInstant(invitation.expiresAt) })],
          [m.users_sessions(), String(sessions)],
        ]}
      />
      <Section title={m.users_roles()}>
        <GrantsTable grants={grants} />
        {may.give ? <GiveGrant user={user} /> : null}
        {may.substitute ? <NameSubstitute user={user} /> : null}
      </Section>
      {may.manage ? (
        <Section title={m.users_access()}>
          <AccountActions user={user} />
        </Section>
      ) : (
        <p className="soft">{isMe ? m.users_access_self() : m.users_access_not_yours()}</p>
      )}
      {isMe ? (
        <div>
          <LinkButton to="/me" variant="default">
            {m.nav_me()}
          </LinkButton>
        </div>
      ) : null}
    </>
  )
}
