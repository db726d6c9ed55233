import { Button } from '@mantine/core'
import { informantRoutes, type PersonStatements, type Statement, writeAnswerCode } from '@nastavnik/contract'
import { answerInWords, questionsOf } from '@nastavnik/questionnaires'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { call } from '../../api/call.ts'
import { reading, refresh } from '../../api/queries.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Card } from '../../ui/card.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { showDay, showInstant } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'

const QrCode = lazy(() => import('../../ui/qr-code.tsx'))

/** What was told of one person, by whom; the curator asks and gives a parent a code. */
export function StatementsPage({ id }: { readonly id: string }) {
  const found = useQuery({ ...reading(informantRoutes.statements, { params: { id } }), staleTime: 0 })
  const mayAsk = useMay('statement.ask')
  return (
    <Page
      title={found.data === undefined ? m.inquiries_title() : m.statements_title({ name: found.data.name })}
      lead={m.statements_lead()}
      back={mayAsk ? <Link to="/inquiries">{m.inquiries_title()}</Link> : <Link to="/pupils">{m.pupils_title()}</Link>}
    >
      <Loaded of={found}>
        {(person) => (
          <>
            {person.statements.length === 0 ? (
              <EmptyState title={m.statements_none()}>
                <p>{m.statements_none_text()}</p>
              </EmptyState>
            ) : (
              person.statements.map((statement) => <Told key={statement.id} statement={statement} />)
            )}
            {mayAsk ? <Asking person={person} /> : null}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Told({ statement: { kind, by, givenAt, definition, answers } }: { readonly statement: Statement }) {
  const day = showInstant(givenAt).slice(0, 10)
  const told = questionsOf(definition).flatMap((question) => {
    const answer = answers[question.name]
    if (answer === undefined || question.name.endsWith('Other')) return []
    const label = question.restricted === true ? `${question.title} (${m.statement_restricted()})` : question.title
    return [[label, answerInWords(question, answer, answers)] as const]
  })
  return (
    <Section title={kind === 'PARENT' ? m.statement_by_parent({ day }) : m.statement_by_staff({ name: by ?? '', day })}>
      <Facts facts={told} />
    </Section>
  )
}

function Asking({ person: { personId, askedOn, parentCodeUntil } }: { readonly person: PersonStatements }) {
  const params = { id: personId }
  const ask = useMutation({
    mutationFn: (isAsked: boolean) =>
      isAsked ? call(informantRoutes.unask, { params }) : call(informantRoutes.askAbout, { params, body: {} }),
    onSuccess: () => refresh(informantRoutes.statements),
  })
  const code = useMutation({ mutationFn: () => call(informantRoutes.parentCode, { params, body: {} }) })
  const link = code.data === undefined ? '' : `${window.location.origin}/tell#${writeAnswerCode(code.data.code)}`
  const problem = ask.error ?? code.error
  return (
    <>
      {problem === null ? null : <ProblemNotice error={problem} />}
      <p>
        {askedOn === null ? null : `${m.statement_asked({ day: showDay(askedOn) })} `}
        <Button variant="default" size="xs" loading={ask.isPending} onClick={() => ask.mutate(askedOn !== null)}>
          {askedOn === null ? m.statement_ask() : m.statement_unask()}
        </Button>
      </p>
      <Card title={m.parent_code_title()} note={m.parent_code_lead()}>
        {code.data === undefined ? (
          <>
            {parentCodeUntil === null ? null : <p>{m.parent_code_exists({ day: showDay(parentCodeUntil) })}</p>}
            <p>
              <Button variant="default" loading={code.isPending} onClick={() => code.mutate()}>
                {parentCodeUntil === null ? m.parent_code_make() : m.parent_code_renew()}
              </Button>
            </p>
          </>
        ) : (
          <>
            <p>
              <strong>{writeAnswerCode(code.data.code)}</strong>
            </p>
            <Suspense fallback={null}>
              <QrCode text={link} label={m.parent_code_qr()} />
            </Suspense>
            <CopyButton text={link} label={m.parent_code_copy()} />
            <p className="soft small">{m.parent_code_until({ day: showDay(code.data.until) })}</p>
          </>
        )}
      </Card>
    </>
  )
}
