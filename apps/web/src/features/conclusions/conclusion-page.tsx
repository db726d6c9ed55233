import { Button } from '@mantine/core'
import { conclusionRoutes, type PersonConclusion } from '@nastavnik/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { queries, reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { showDay } from '../../ui/days.ts'
import { Facts } from '../../ui/facts.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { Exclusions } from './exclusions.tsx'
import { RecordConclusion } from './record-conclusion.tsx'
import { verdictTitles } from './verdicts.ts'

function keep(fresh: PersonConclusion): void {
  queries.setQueryData(reading(conclusionRoutes.get, { params: { id: fresh.personId } }).queryKey, fresh)
  void refresh(conclusionRoutes.list)
}

/** What the psychologist says of a person, and the form to say it. */
export function ConclusionPage({ id }: { readonly id: string }) {
  const found = useQuery({ ...reading(conclusionRoutes.get, { params: { id } }), staleTime: 0 })
  return (
    <Page
      title={found.data?.name ?? m.conclusions_title()}
      lead={found.data === undefined ? undefined : found.data.occupation}
      back={<Link to="/conclusions">{m.conclusions_title()}</Link>}
      actions={
        <LinkButton to="/conclusions/$id/parameters" params={{ id }} variant="default">
          {m.person_diagnostics_title()}
        </LinkButton>
      }
    >
      <Loaded of={found}>
        {(person) => (
          <>
            <Seen person={person} />
            <Exclusions person={person} onFresh={keep} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Seen({ person }: { readonly person: PersonConclusion }) {
  const [state, setState] = useState<'seen' | 'written' | 'saved'>('seen')
  const { conclusion, consented } = person
  if (state === 'written') {
    return (
      <Section title={m.conclusion_write()}>
        <RecordConclusion
          person={person}
          onFresh={keep}
          onCancel={() => setState('seen')}
          onRecorded={(fresh) => {
            keep(fresh)
            setState('saved')
          }}
        />
      </Section>
    )
  }
  return (
    <Section
      title={m.conclusions_verdict()}
      aside={
        consented ? (
          <Button color="accent" onClick={() => setState('written')}>
            {conclusion === null ? m.conclusion_write() : m.conclusion_rewrite()}
          </Button>
        ) : undefined
      }
    >
      {state === 'saved' ? <Notice tone="good" title={m.conclusion_saved()} focused /> : null}
      {consented ? null : (
        <Notice tone="warn" title={m.conclusion_not_consented()}>
          <p>{m.conclusion_not_consented_text()}</p>
        </Notice>
      )}
      {conclusion === null ? (
        <p>{m.conclusion_none()}</p>
      ) : (
        <Facts
          facts={[
            [m.conclusions_verdict(), verdictTitles[conclusion.verdict]()],
            [m.conclusion_note(), conclusion.note],
            [m.conclusion_day(), showDay(conclusion.concludedOn)],
            [m.conclusion_by(), conclusion.by],
          ]}
        />
      )}
    </Section>
  )
}
