import { Button } from '@mantine/core'
import { type InterviewForm, interviewRoutes, readinessRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { queries, reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { showDay } from '../../ui/days.ts'
import { Facts } from '../../ui/facts.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { interviewStates, interviewVerdicts } from './interview-words.ts'
import { ProtocolAnswers } from './protocol-answers.tsx'
import { RecordInterview } from './record-interview.tsx'

/** The protocol of the interview with a mentor, and the form to write it. */
export function InterviewPage({ id }: { readonly id: string }) {
  const found = useQuery({ ...reading(interviewRoutes.ofPerson, { params: { id } }), staleTime: 0 })
  return (
    <Page
      title={m.interview_title()}
      lead={found.data === undefined ? undefined : [found.data.name, found.data.occupation].filter((part) => part !== '').join(' · ')}
      back={
        <Link to="/readiness/people/$id" params={{ id }}>
          {found.data?.name ?? m.readiness_title()}
        </Link>
      }
    >
      <Loaded of={found}>{(form) => <Seen form={form} />}</Loaded>
    </Page>
  )
}

function Seen({ form }: { readonly form: InterviewForm }) {
  const [state, setState] = useState<'seen' | 'written' | 'saved'>(form.interview === null ? 'written' : 'seen')
  const keep = (fresh: InterviewForm) => {
    queries.setQueryData(reading(interviewRoutes.ofPerson, { params: { id: fresh.personId } }).queryKey, fresh)
    void refresh(readinessRoutes.list, readinessRoutes.ofPerson, interviewRoutes.waiting)
  }
  const { interview } = form
  if (state === 'written' || interview === null) {
    return (
      <RecordInterview
        form={form}
        onFresh={keep}
        {...(interview !== null && { onCancel: () => setState('seen') })}
        onRecorded={(fresh) => {
          keep(fresh)
          setState('saved')
        }}
      />
    )
  }
  const [tone, title] = interviewStates[interview.state]
  return (
    <>
      {state === 'saved' ? (
        <Notice tone="good" title={m.interview_saved()} focused>
          <p>{m.interview_saved_text()}</p>
        </Notice>
      ) : null}
      <Section
        title={m.interview_protocol()}
        aside={
          <Button
            color={interview.state === 'RETURNED' ? 'accent' : 'brand'}
            variant={interview.state === 'RETURNED' ? 'filled' : 'default'}
            onClick={() => setState('written')}
          >
            {m.interview_correct()}
          </Button>
        }
      >
        <Facts
          facts={[
            [
              m.interview_state(),
              <Mark key="state" tone={tone}>
                {title()}
              </Mark>,
            ],
            ...(interview.returnedWhy === null ? [] : [[m.interview_returned_why(), interview.returnedWhy] as const]),
            [m.interview_verdict(), interviewVerdicts[interview.verdict]()],
            [m.interview_held_on(), showDay(interview.heldOn)],
            [m.interview_held_by(), interview.heldBy],
            [m.interview_recorded_by(), interview.recordedBy],
            ...(interview.decidedBy === null
              ? []
              : [
                  [
                    m.interview_decided_by(),
                    [interview.decidedBy, interview.decidedOn === null ? '' : showDay(interview.decidedOn)].join(', '),
                  ] as const,
                ]),
          ]}
        />
      </Section>
      <ProtocolAnswers definition={interview.definition} answers={interview.answers} />
    </>
  )
}
