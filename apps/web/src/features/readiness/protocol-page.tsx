import { type InterviewProtocol, interviewRoutes, readinessRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries, reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { showDay } from '../../ui/days.ts'
import { Facts } from '../../ui/facts.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { DecideInterview } from './decide-interview.tsx'
import { interviewStates, interviewVerdicts } from './interview-words.ts'
import { ProtocolAnswers } from './protocol-answers.tsx'

/** A protocol as the second approver reads it. */
export function ProtocolPage({ id }: { readonly id: string }) {
  const found = useQuery({ ...reading(interviewRoutes.protocol, { params: { id } }), staleTime: 0 })
  return (
    <Page
      title={found.data?.name ?? m.interview_protocol()}
      lead={m.interview_protocol_lead()}
      back={<Link to="/interviews">{m.interviews_title()}</Link>}
    >
      <Loaded of={found}>{(protocol) => <Seen protocol={protocol} />}</Loaded>
    </Page>
  )
}

function Seen({ protocol }: { readonly protocol: InterviewProtocol }) {
  const { interview, isOwn } = protocol
  const [tone, title] = interviewStates[interview.state]
  const keep = (fresh: InterviewProtocol) => {
    queries.setQueryData(reading(interviewRoutes.protocol, { params: { id: fresh.interview.id } }).queryKey, fresh)
    void refresh(interviewRoutes.waiting, readinessRoutes.list, readinessRoutes.ofPerson)
  }
  return (
    <>
      {interview.state === 'WAITING' ? null : (
        <Notice tone={interview.state === 'APPROVED' ? 'good' : 'warn'} title={title()} focused>
          {interview.returnedWhy === null ? null : <p>{interview.returnedWhy}</p>}
        </Notice>
      )}
      <Section title={m.interview_protocol()}>
        <Facts
          facts={[
            [
              m.interview_state(),
              <Mark key="state" tone={tone}>
                {title()}
              </Mark>,
            ],
            [m.interview_verdict(), interviewVerdicts[interview.verdict]()],
            [m.interview_held_on(), showDay(interview.heldOn)],
            [m.interview_held_by(), interview.heldBy],
            [m.interview_recorded_by(), interview.recordedBy],
          ]}
        />
      </Section>
      <ProtocolAnswers definition={interview.definition} answers={interview.answers} />
      {interview.state !== 'WAITING' ? null : isOwn ? (
        <Notice tone="info" title={m.interview_own()}>
          <p>{m.interview_own_text()}</p>
        </Notice>
      ) : (
        <Section title={m.interview_decision()}>
          <DecideInterview protocol={protocol} onFresh={keep} />
        </Section>
      )}
    </>
  )
}
