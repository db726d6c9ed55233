import { TextInput } from '@mantine/core'
import { type Meeting, type MeetingBallots, meetingRoutes, surveyRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { m } from '../../paraglide/messages.js'
import { dayIn, parseDay, showDay, today } from '../../ui/days.ts'
import { DownloadButton } from '../../ui/download-button.tsx'
import { useFieldErrors } from '../../ui/field-errors.ts'
import { Form } from '../../ui/form.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { meetingProblems } from './meeting-problems.ts'
import styles from './meetings.module.css'

interface BallotsProps {
  readonly meeting: Meeting
  readonly mayRun: boolean
  readonly onFresh: (fresh: Meeting) => void
}

/** The voting: what it waits for, the button that begins it, or how many have voted. */
export function Ballots({ meeting, mayRun, onFresh }: BallotsProps) {
  const { ballots, isHeld, members } = meeting
  const [isBegun, setBegun] = useState(false)
  const begin = (fresh: Meeting) => {
    setBegun(true)
    onFresh(fresh)
  }
  if (!isHeld) return null
  if (ballots !== null) return <Voting ballots={ballots} mayRun={mayRun} isBegun={isBegun} />
  if (!mayRun) return null
  const came = (role: string) => members.filter((member) => member.attended && member.role === role).length
  const [mentors, mentees] = [came('MENTOR'), came('MENTEE')]
  return (
    <Section title={m.meeting_step_vote()}>
      <p>{m.ballots_lead()}</p>
      {mentors === 0 || mentees === 0 ? (
        <p className="soft">{m.ballots_waiting()}</p>
      ) : (
        <StartBallots meeting={meeting} asked={mentors + mentees} onFresh={begin} />
      )}
    </Section>
  )
}

/** How long people vote unless somebody says otherwise, days. */
const usualDays = 3

function StartBallots({ meeting: { id }, asked, onFresh }: Omit<BallotsProps, 'mayRun'> & { readonly asked: number }) {
  const [typed, setTyped] = useState(() => showDay(dayIn(usualDays)))
  const endsOn = parseDay(typed)
  const wrong = endsOn === undefined ? m.day_invalid() : endsOn < today() ? m.campaign_ends_past() : undefined
  const { attempt, errors, field, isSendable } = useFieldErrors(
    'ballots',
    { endsOn: m.campaign_field_ends() },
    wrong === undefined ? {} : { endsOn: wrong },
  )
  const start = useMutation({
    mutationFn: (day: string) => call(meetingRoutes.startBallots, { params: { id }, body: { endsOn: day } }),
    onSuccess: onFresh,
  })
  return (
    <Form
      label={m.meeting_step_vote()}
      errors={errors}
      attempt={attempt}
      submitText={m.ballots_start({ count: showNumber(asked) })}
      busy={start.isPending}
      problem={start.error === null ? null : <ProblemNotice error={start.error} texts={meetingProblems} />}
      onSubmit={() => {
        if (isSendable() && endsOn !== undefined) start.mutate(endsOn)
      }}
    >
      <div className={styles['fields']}>
        <TextInput
          {...field('endsOn')}
          description={m.day_hint()}
          required
          maxLength={10}
          value={typed}
          onChange={({ currentTarget: { value } }) => setTyped(value)}
        />
      </div>
    </Form>
  )
}

interface VotingProps {
  readonly ballots: MeetingBallots
  readonly mayRun: boolean
  /** Just now, on this page. */
  readonly isBegun: boolean
}

function Voting({ ballots, mayRun, isBegun }: VotingProps) {
  const { campaignId, state, endsOn, mentees, mentors, pairsFixedOn } = ballots
  const [asked, answered] = [mentees.asked + mentors.asked, mentees.answered + mentors.answered]
  const isOpen = state === 'open'
  const params = { id: campaignId }
  return (
    <Section
      title={m.meeting_step_vote()}
      aside={isOpen ? <span className="soft small">{m.ballots_live({ day: showDay(endsOn) })}</span> : undefined}
    >
      {isBegun && answered < asked ? (
        <Notice tone="good" title={m.ballots_begun()} focused>
          <p>{m.ballots_begun_text()}</p>
        </Notice>
      ) : null}
      <p className={styles['count']} role="status">
        {m.ballots_count({ answered: showNumber(answered), asked: showNumber(asked) })}
      </p>
      <p>
        {m.ballots_by_role({
          mentees: showNumber(mentees.answered),
          menteesAsked: showNumber(mentees.asked),
          mentors: showNumber(mentors.answered),
          mentorsAsked: showNumber(mentors.asked),
        })}
      </p>
      {answered === asked ? <Notice tone="good" title={m.ballots_all()} /> : null}
      {isOpen ? null : <Notice tone="info" title={m.ballots_over()} />}
      <div className={styles['ways']}>
        {mayRun && isOpen && answered < asked ? (
          <DownloadButton
            label={m.ballots_slips()}
            texts={meetingProblems}
            load={() => call(surveyRoutes.slips, { params, body: { class: null } })}
          />
        ) : null}
        {mayRun && isOpen ? (
          <LinkButton to="/campaigns/$id/paper" params={params} variant="default">
            {m.ballots_paper()}
          </LinkButton>
        ) : null}
        <LinkButton to="/campaigns/$id" params={params} variant="default">
          {m.ballots_campaign()}
        </LinkButton>
      </div>
      <p className="soft">{pairsFixedOn === null ? m.ballots_kept() : m.ballots_kept_since({ day: showDay(pairsFixedOn) })}</p>
    </Section>
  )
}
