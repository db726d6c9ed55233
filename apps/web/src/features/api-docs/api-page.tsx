import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { m } from '../../paraglide/messages.js'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Filters } from '../../ui/filters.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Section } from '../../ui/section.tsx'
import styles from './api-docs.module.css'
import { findOperations, type Group, openApiAddress, openApiReading } from './openapi.ts'
import { OperationCard } from './operation-card.tsx'
import { SectionTabs } from './section-tabs.tsx'

interface ApiPageProps {
  readonly search: { readonly search?: string | undefined }
  readonly onSearch: (search: { search: string | undefined }) => void
}

export function ApiPage({ search: { search = '' }, onSearch }: ApiPageProps) {
  const document = useQuery(openApiReading)
  return (
    <Page
      title={m.api_title()}
      lead={m.api_lead()}
      actions={
        <Button component="a" href={openApiAddress} variant="default" target="_blank" rel="noreferrer">
          {m.api_file()}
        </Button>
      }
    >
      <SectionTabs current="requests" />
      <Section title={m.api_rules()}>
        <ul className={styles['rules']}>
          {[m.api_rules_key(), m.api_rules_pace(), m.api_rules_refusal(), m.api_rules_days()].map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </Section>
      <div>
        <Filters label={m.api_search()}>
          <SearchField label={m.api_search()} value={search} onSearch={(text) => onSearch({ search: text === '' ? undefined : text })} />
        </Filters>
        <Loaded of={document} lines={12}>
          {(groups) => <Groups groups={findOperations(groups, search)} isFiltered={search !== ''} />}
        </Loaded>
      </div>
    </Page>
  )
}

function Groups({ groups, isFiltered }: { readonly groups: readonly Group[]; readonly isFiltered: boolean }) {
  const { hash } = useLocation()
  const count = groups.reduce((sum, { operations }) => sum + operations.length, 0)
  useEffect(() => {
    if (hash !== '') globalThis.document.getElementById(hash)?.scrollIntoView()
  }, [hash])
  if (count === 0) {
    return (
      <EmptyState title={m.api_none_title()}>
        <p>{m.api_none_text()}</p>
      </EmptyState>
    )
  }
  return (
    <>
      <p className="soft small" role="status">
        {isFiltered ? m.api_found({ count: String(count) }) : ''}
      </p>
      {groups.map(({ title, operations }) => (
        <Section key={title} title={title}>
          {operations.map((operation) => (
            <OperationCard
              key={operation.operationId}
              operation={operation}
              isOpen={operation.operationId === hash || (isFiltered && count === 1)}
            />
          ))}
        </Section>
      ))}
    </>
  )
}
