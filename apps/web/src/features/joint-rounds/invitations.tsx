import { type JointInvitation, jointRoutes, type UnitRef } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { ApiProblem } from '../../api/problem.ts'
import { queries, reading, refresh } from '../../api/queries.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { Invitation } from './invitation.tsx'

/** Joint rounds that an organisation may take part in; nothing where there are none, or where they are not the reader's. */
export function JointInvitations({ organisation: { code } }: { readonly organisation: UnitRef }) {
  const mayRead = useMay('matching.read')
  const read = reading(jointRoutes.invitations, { query: { organisation: code } })
  const { data, error, refetch } = useQuery({ ...read, enabled: mayRead })
  if (data === undefined) {
    // Without a connection the page itself says so.
    const isOwn = error instanceof ApiProblem && error.status !== 0
    return isOwn ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : null
  }
  if (data.items.length === 0) return null
  const take = (fresh: JointInvitation) => {
    queries.setQueryData(read.queryKey, (known) =>
      known === undefined ? known : { items: known.items.map((one) => (one.round.id === fresh.round.id ? fresh : one)) },
    )
    void refresh(jointRoutes.pairs)
  }
  return (
    <Section title={m.joint_title()}>
      {data.items.map((invitation) => (
        <Invitation key={invitation.round.id} organisation={code} invitation={invitation} onFresh={take} />
      ))}
    </Section>
  )
}
