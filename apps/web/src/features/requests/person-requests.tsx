import { Button } from '@mantine/core'
import { type PersonConsents, peopleRoutes, type SubjectRequest, subjectRequestRoutes, todayRoutes } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { showDay } from '../../ui/days.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import { RegisterRequest } from './register-request.tsx'
import { RequestCard } from './request-card.tsx'

/** What a person asked of his data, and the forms to write it down and to answer. */
export function PersonRequests({ person }: { readonly person: PersonConsents }) {
  const { personId: id } = person
  const found = useQuery({ ...reading(subjectRequestRoutes.ofPerson, { params: { id } }), staleTime: 0 })
  const [isRegistering, setRegistering] = useState(false)
  const [saved, setSaved] = useState<SubjectRequest>()
  const take = (request: SubjectRequest) => {
    setRegistering(false)
    setSaved(request)
    void refresh(subjectRequestRoutes.ofPerson, subjectRequestRoutes.list, subjectRequestRoutes.count, todayRoutes.read, peopleRoutes.get)
  }
  return (
    <Section
      title={m.requests_section()}
      aside={
        isRegistering ? undefined : (
          <Button variant="default" onClick={() => setRegistering(true)}>
            {m.requests_register()}
          </Button>
        )
      }
    >
      {saved === undefined ? null : <Saved key={`${saved.id} ${saved.version}`} request={saved} />}
      <Loaded of={found} lines={2}>
        {({ items, kinds }) => (
          <>
            {isRegistering ? (
              <RegisterRequest personId={id} kinds={kinds} onRegistered={take} onCancel={() => setRegistering(false)} />
            ) : null}
            {items.length === 0 && !isRegistering ? <p className="soft">{m.requests_none_of_person()}</p> : null}
            {items.map((request) => (
              <RequestCard key={request.id} person={person} request={request} onAnswered={take} />
            ))}
          </>
        )}
      </Loaded>
      <p>
        <Link to="/requests">{m.requests_all()}</Link>
      </p>
    </Section>
  )
}

function Saved({ request: { state, dueOn } }: { readonly request: SubjectRequest }) {
  return (
    <Notice tone="good" title={state === 'OPEN' ? m.requests_registered({ day: showDay(dueOn) }) : m.requests_answer_saved()} focused />
  )
}
