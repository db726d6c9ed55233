import { Button, Group } from '@mantine/core'
import { type AskedPartner, assessmentRoutes, type ProgrammeAssessments, writeAnswerCode } from '@nastavnik/contract'
import { questionsOf } from '@nastavnik/questionnaires'
import { useMutation } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { call } from '../../api/call.ts'
import { refresh } from '../../api/queries.ts'
import { useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Card } from '../../ui/card.tsx'
import { Confirmation } from '../../ui/confirmation.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { showDay, showInstant } from '../../ui/days.ts'
import { Facts } from '../../ui/facts.tsx'
import { Mark } from '../../ui/mark.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { answeredIn } from './answers-to-read.tsx'
import { assessmentProblems } from './assessment-problems.ts'
import styles from './assessments.module.css'
import { EnterPartner } from './enter-partner.tsx'

const QrCode = lazy(() => import('../../ui/qr-code.tsx'))

/** What is open on the card of a partner. */
export type PartnerDoing = 'sheet' | 'entry' | 'removal'

interface PartnerCardProps {
  readonly partner: AskedPartner
  /** Who asks. */
  readonly organisation: string
  readonly mayRecord: boolean
  readonly doing: PartnerDoing | undefined
  readonly onDo: (what: PartnerDoing | undefined) => void
  readonly onDone: (fresh: ProgrammeAssessments, said: string) => void
}

function StateOf({ partner: { answeredAt, channel, until } }: { readonly partner: AskedPartner }) {
  const { today } = useSession()
  if (answeredAt !== null) {
    const day = showInstant(answeredAt).slice(0, 10)
    return <Mark tone="good">{channel === 'PAPER' ? m.partner_by_paper({ day }) : m.partner_by_link({ day })}</Mark>
  }
  const day = showDay(until ?? today)
  return until !== null && until < today ? (
    <Mark tone="warn">{m.partner_waiting_over({ day })}</Mark>
  ) : (
    <Mark tone="plain">{m.partner_waiting({ day })}</Mark>
  )
}

/** One partner organisation: its link while it has not answered, its answers afterwards. */
export function PartnerCard({ partner, organisation, mayRecord, doing, onDo, onDone }: PartnerCardProps) {
  const { id, title, askedOn, code, answeredAt, definition, answers } = partner
  const remove = useMutation({
    mutationFn: () => call(assessmentRoutes.removePartner, { params: { id } }),
    onSuccess: (fresh) => onDone(fresh, m.partner_removed({ title })),
    // The partner has answered meanwhile, or is gone: what stands is shown.
    onError: () => refresh(assessmentRoutes.ofProgramme),
  })
  const link = code === null ? '' : `${window.location.origin}/partner#${writeAnswerCode(code)}`
  return (
    <Card title={title} note={m.partner_asked_on({ day: showDay(askedOn) })}>
      <p>
        <StateOf partner={partner} />
      </p>
      {answeredAt === null ? null : <Facts facts={answeredIn(questionsOf(definition), answers)} />}
      {answeredAt !== null || !mayRecord ? null : (
        <>
          {code === null ? (
            <p className="soft">{m.partner_waiting_over_text()}</p>
          ) : (
            <>
              <p className={styles['link']}>
                <a href={link}>{link}</a>
              </p>
              <CopyButton text={link} label={m.partner_copy({ title })} />
            </>
          )}
          {remove.error === null ? null : <ProblemNotice error={remove.error} texts={assessmentProblems} />}
          {doing === 'removal' ? (
            <Confirmation
              title={m.partner_remove_title({ title })}
              confirmText={m.partner_remove_confirm()}
              busy={remove.isPending}
              onConfirm={() => remove.mutate()}
              onCancel={() => onDo(undefined)}
            >
              <p>{m.partner_remove_text()}</p>
            </Confirmation>
          ) : (
            <Group gap="xs">
              {code === null ? null : (
                <Button variant="default" aria-expanded={doing === 'sheet'} onClick={() => onDo(doing === 'sheet' ? undefined : 'sheet')}>
                  {doing === 'sheet' ? m.partner_hide_sheet() : m.partner_show_sheet()}
                </Button>
              )}
              <Button variant="default" aria-expanded={doing === 'entry'} onClick={() => onDo(doing === 'entry' ? undefined : 'entry')}>
                {m.partner_enter()}
              </Button>
              <Button variant="default" onClick={() => onDo('removal')}>
                {m.partner_remove()}
              </Button>
            </Group>
          )}
          {doing === 'sheet' && code !== null ? (
            <div className={styles['poster']}>
              <p className={styles['call']}>{m.partner_sheet_call()}</p>
              <Suspense fallback={null}>
                <QrCode text={link} label={m.partner_qr({ title })} />
              </Suspense>
              <p>{m.partner_sheet_text({ address: `${window.location.host}/partner`, code: writeAnswerCode(code) })}</p>
              <p className="soft small">{organisation}</p>
              <Button variant="default" onClick={() => window.print()}>
                {m.partner_print()}
              </Button>
            </div>
          ) : null}
          {doing === 'entry' ? <EnterPartner partner={partner} onDone={onDone} onCancel={() => onDo(undefined)} /> : null}
        </>
      )}
    </Card>
  )
}
