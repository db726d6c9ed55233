import { Button } from '@mantine/core'
import { Meeting, meetingRoutes } from '@nastavnik/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { currentOf } from '../../api/problem.ts'
import { queries, reading, refresh } from '../../api/queries.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Confirmation } from '../../ui/confirmation.tsx'
import { showDay } from '../../ui/days.ts'
import { DownloadButton } from '../../ui/download-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { Steps } from '../../ui/steps.tsx'
import { Ballots } from './ballots.tsx'
import { meetingProblems } from './meeting-problems.ts'
import { Members } from './members.tsx'
import { PlanForm, type TypedPlan } from './plan-form.tsx'

/** Often enough to see a hall vote. */
const beat = 10_000

/** One meeting from the invitation to the ballots. */
export function MeetingPage({ id }: { readonly id: string }) {
  const mayRun = useMay('meeting.run')
  const read = reading(meetingRoutes.get, { params: { id } })
  const found = useQuery({
    ...read,
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data?.ballots?.state === 'open' ? beat : false),
  })
  const [doing, setDoing] = useState<'edit' | 'cancel'>()
  const take = (fresh: Meeting) => {
    queries.setQueryData(read.queryKey, fresh)
    void refresh(meetingRoutes.ofProgramme)
  }
  const meeting = found.data
  const part = (shown: Meeting) => ({ meeting: shown, mayRun, onFresh: take })
  return (
    <Page
      title={m.meeting_title()}
      lead={
        meeting === undefined
          ? undefined
          : m.meeting_lead({
              programme: meeting.programme.title,
              day: showDay(meeting.heldOn),
              time: meeting.beginsAt,
              place: meeting.place,
            })
      }
      back={
        <Link to="/programmes" search={{ programme: meeting?.programme.id }}>
          {m.programmes_title()}
        </Link>
      }
      actions={
        meeting === undefined || !mayRun ? undefined : (
          <>
            <DownloadButton label={m.meeting_print()} texts={meetingProblems} load={() => call(meetingRoutes.sheet, { params: { id } })} />
            <Button variant="default" onClick={() => setDoing('edit')}>
              {m.meeting_edit()}
            </Button>
            {meeting.ballots === null ? (
              <Button variant="default" onClick={() => setDoing('cancel')}>
                {m.meeting_cancel()}
              </Button>
            ) : null}
          </>
        )
      }
    >
      <Loaded of={found}>
        {(shown) => (
          <>
            {doing === 'edit' ? <EditMeeting meeting={shown} onFresh={take} onDone={() => setDoing(undefined)} /> : null}
            {doing === 'cancel' ? <CancelMeeting meeting={shown} onDone={() => setDoing(undefined)} /> : null}
            <Steps
              label={m.meeting_steps()}
              steps={[m.meeting_step_invite(), m.meeting_step_attend(), m.meeting_step_vote()]}
              now={shown.ballots === null ? (shown.isHeld ? 1 : 0) : 2}
            />
            {shown.ballots === null
              ? [<Members key="members" {...part(shown)} />, <Ballots key="ballots" {...part(shown)} />]
              : [<Ballots key="ballots" {...part(shown)} />, <Members key="members" {...part(shown)} />]}
          </>
        )}
      </Loaded>
    </Page>
  )
}

interface EditMeetingProps {
  readonly meeting: Meeting
  readonly onFresh: (fresh: Meeting) => void
  readonly onDone: () => void
}

function EditMeeting({ meeting: { id, version, heldOn, beginsAt, place }, onFresh, onDone }: EditMeetingProps) {
  const correct = useMutation({
    mutationFn: (plan: TypedPlan) => call(meetingRoutes.correct, { params: { id }, body: { ...plan, version } }),
    onSuccess: (fresh) => {
      onFresh(fresh)
      onDone()
    },
    onError: (error) => {
      const fresh = currentOf(error, Meeting)
      if (fresh !== undefined) onFresh(fresh)
    },
  })
  return (
    <Section title={m.meeting_plan()}>
      <PlanForm
        initial={{ heldOn: showDay(heldOn), beginsAt, place }}
        submitText={m.save()}
        busy={correct.isPending}
        error={correct.error}
        onSave={(plan) => correct.mutate(plan)}
        onCancel={onDone}
      />
    </Section>
  )
}

function CancelMeeting({ meeting: { id, programme }, onDone }: Omit<EditMeetingProps, 'onFresh'>) {
  const navigate = useNavigate()
  const cancel = useMutation({
    mutationFn: () => call(meetingRoutes.cancel, { params: { id } }),
    onSuccess: async () => {
      void refresh(meetingRoutes.ofProgramme)
      await navigate({ to: '/programmes', search: { programme: programme.id } })
    },
  })
  return (
    <Confirmation
      title={m.meeting_cancel_title()}
      confirmText={m.meeting_cancel()}
      cancelText={m.meeting_keep()}
      busy={cancel.isPending}
      onConfirm={() => cancel.mutate()}
      onCancel={onDone}
    >
      <p>{m.meeting_cancel_text()}</p>
      {cancel.error === null ? null : <ProblemNotice error={cancel.error} texts={meetingProblems} />}
    </Confirmation>
  )
}
