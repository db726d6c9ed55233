import { Button } from '@mantine/core'
import type { PersonConsents, SubjectRequest } from '@nastavnik/contract'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { Card } from '../../ui/card.tsx'
import { showDay } from '../../ui/days.ts'
import { AnswerRequest } from './answer-request.tsx'
import { RequestMark } from './request-mark.tsx'

interface RequestCardProps {
  readonly person: PersonConsents
  readonly request: SubjectRequest
  readonly onAnswered: (request: SubjectRequest) => void
}

export function RequestCard({ person, request, onAnswered }: RequestCardProps) {
  const [isAnswering, setAnswering] = useState(false)
  const { kindTitle, askedBy, askedOn, dueOn, text, state, answer, answeredBy } = request
  const note = askedBy === 'PERSON' ? m.requests_came_person : m.requests_came_representative
  return (
    <Card title={kindTitle} note={note({ asked: showDay(askedOn), due: showDay(dueOn) })}>
      <div>
        <RequestMark request={request} />
      </div>
      {text === '' ? null : <p>{m.requests_quote({ text })}</p>}
      {state === 'OPEN' ? null : <p>{answeredBy === null ? answer : m.requests_answer_by({ answer, by: answeredBy })}</p>}
      {state !== 'OPEN' ? null : isAnswering ? (
        <AnswerRequest
          request={request}
          advice={<Advice person={person} kind={request.kind} />}
          onAnswered={onAnswered}
          onCancel={() => setAnswering(false)}
        />
      ) : (
        <p>
          <Button variant="default" aria-label={m.requests_answer_to({ kind: kindTitle })} onClick={() => setAnswering(true)}>
            {m.requests_answer()}
          </Button>
        </p>
      )}
    </Card>
  )
}

/** What is done before the answer, with the way there. */
function Advice({ person: { personId, stopped }, kind }: { readonly person: PersonConsents; readonly kind: SubjectRequest['kind'] }) {
  const params = { id: personId }
  if (kind === 'ACCESS') return <p>{m.requests_do_access()}</p>
  if (kind === 'STOP') {
    return (
      <p>
        {m.requests_do_stop()}{' '}
        <Link to="/consents/people/$id" params={params}>
          {m.rights_consents()}
        </Link>
      </p>
    )
  }
  // The card of one who withdrew is closed.
  if (stopped !== null) return <p>{m.requests_do_correction_stopped()}</p>
  return (
    <p>
      {m.requests_do_correction()}{' '}
      <Link to="/people/$id" params={params}>
        {m.requests_card()}
      </Link>
    </p>
  )
}
