import { Button } from '@mantine/core'
import { tokenRoutes } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { usePlace } from '../../api/place.ts'
import { reading, refresh } from '../../api/queries.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { CopyButton } from '../../ui/copy-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { UnitScope } from '../../ui/unit-scope.tsx'
import styles from './api-docs.module.css'
import { SectionTabs } from './section-tabs.tsx'
import { TokenForm } from './token-form.tsx'
import { TokensTable } from './tokens-table.tsx'

interface TokensPageProps {
  readonly search: { readonly unit?: string | undefined }
  readonly onSearch: (search: { unit: string }) => void
}

export function TokensPage(props: TokensPageProps) {
  const mayIssue = useMay('token.issue')
  return (
    <Page title={m.api_tab_keys()} lead={m.keys_lead()}>
      <SectionTabs current="keys" />
      {mayIssue ? (
        <Keys {...props} />
      ) : (
        <EmptyState title={m.keys_denied()}>
          <p>{m.keys_denied_text()}</p>
        </EmptyState>
      )}
    </Page>
  )
}

function Keys({ search, onSearch }: TokensPageProps) {
  const place = usePlace()
  const unit = search.unit ?? place.code
  const [isIssuing, setIssuing] = useState(false)
  const [secret, setSecret] = useState<string>()
  const found = useQuery({ ...reading(tokenRoutes.list, { query: { unit } }), placeholderData: keepPreviousData })
  return (
    <>
      <UnitScope unit={found.data?.unit} onPick={({ code }) => onSearch({ unit: code })} />
      {secret === undefined ? null : <Secret secret={secret} onDone={() => setSecret(undefined)} />}
      <Loaded of={found}>
        {(keys) => (
          <>
            {isIssuing ? (
              <Section title={m.keys_new()}>
                <TokenForm
                  key={keys.unit.code}
                  unit={keys.unit}
                  offered={keys.offered}
                  onCancel={() => setIssuing(false)}
                  onIssued={(issued) => {
                    setSecret(issued)
                    setIssuing(false)
                    void refresh(tokenRoutes.list)
                  }}
                />
              </Section>
            ) : (
              <div>
                <Button color="accent" onClick={() => setIssuing(true)}>
                  {m.keys_issue()}
                </Button>
              </div>
            )}
            {keys.items.length === 0 ? (
              <EmptyState title={m.keys_none_title()}>
                <p>{m.keys_none_text()}</p>
              </EmptyState>
            ) : (
              <TokensTable unit={keys.unit} tokens={keys.items} />
            )}
          </>
        )}
      </Loaded>
    </>
  )
}

/** The only time the key is seen. */
function Secret({ secret, onDone }: { readonly secret: string; readonly onDone: () => void }) {
  return (
    <Notice tone="good" title={m.keys_secret_title()} focused>
      <p>{m.keys_secret_text()}</p>
      <code className={styles['secret']} data-testid="secret">
        {secret}
      </code>
      <CopyButton text={secret} />
      <Button variant="default" size="xs" onClick={onDone}>
        {m.keys_secret_done()}
      </Button>
    </Notice>
  )
}
