import { Button, Group } from '@mantine/core'
import { Application, applicationRoutes } from '@nastavnik/contract'
import { answerInWords, questionsOf } from '@nastavnik/questionnaires'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { currentOf } from '../../api/problem.ts'
import { queries, reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Confirmation } from '../../ui/confirmation.tsx'
import { showBirth, showDay } from '../../ui/days.ts'
import { reasonsText } from '../../ui/duplicate-reasons.ts'
import { Facts } from '../../ui/facts.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { AcceptForm } from './accept-form.tsx'
import { applicationProblems } from './application-problems.ts'
import { dayOf, reasonTitles } from './application-words.ts'
import styles from './applications.module.css'
import { DeclineForm } from './decline-form.tsx'

/** One application: who, what they answered, and the decision. */
export function ApplicationPage({ id }: { readonly id: string }) {
  const found = useQuery({ ...reading(applicationRoutes.get, { params: { id } }), staleTime: 0 })
  const application = found.data
  return (
    <Page
      title={application === undefined ? m.applications_title() : m.application_title({ name: application.applicant.name })}
      lead={
        application === undefined ? undefined : application.role === 'MENTOR' ? m.application_lead_mentor() : m.application_lead_mentee()
      }
      back={<Link to="/applications">{m.applications_title()}</Link>}
    >
      <Loaded of={found}>
        {(seen) => (
          <>
            <Warnings application={seen} />
            <Who application={seen} />
            <Answers application={seen} />
            <Decision application={seen} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Warnings({ application: { resembling, repeats, state } }: { readonly application: Application }) {
  if (state === 'accepted') return null
  return (
    <>
      {resembling.length === 0 ? null : (
        <Notice tone="warn" title={m.application_resembling()}>
          <ul>
            {resembling.map(({ personId, name, birth, occupation, reasons }) => (
              <li key={personId}>
                <Link to="/people/$id" params={{ id: personId }}>
                  {name}
                </Link>
                , {showBirth(birth)}, {occupation}. <span className="soft">{reasonsText(reasons)}</span>
              </li>
            ))}
          </ul>
          <p>{m.application_resembling_text()}</p>
        </Notice>
      )}
      {repeats === 0 ? null : (
        <Notice tone="info" title={m.application_repeats({ count: String(repeats) })}>
          <p>{m.application_repeats_text()}</p>
        </Notice>
      )}
    </>
  )
}

function Who({ application: { applicant, channel, appliedAt } }: { readonly application: Application }) {
  const day = dayOf(appliedAt)
  const { representativeName, representativeContacts } = applicant
  return (
    <Section title={m.application_who()}>
      <Facts
        facts={[
          [m.application_birth(), showDay(applicant.bornOn)],
          [m.application_occupation(), applicant.occupation],
          ...(applicant.contacts === '' ? [] : [[m.application_contacts(), applicant.contacts] as const]),
          ...(representativeName === ''
            ? []
            : [
                [m.application_representative(), representativeName] as const,
                [m.application_representative_contacts(), representativeContacts] as const,
              ]),
          [m.application_came(), channel === 'LINK' ? m.application_came_link({ day }) : m.application_came_paper({ day })],
        ]}
      />
    </Section>
  )
}

function Answers({ application: { definition, answers } }: { readonly application: Application }) {
  const told = questionsOf(definition).flatMap((question) => {
    const answer = answers[question.name]
    return answer === undefined || question.name.endsWith('Other')
      ? []
      : [[question.title, answerInWords(question, answer, answers)] as const]
  })
  return (
    <Section title={m.application_answers()}>
      <Facts facts={told} />
    </Section>
  )
}

function Decision({ application }: { readonly application: Application }) {
  const [form, setForm] = useState<'accept' | 'decline' | 'remove' | 'return'>()
  const navigate = useNavigate()
  const { id, version, state, personId, decidedAt, decidedBy, declineReason, note } = application
  const keep = (fresh: Application) => {
    setForm(undefined)
    queries.setQueryData(reading(applicationRoutes.get, { params: { id } }).queryKey, fresh)
    void refresh(applicationRoutes.list)
  }
  const move = useMutation({
    mutationFn: (act: 'wait' | 'takeBack') => call(applicationRoutes[act], { params: { id }, body: { version } }),
    onSuccess: keep,
    onError: (error) => {
      const fresh = currentOf(error, Application)
      if (fresh !== undefined) keep(fresh)
    },
  })
  const remove = useMutation({
    mutationFn: () => call(applicationRoutes.remove, { params: { id }, body: { version } }),
    onSuccess: () => {
      void refresh(applicationRoutes.list)
      void navigate({ to: '/applications' })
    },
  })
  const by = { day: decidedAt === null ? '' : dayOf(decidedAt), by: decidedBy ?? '' }
  if (state === 'accepted' && personId !== null) {
    return (
      <Section title={m.application_decision()}>
        <Notice tone="good" title={m.application_accepted()} focused>
          <p>{m.application_accepted_text()}</p>
          <Group mt="sm">
            <LinkButton color="accent" to="/consents/people/$id" params={{ id: personId }}>
              {m.application_to_consents()}
            </LinkButton>
            <LinkButton variant="default" to="/people/$id" params={{ id: personId }}>
              {m.application_to_card()}
            </LinkButton>
            {form === 'return' ? null : (
              <Button variant="subtle" onClick={() => setForm('return')}>
                {m.application_return_queue()}
              </Button>
            )}
          </Group>
        </Notice>
        {move.error === null ? null : <ProblemNotice error={move.error} texts={applicationProblems} />}
        {form === 'return' ? (
          <Confirmation
            title={m.application_return_title()}
            confirmText={m.application_return_queue()}
            busy={move.isPending}
            onConfirm={() => move.mutate('takeBack')}
            onCancel={() => setForm(undefined)}
          >
            <p>{m.application_return_text()}</p>
          </Confirmation>
        ) : null}
      </Section>
    )
  }
  if (form === 'accept') {
    return (
      <Section title={m.application_accept_title()}>
        <AcceptForm application={application} onFresh={keep} onCancel={() => setForm(undefined)} />
      </Section>
    )
  }
  if (form === 'decline') {
    return (
      <Section title={m.application_decline_title()}>
        <DeclineForm application={application} onFresh={keep} onCancel={() => setForm(undefined)} />
      </Section>
    )
  }
  const problem = move.error ?? remove.error
  return (
    <Section title={m.application_decision()}>
      <div className={styles['decision']}>
        {problem === null ? null : <ProblemNotice error={problem} texts={applicationProblems} />}
        {state === 'declined' ? (
          <div>
            <p>
              {m.application_declined(by)}
              {declineReason === null ? null : `: ${reasonTitles[declineReason]()}`}. {note}
            </p>
            <p className="soft small">{m.application_removed_by_term()}</p>
          </div>
        ) : null}
        {state === 'waiting' ? <p>{m.application_waiting(by)}</p> : null}
        {form === 'remove' ? (
          <Confirmation
            title={m.application_remove_title()}
            confirmText={m.application_remove()}
            busy={remove.isPending}
            onConfirm={() => remove.mutate()}
            onCancel={() => setForm(undefined)}
          >
            <p>{m.application_remove_text()}</p>
          </Confirmation>
        ) : (
          <Group>
            {state === 'declined' ? null : (
              <Button color="accent" onClick={() => setForm('accept')}>
                {m.application_accept()}
              </Button>
            )}
            {state === 'new' ? (
              <Button variant="default" loading={move.isPending} onClick={() => move.mutate('wait')}>
                {m.application_wait()}
              </Button>
            ) : (
              <Button variant="default" loading={move.isPending} onClick={() => move.mutate('takeBack')}>
                {m.application_return()}
              </Button>
            )}
            {state === 'declined' ? null : (
              <Button variant="default" onClick={() => setForm('decline')}>
                {m.application_decline()}
              </Button>
            )}
            <Button variant="subtle" onClick={() => setForm('remove')}>
              {m.application_remove()}
            </Button>
          </Group>
        )}
      </div>
    </Section>
  )
}
