import { Button } from '@mantine/core'
import { consentRoutes, type PersonConsents, peopleRoutes } from '@nastavnik/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { queries, reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Confirmation } from '../../ui/confirmation.tsx'
import { showDay } from '../../ui/days.ts'
import { DownloadButton } from '../../ui/download-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { ConsentHistory } from './consent-history.tsx'
import { consentProblems } from './consent-problems.ts'
import { ConsentMark } from './consent-state.tsx'
import styles from './consents.module.css'
import { RecordConsent } from './record-consent.tsx'

type KindOfPerson = PersonConsents['kinds'][number]

export function PersonConsentsPage({ id }: { readonly id: string }) {
  const found = useQuery({ ...reading(consentRoutes.ofPerson, { params: { id } }), staleTime: 0 })
  const lead = found.data === undefined ? undefined : signersText(found.data)
  return (
    <Page
      title={found.data === undefined ? m.consents_title() : m.consents_of({ name: found.data.name })}
      lead={lead}
      back={<Link to="/consents">{m.consents_title()}</Link>}
      actions={
        found.data !== undefined && found.data.stopped === null ? (
          <Link to="/people/$id" params={{ id }}>
            {m.consents_card()}
          </Link>
        ) : undefined
      }
    >
      <Loaded of={found}>{(person) => <Seen person={person} />}</Loaded>
    </Page>
  )
}

function signersText({ signers, ages }: PersonConsents): string {
  if (!signers.representative) return m.consents_signs_person({ age: ages.representativeBelow })
  const young = { age: ages.countersignFrom }
  return signers.person ? m.consents_signs_both(young) : m.consents_signs_representative(young)
}

function Seen({ person }: { readonly person: PersonConsents }) {
  const [saved, setSaved] = useState<'recorded' | 'withdrawn'>()
  const take = (what: 'recorded' | 'withdrawn') => (fresh: PersonConsents) => {
    queries.setQueryData(reading(consentRoutes.ofPerson, { params: { id: fresh.personId } }).queryKey, fresh)
    setSaved(what)
    void refresh(consentRoutes.list, consentRoutes.classes, consentRoutes.stopped, peopleRoutes.list, peopleRoutes.get)
  }
  return (
    <>
      {person.stopped === null ? null : (
        <Notice tone="warn" title={m.consents_stopped_since({ day: showDay(person.stopped.on) })}>
          <p>
            {m.consents_stopped_explained({ day: showDay(person.stopped.eraseBy) })}{' '}
            <Link to="/people/$id/rights" params={{ id: person.personId }}>
              {m.person_rights()}
            </Link>
          </p>
        </Notice>
      )}
      {saved === undefined ? null : (
        <Notice tone="good" title={saved === 'recorded' ? m.consents_recorded() : m.consents_withdrawn_done()} focused />
      )}
      {person.kinds.map((kind) => (
        <OneKind key={kind.code} person={person} kind={kind} onRecorded={take('recorded')} onWithdrawn={take('withdrawn')} />
      ))}
      <ConsentHistory history={person.history} kinds={person.kinds} />
    </>
  )
}

interface OneKindProps {
  readonly person: PersonConsents
  readonly kind: KindOfPerson
  readonly onRecorded: (fresh: PersonConsents) => void
  readonly onWithdrawn: (fresh: PersonConsents) => void
}

function OneKind({ person, kind, onRecorded, onWithdrawn }: OneKindProps) {
  const [open, setOpen] = useState<'record' | 'withdraw'>()
  const standing = person.history.find((consent) => consent.kind === kind.code && consent.ended === null)
  return (
    <Section title={kind.title} aside={<ConsentMark state={kind.state} />}>
      {kind.holdsUntil === null ? null : <p>{m.consents_holds_until({ day: showDay(kind.holdsUntil) })}</p>}
      <details className={styles['text']}>
        <summary>{m.consents_text()}</summary>
        {kind.text.map((paragraph) => (
          <p key={paragraph}>{paragraph.replaceAll('{operator}', person.organisation.title)}</p>
        ))}
      </details>
      {open === 'record' ? (
        <RecordConsent
          person={person}
          kind={kind.code}
          onCancel={() => setOpen(undefined)}
          onRecorded={(fresh) => {
            setOpen(undefined)
            onRecorded(fresh)
          }}
        />
      ) : null}
      {open === 'withdraw' && standing !== undefined ? (
        <Withdrawal
          id={standing.id}
          stops={kind.stops}
          title={kind.title}
          onCancel={() => setOpen(undefined)}
          onWithdrawn={(fresh) => {
            setOpen(undefined)
            onWithdrawn(fresh)
          }}
        />
      ) : null}
      {open === undefined ? (
        <div className={styles['deeds']}>
          {kind.state === 'given' ? null : (
            <>
              {person.stopped === null ? <SheetOfOne person={person} kind={kind} /> : null}
              <Button variant="default" onClick={() => setOpen('record')} aria-label={`${m.consents_record()}: ${kind.title}`}>
                {m.consents_record()}
              </Button>
            </>
          )}
          {standing === undefined ? null : (
            <Button variant="default" onClick={() => setOpen('withdraw')} aria-label={`${m.consents_withdraw()}: ${kind.title}`}>
              {m.consents_withdraw()}
            </Button>
          )}
        </div>
      ) : null}
    </Section>
  )
}

function SheetOfOne({ person, kind }: { readonly person: PersonConsents; readonly kind: KindOfPerson }) {
  const body = { organisation: person.organisation.code, kinds: [kind.code], people: [person.personId] }
  return (
    <DownloadButton
      label={m.consents_print_one()}
      aria-label={`${m.consents_print_one()}: ${kind.title}`}
      texts={consentProblems}
      load={() => call(consentRoutes.sheets, { body })}
    />
  )
}

interface WithdrawalProps {
  readonly id: string
  readonly title: string
  readonly stops: string
  readonly onCancel: () => void
  readonly onWithdrawn: (fresh: PersonConsents) => void
}

function Withdrawal({ id, title, stops, onCancel, onWithdrawn }: WithdrawalProps) {
  const withdraw = useMutation({
    mutationFn: () => call(consentRoutes.withdraw, { params: { id }, body: {} }),
    onSuccess: onWithdrawn,
  })
  return (
    <Confirmation
      title={m.consents_withdraw_sure({ title })}
      confirmText={m.consents_withdraw()}
      busy={withdraw.isPending}
      onConfirm={() => withdraw.mutate()}
      onCancel={onCancel}
    >
      <p>{stops}</p>
      {withdraw.error === null ? null : <ProblemNotice error={withdraw.error} texts={consentProblems} />}
    </Confirmation>
  )
}
