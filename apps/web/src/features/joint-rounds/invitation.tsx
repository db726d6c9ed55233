import { Button } from '@mantine/core'
import { type JointInvitation, jointRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { call } from '../../api/call.ts'
import { refresh } from '../../api/queries.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { showDay } from '../../ui/days.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { ConsentsLink } from './consents-link.tsx'
import { jointProblems } from './joint-problems.ts'
import styles from './joint-rounds.module.css'

interface InvitationProps {
  readonly organisation: string
  readonly invitation: JointInvitation
  readonly onFresh: (fresh: JointInvitation) => void
}

/** One joint round: what it is, and whether the organisation takes part. Both ways can be gone back. */
export function Invitation({ organisation, invitation: { round, programmes, joined }, onFresh }: InvitationProps) {
  const mayRun = useMay('matching.run')
  const params = { id: round.id, organisation }
  const decide = useMutation({
    mutationFn: (programme: string | null) =>
      programme === null ? call(jointRoutes.leave, { params }) : call(jointRoutes.join, { params, body: { programme } }),
    onSuccess: onFresh,
    onError: () => void refresh(jointRoutes.invitations),
  })
  const title = m.joint_invitation({ unit: round.unit.title, form: round.form.title })
  const problem = decide.error === null ? null : <ProblemNotice error={decide.error} texts={jointProblems} />
  if (joined !== null) {
    const programme = programmes.find(({ id }) => id === joined.programme)?.title ?? ''
    return (
      <Notice key="in" tone="good" title={title} focused={decide.isSuccess}>
        <p>
          {m.joint_taking_part({ programme })} {round.countedAt === null ? m.joint_not_counted() : null}
        </p>
        {problem}
        <div className={styles['buttons']}>
          <LinkButton to="/joint-rounds/$id/pairs" params={{ id: round.id }} {...(round.countedAt === null && { variant: 'default' })}>
            {round.countedAt === null ? m.joint_pairs_title() : m.joint_to_pairs()}
          </LinkButton>
          {mayRun ? (
            <Button variant="default" loading={decide.isPending} onClick={() => decide.mutate(null)}>
              {m.joint_leave()}
            </Button>
          ) : null}
        </div>
      </Notice>
    )
  }
  return (
    <Notice key="out" tone="info" title={title} focused={decide.isSuccess}>
      <p>{m.joint_invitation_text({ day: showDay(round.orderOn) })}</p>
      <p>
        {m.joint_invitation_consent()} <ConsentsLink />
      </p>
      {problem}
      {mayRun ? <Joining programmes={programmes} busy={decide.isPending} onJoin={(programme) => decide.mutate(programme)} /> : null}
    </Notice>
  )
}

interface JoiningProps {
  readonly programmes: JointInvitation['programmes']
  readonly busy: boolean
  readonly onJoin: (programme: string) => void
}

function Joining({ programmes, busy, onJoin }: JoiningProps) {
  const [chosen, setChosen] = useState<string>()
  const why = useId()
  const [only] = programmes
  if (only === undefined) {
    return (
      <>
        <p>{m.joint_no_programme()}</p>
        <div>
          <LinkButton to="/imports" variant="default">
            {m.joint_to_imports()}
          </LinkButton>
        </div>
      </>
    )
  }
  if (programmes.length === 1) {
    return (
      <div>
        <Button loading={busy} onClick={() => onJoin(only.id)}>
          {m.joint_join_with({ programme: only.title })}
        </Button>
      </div>
    )
  }
  return (
    <div className={styles['buttons']}>
      <Choice
        label={m.joint_programme()}
        any={m.joint_programme_choose()}
        value={chosen}
        options={programmes.map(({ id, title }) => [id, title] as const)}
        onChoose={setChosen}
      />
      <Button
        loading={busy}
        {...(chosen === undefined && { disabled: true, 'aria-describedby': why })}
        onClick={() => {
          if (chosen !== undefined) onJoin(chosen)
        }}
      >
        {m.joint_join()}
      </Button>
      {chosen === undefined ? (
        <span id={why} className="soft">
          {m.joint_join_choose()}
        </span>
      ) : null}
    </div>
  )
}
