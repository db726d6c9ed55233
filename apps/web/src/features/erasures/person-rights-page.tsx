import { Button } from '@mantine/core'
import {
  consentRoutes,
  type ErasureAct,
  erasureRoutes,
  type GivenReason,
  type PersonConsents,
  peopleRoutes,
  subjectRequestRoutes,
} from '@nastavnik/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ComponentType, useState } from 'react'
import { call } from '../../api/call.ts'
import { reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { Confirmation } from '../../ui/confirmation.tsx'
import { showDay } from '../../ui/days.ts'
import { DownloadButton } from '../../ui/download-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'

const useReasons = () => useQuery({ ...reading(erasureRoutes.reasons, {}), staleTime: Number.POSITIVE_INFINITY })

interface PersonRightsPageProps {
  readonly id: string
  /** What the person asked: another feature's part of the page. */
  readonly Requests: ComponentType<{ readonly person: PersonConsents }>
}

/** What a person may ask of his data: to be told everything, to be corrected, to be erased. */
export function PersonRightsPage({ id, Requests }: PersonRightsPageProps) {
  const found = useQuery({ ...reading(consentRoutes.ofPerson, { params: { id } }), staleTime: 0 })
  const [act, setAct] = useState<ErasureAct>()
  if (act !== undefined) return <Erased act={act} />
  return (
    <Page
      title={found.data === undefined ? m.rights_title() : m.rights_of({ name: found.data.name })}
      lead={m.rights_lead()}
      back={<Link to="/people">{m.people_title()}</Link>}
    >
      <Loaded of={found}>
        {(person) => (
          <>
            <Requests person={person} />
            <Section title={m.rights_everything()}>
              <p>{m.rights_everything_text()}</p>
              <DownloadButton label={m.rights_everything_get()} load={() => call(erasureRoutes.everything, { params: { id } })} />
            </Section>
            <Section title={m.rights_correct()}>
              <p>
                {m.rights_correct_text()}{' '}
                <Link to="/consents/people/$id" params={{ id }}>
                  {m.rights_consents()}
                </Link>
              </p>
            </Section>
            <Erasure person={person} onErased={setAct} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Erasure({ person, onErased }: { readonly person: PersonConsents; readonly onErased: (act: ErasureAct) => void }) {
  const [reason, setReason] = useState<GivenReason>(person.stopped === null ? 'SUBJECT_DEMAND' : 'CONSENT_WITHDRAWN')
  const [asked, setAsked] = useState(false)
  const reasons = useReasons()
  const erase = useMutation({
    mutationFn: () => call(erasureRoutes.erase, { params: { id: person.personId }, body: { reason } }),
    onSuccess: async (act) => {
      onErased(act)
      await refresh(
        peopleRoutes.list,
        consentRoutes.list,
        consentRoutes.classes,
        consentRoutes.stopped,
        erasureRoutes.list,
        subjectRequestRoutes.list,
        subjectRequestRoutes.count,
      )
    },
  })
  return (
    <Section title={m.erasure_title()}>
      {person.stopped === null ? null : (
        <Notice tone="warn" title={m.erasure_due({ day: showDay(person.stopped.eraseBy) })}>
          <p>{m.erasure_due_text()}</p>
        </Notice>
      )}
      <p>{m.erasure_text()}</p>
      <Choice<GivenReason>
        label={m.erasure_reason()}
        value={reason}
        options={(reasons.data?.items ?? []).map(({ code, title }) => [code, title] as const)}
        onChoose={(chosen = 'SUBJECT_DEMAND') => setReason(chosen)}
      />
      {asked ? (
        <Confirmation
          title={m.erasure_sure({ name: person.name })}
          confirmText={m.erasure_do()}
          busy={erase.isPending}
          onConfirm={() => erase.mutate()}
          onCancel={() => setAsked(false)}
        >
          <p>{m.erasure_sure_text()}</p>
          {erase.error === null ? null : <ProblemNotice error={erase.error} />}
        </Confirmation>
      ) : (
        <p>
          <Button variant="default" mt="sm" onClick={() => setAsked(true)}>
            {m.erasure_do()}
          </Button>
        </p>
      )}
    </Section>
  )
}

function Erased({ act }: { readonly act: ErasureAct }) {
  return (
    <Page title={m.erasure_done()} back={<Link to="/people">{m.people_title()}</Link>}>
      <Notice tone="good" title={m.erasure_act_made({ number: String(act.number) })} focused>
        <p>{m.erasure_act_text()}</p>
      </Notice>
      <DownloadButton
        label={m.erasure_act_get()}
        color="accent"
        variant="filled"
        load={() => call(erasureRoutes.act, { params: { id: act.id } })}
      />
      <p>
        <Link to="/erasures">{m.erasures_title()}</Link>
      </p>
    </Page>
  )
}
