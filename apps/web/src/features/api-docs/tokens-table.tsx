import { Button } from '@mantine/core'
import { type IntegrationToken, tokenRoutes, type UnitRef } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Confirmation } from '../../ui/confirmation.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { showDay, showSpan } from '../../ui/days.ts'
import { Mark } from '../../ui/mark.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { rightTitle } from './titles.ts'

const states = {
  active: ['good', m.keys_state_active],
  future: ['plain', m.keys_state_future],
  ended: ['warn', m.keys_state_ended],
  revoked: ['bad', m.keys_state_revoked],
} as const

export function TokensTable({ unit, tokens }: { readonly unit: UnitRef; readonly tokens: readonly IntegrationToken[] }) {
  const [asked, setAsked] = useState<IntegrationToken>()
  const revoke = useMutation({
    mutationFn: (id: string) => call(tokenRoutes.revoke, { params: { id } }),
    onSuccess: async () => {
      setAsked(undefined)
      await refresh(tokenRoutes.list)
    },
  })
  return (
    <>
      {revoke.isSuccess ? <Notice tone="good" title={m.keys_revoked()} focused /> : null}
      {revoke.error === null ? null : <ProblemNotice error={revoke.error} />}
      {asked === undefined ? null : (
        <Confirmation
          title={m.keys_revoke_sure({ name: asked.name })}
          confirmText={m.keys_revoke()}
          cancelText={m.keys_revoke_keep()}
          busy={revoke.isPending}
          onConfirm={() => revoke.mutate(asked.id)}
          onCancel={() => setAsked(undefined)}
        />
      )}
      <DataTable
        label={m.keys_table({ unit: unit.title })}
        rows={tokens}
        rowKey={({ id }) => id}
        columns={[
          {
            title: m.keys_name(),
            heading: true,
            render: ({ name, issuedBy }) => (
              <>
                {name}
                <p className="soft small">{m.keys_issuer({ name: issuedBy })}</p>
              </>
            ),
          },
          { title: m.keys_unit(), render: (token) => token.unit.title },
          { title: m.keys_permissions(), render: (token) => <TokenRights token={token} /> },
          { title: m.keys_term(), render: ({ validFrom, validTo }) => showSpan(validFrom, validTo) },
          { title: m.keys_used(), render: ({ lastUsedOn }) => (lastUsedOn === null ? m.keys_never() : showDay(lastUsedOn)) },
          {
            title: m.keys_state(),
            render: (token) => {
              const [tone, title] = states[token.state]
              return (
                <>
                  <Mark tone={tone}>{title()}</Mark>
                  {token.state === 'active' || token.state === 'future' ? (
                    <p>
                      <Button
                        variant="default"
                        size="compact-sm"
                        aria-label={m.keys_revoke_one({ name: token.name })}
                        onClick={() => {
                          revoke.reset()
                          setAsked(token)
                        }}
                      >
                        {m.keys_revoke()}
                      </Button>
                    </p>
                  ) : null}
                </>
              )
            },
          },
        ]}
      />
    </>
  )
}

/** The first words of each right are enough in a table. */
function TokenRights({ token: { permissions, forms } }: { readonly token: IntegrationToken }) {
  return (
    <>
      {permissions.map((permission) => rightTitle(permission).split(/[:.]/)[0]).join(', ')}
      {forms === null ? null : <p className="soft small">{forms.join(', ')}</p>}
    </>
  )
}
