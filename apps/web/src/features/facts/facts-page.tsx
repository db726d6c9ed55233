import { Button } from '@mantine/core'
import { type AggregateFact, factRoutes, type PlaceFacts } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { usePlace } from '../../api/place.ts'
import { reading, refresh } from '../../api/queries.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { UnitScope } from '../../ui/unit-scope.tsx'
import { DeleteFact } from './delete-fact.tsx'
import { FactForm } from './fact-form.tsx'
import { type FactActions, FactsTable } from './facts-table.tsx'
import { Findings } from './findings.tsx'
import { PlacesBelow } from './places-below.tsx'

interface FactsPageProps {
  readonly search: { readonly unit?: string | undefined }
  readonly onSearch: (search: { unit: string }) => void
}

/** What is being written: a new fact, one that is corrected, or nothing. */
type Writing = 'new' | AggregateFact | undefined

export function FactsPage({ search, onSearch }: FactsPageProps) {
  const place = usePlace()
  const unit = search.unit ?? place.code
  const mayChoose = useMay('organisation.read')
  const [writing, setWriting] = useState<Writing>()
  const [deleting, setDeleting] = useState<AggregateFact>()
  const [done, setDone] = useState<'saved' | 'deleted'>()
  const found = useQuery({ ...reading(factRoutes.list, { query: { unit } }), placeholderData: keepPreviousData })
  const start = (next: Writing, doomed?: AggregateFact) => {
    setDone(undefined)
    setWriting(next)
    setDeleting(doomed)
  }
  const finish = (what: 'saved' | 'deleted') => {
    start(undefined)
    setDone(what)
    void refresh(factRoutes.list, factRoutes.brief)
  }
  const mayEnter = found.data?.mayEnter === true && writing === undefined
  return (
    <Page
      title={m.facts_title()}
      lead={m.facts_lead()}
      actions={
        mayEnter ? (
          <Button color="accent" onClick={() => start('new')}>
            {m.facts_enter()}
          </Button>
        ) : undefined
      }
    >
      {mayChoose ? <UnitScope unit={found.data?.unit} onPick={({ code }) => onSearch({ unit: code })} /> : null}
      {done === undefined ? null : <Notice key={done} tone="good" title={done === 'saved' ? m.facts_saved() : m.facts_deleted()} focused />}
      <Loaded of={found} lines={10}>
        {(facts) => (
          <>
            {writing === undefined ? null : (
              <Section title={writing === 'new' ? m.facts_enter() : m.facts_edit_one({ title: writing.title })}>
                <FactForm
                  key={writing === 'new' ? 'new' : writing.key}
                  unit={unit}
                  fact={writing === 'new' ? undefined : writing}
                  others={facts.items}
                  onCancel={() => setWriting(undefined)}
                  onSaved={() => finish('saved')}
                />
              </Section>
            )}
            {deleting === undefined ? null : (
              <DeleteFact
                key={deleting.key}
                fact={facts.items.find(({ key }) => key === deleting.key) ?? deleting}
                onDeleted={() => finish('deleted')}
                onCancel={() => setDeleting(undefined)}
              />
            )}
            <Seen
              facts={facts}
              actions={facts.mayEnter ? { onEdit: (fact) => start(fact), onDelete: (fact) => start(undefined, fact) } : undefined}
            />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Seen({ facts, actions }: { readonly facts: PlaceFacts; readonly actions: FactActions | undefined }) {
  return (
    <>
      {facts.items.length === 0 ? (
        <EmptyState title={m.facts_none_title()}>
          <p>{m.facts_none_text()}</p>
        </EmptyState>
      ) : (
        <>
          <FactsTable facts={facts} actions={actions} />
          <Findings facts={facts} />
        </>
      )}
      <PlacesBelow below={facts.below} />
    </>
  )
}
