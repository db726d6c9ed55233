import { type PersonReadiness, readinessRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries, reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { showDay, showSpan } from '../../ui/days.ts'
import { Facts } from '../../ui/facts.tsx'
import { GateMark, VerdictMark } from '../../ui/gate-mark.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { interviewStates, interviewVerdicts } from './interview-words.ts'
import { SafetyChecks } from './safety-checks.tsx'

/** Everything a mentor passes before he is matched, and where to record it. */
export function MentorPage({ id }: { readonly id: string }) {
  const found = useQuery({ ...reading(readinessRoutes.ofPerson, { params: { id } }), staleTime: 0 })
  return (
    <Page
      title={found.data?.name ?? m.readiness_title()}
      lead={
        found.data === undefined ? undefined : [m.readiness_of_mentor(), found.data.occupation].filter((part) => part !== '').join(' · ')
      }
      back={<Link to="/readiness">{m.readiness_title()}</Link>}
      actions={
        <LinkButton to="/people/$id" params={{ id }} variant="default">
          {m.person_title()}
        </LinkButton>
      }
    >
      <Loaded of={found}>
        {(person) => (
          <>
            <Gates person={person} />
            <Interview person={person} />
            <Trainings person={person} />
            <SafetyChecks
              person={person}
              onSaved={(fresh) => {
                queries.setQueryData(reading(readinessRoutes.ofPerson, { params: { id } }).queryKey, fresh)
                void refresh(readinessRoutes.list)
              }}
            />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Gates({ person: { gates, gateTitles, verdict, isMentor } }: { readonly person: PersonReadiness }) {
  if (!isMentor) return <p>{m.readiness_not_mentor()}</p>
  return (
    <Section title={m.readiness_gates()}>
      <Facts
        facts={[
          [m.readiness_verdict(), <VerdictMark key="verdict" verdict={verdict} />],
          ...gates.map(
            (gate) => [gateTitles.find((one) => one.gate === gate.gate)?.title ?? '', <GateMark key={gate.gate} gate={gate} />] as const,
          ),
        ]}
      />
    </Section>
  )
}

function Interview({ person: { personId, interview } }: { readonly person: PersonReadiness }) {
  const params = { id: personId }
  if (interview === null) {
    return (
      <Section title={m.interview_title()}>
        <p>{m.interview_none()}</p>
        <div>
          <LinkButton to="/readiness/people/$id/interview" params={params} color="accent">
            {m.interview_record()}
          </LinkButton>
        </div>
      </Section>
    )
  }
  const [tone, state] = interviewStates[interview.state]
  return (
    <Section
      title={m.interview_title()}
      aside={
        <LinkButton to="/readiness/people/$id/interview" params={params} variant="default">
          {m.interview_open()}
        </LinkButton>
      }
    >
      <Facts
        facts={[
          [m.interview_held_on(), showDay(interview.heldOn)],
          [m.interview_verdict(), interviewVerdicts[interview.verdict]()],
          [
            m.interview_state(),
            <Mark key="state" tone={tone}>
              {state()}
            </Mark>,
          ],
          ...(interview.returnedWhy === null ? [] : [[m.interview_returned_why(), interview.returnedWhy] as const]),
        ]}
      />
    </Section>
  )
}

function Trainings({ person: { trainings, certificates } }: { readonly person: PersonReadiness }) {
  return (
    <Section
      title={m.trainings_of_mentor()}
      aside={
        <LinkButton to="/trainings" variant="default">
          {m.pairs_tab_trainings()}
        </LinkButton>
      }
    >
      {trainings.length === 0 ? (
        <p>{m.trainings_of_mentor_none()}</p>
      ) : (
        <DataTable
          label={m.trainings_of_mentor()}
          rows={trainings}
          rowKey={({ id }) => id}
          columns={[
            {
              title: m.training_title(),
              heading: true,
              render: ({ id, title }) => (
                <Link to="/trainings/$id" params={{ id }}>
                  {title}
                </Link>
              ),
            },
            { title: m.training_dates(), render: ({ startsOn, endsOn }) => showSpan(startsOn, endsOn) },
            {
              title: m.training_certificate(),
              render: ({ id }) =>
                certificates.filter(({ trainingId }) => trainingId === id).map((one) => <CertificateLine key={one.id} certificate={one} />),
            },
          ]}
        />
      )}
    </Section>
  )
}

function CertificateLine({
  certificate: { number, validUntil, annulledOn },
}: {
  readonly certificate: PersonReadiness['certificates'][number]
}) {
  if (annulledOn !== null) return <div className="soft">{m.certificate_annulled({ number, day: showDay(annulledOn) })}</div>
  return <div>{validUntil === null ? m.certificate_number({ number }) : m.certificate_until({ number, day: showDay(validUntil) })}</div>
}
