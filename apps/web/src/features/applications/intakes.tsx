import { Button, Group } from '@mantine/core'
import { applicationRoutes, Intake, type ParticipantRole, writeAnswerCode } from '@nastavnik/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { call } from '../../api/call.ts'
import { currentOf } from '../../api/problem.ts'
import { reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Card } from '../../ui/card.tsx'
import { Confirmation } from '../../ui/confirmation.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Mark } from '../../ui/mark.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { applicationProblems } from './application-problems.ts'
import { dayOf } from './application-words.ts'
import styles from './applications.module.css'

const QrCode = lazy(() => import('../../ui/qr-code.tsx'))

/** By which links people apply, a role each. */
export function Intakes({ organisation }: { readonly organisation: string }) {
  const found = useQuery({ ...reading(applicationRoutes.intakes, { query: { organisation } }), staleTime: 0 })
  return (
    <Section title={m.intakes_title()}>
      <p className="soft">{m.intakes_lead()}</p>
      <Loaded of={found}>
        {({ items, organisation: { title } }) => (
          <div className={styles['intakes']}>
            {items.map((intake) => (
              <IntakeCard key={intake.role} organisation={organisation} organisationTitle={title} intake={intake} />
            ))}
          </div>
        )}
      </Loaded>
    </Section>
  )
}

const titles: Readonly<Record<ParticipantRole, () => string>> = { MENTEE: m.intake_mentee, MENTOR: m.intake_mentor }

function StateOf({ intake: { state, since } }: { readonly intake: Intake }) {
  const day = since === null ? '' : dayOf(since)
  if (state === 'open') return <Mark tone="good">{m.intake_open({ day })}</Mark>
  return <Mark tone="plain">{state === 'never' ? m.intake_never() : m.intake_closed({ day })}</Mark>
}

interface IntakeCardProps {
  readonly organisation: string
  readonly organisationTitle: string
  readonly intake: Intake
}

function IntakeCard({ organisation, organisationTitle, intake }: IntakeCardProps) {
  const { role, version, code, state } = intake
  const [isRenewing, setRenewing] = useState(false)
  const [isPoster, setPoster] = useState(false)
  const change = useMutation({
    mutationFn: (act: 'openIntake' | 'closeIntake') => call(applicationRoutes[act], { params: { role }, body: { organisation, version } }),
    onSettled: (_intake, error) => {
      setRenewing(false)
      if (error === null || currentOf(error, Intake) !== undefined) void refresh(applicationRoutes.intakes)
    },
  })
  const link = code === null ? '' : `${window.location.origin}/apply#${writeAnswerCode(code)}`
  return (
    <Card title={titles[role]()}>
      <p>
        <StateOf intake={intake} />
      </p>
      {change.error === null ? null : <ProblemNotice error={change.error} texts={applicationProblems} />}
      {code === null ? (
        <p>
          <Button variant="default" loading={change.isPending} onClick={() => change.mutate('openIntake')}>
            {state === 'never' ? m.intake_do_open() : m.intake_reopen()}
          </Button>
        </p>
      ) : (
        <>
          <p className={styles['link']}>
            <a href={link}>{link}</a>
          </p>
          <CopyButton text={link} label={m.intake_copy({ title: titles[role]() })} />
          {isRenewing ? (
            <Confirmation
              title={m.intake_renew()}
              confirmText={m.intake_renew()}
              busy={change.isPending}
              onConfirm={() => change.mutate('openIntake')}
              onCancel={() => setRenewing(false)}
            >
              <p>{m.intake_renew_text()}</p>
            </Confirmation>
          ) : (
            <Group gap="xs">
              <Button variant="default" aria-expanded={isPoster} onClick={() => setPoster(!isPoster)}>
                {isPoster ? m.intake_hide_qr() : m.intake_show_qr()}
              </Button>
              <Button variant="default" onClick={() => setRenewing(true)}>
                {m.intake_renew()}
              </Button>
              <Button variant="default" loading={change.isPending} onClick={() => change.mutate('closeIntake')}>
                {m.intake_close()}
              </Button>
            </Group>
          )}
          {isPoster ? (
            <div className={styles['poster']}>
              <p className={styles['call']}>{role === 'MENTEE' ? m.intake_poster_mentee() : m.intake_poster_mentor()}</p>
              <Suspense fallback={null}>
                <QrCode text={link} label={m.intake_qr({ title: titles[role]() })} />
              </Suspense>
              <p>{m.intake_poster_text({ address: `${window.location.host}/apply`, code: writeAnswerCode(code) })}</p>
              <p className="soft small">{organisationTitle}</p>
            </div>
          ) : null}
        </>
      )}
    </Card>
  )
}
