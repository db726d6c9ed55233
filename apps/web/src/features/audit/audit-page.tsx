import { TextInput } from '@mantine/core'
import { type AuditEntry, AuditKind, auditRoutes } from '@nastavnik/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { usePlace } from '../../api/place.ts'
import { reading } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import type { AuditSearch } from '../../search-params.ts'
import { Choice } from '../../ui/choice.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { parseDay, showDay, showInstant } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Filters } from '../../ui/filters.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Mark } from '../../ui/mark.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Page } from '../../ui/page.tsx'
import { Pager } from '../../ui/pager.tsx'
import { UnitScope } from '../../ui/unit-scope.tsx'

interface AuditPageProps {
  readonly search: AuditSearch
  readonly onSearch: (search: AuditSearch) => void
}

const kindNames: Readonly<Record<AuditKind, () => string>> = {
  read: m.audit_kind_read,
  export: m.audit_kind_export,
  change: m.audit_kind_change,
  refusal: m.audit_kind_refusal,
  signIn: m.audit_kind_sign_in,
}

export function AuditPage({ search, onSearch }: AuditPageProps) {
  const place = usePlace()
  const { page = 1, ...filters } = search
  const query = { ...filters, unit: search.unit ?? place.code, page }
  const list = useQuery({ ...reading(auditRoutes.list, { query }), placeholderData: keepPreviousData })
  const { unit } = filters
  const narrowed = search.subject !== undefined || search.user !== undefined
  return (
    <Page title={m.audit_title()} lead={m.audit_lead()}>
      <UnitScope unit={list.data?.unit} onPick={({ code }) => onSearch({ ...filters, unit: code })} />
      <div>
        <Filters label={m.audit_filters()}>
          <Choice
            label={m.audit_kind()}
            any={m.audit_kind_any()}
            value={search.kind}
            options={AuditKind.options.map((kind) => [kind, kindNames[kind]()] as const)}
            onChoose={(kind) => onSearch({ ...filters, kind })}
          />
          <DayField label={m.audit_from()} day={search.from} onDay={(from) => onSearch({ ...filters, from })} />
          <DayField label={m.audit_to()} day={search.to} onDay={(to) => onSearch({ ...filters, to })} />
        </Filters>
        {narrowed ? (
          <p>
            {search.subject === undefined ? m.audit_narrowed_user() : m.audit_narrowed_subject({ id: search.subject })}{' '}
            <Link to="/audit" search={unit === undefined ? {} : { unit }}>
              {m.filters_clear()}
            </Link>
          </p>
        ) : null}
        <Loaded of={list}>
          {(lines) =>
            lines.total === 0 ? (
              <EmptyState title={m.audit_none()}>
                <p>{m.audit_none_text()}</p>
                <LinkButton to="/audit" variant="default">
                  {m.filters_clear()}
                </LinkButton>
              </EmptyState>
            ) : (
              <>
                <Lines lines={lines.items} scope={unit === undefined ? {} : { unit }} isOne={place.level === 'organisation'} />
                <Pager list={lines} onPage={(next) => onSearch({ ...search, page: next })} />
              </>
            )
          }
        </Loaded>
      </div>
    </Page>
  )
}

interface DayFieldProps {
  readonly label: string
  readonly day: string | undefined
  readonly onDay: (day: string | undefined) => void
}

/** A day of the filter: it works as soon as it is one. */
function DayField({ label, day, onDay }: DayFieldProps) {
  const [text, setText] = useState(day === undefined ? '' : showDay(day))
  const isWrong = text.length >= 10 && parseDay(text) === undefined
  return (
    <TextInput
      label={label}
      placeholder={m.day_placeholder()}
      value={text}
      error={isWrong ? m.day_invalid() : undefined}
      onChange={(event) => {
        const written = event.currentTarget.value
        setText(written)
        const chosen = parseDay(written)
        if (chosen !== undefined || written.trim() === '') onDay(chosen)
      }}
    />
  )
}

interface LinesProps {
  readonly lines: readonly AuditEntry[]
  readonly scope: AuditSearch
  readonly isOne: boolean
}

function Lines({ lines, scope, isOne }: LinesProps) {
  const where = { title: m.audit_where(), render: ({ organisation }: AuditEntry) => organisation?.title ?? m.audit_region() }
  return (
    <DataTable
      label={m.audit_title()}
      rows={lines}
      rowKey={({ organisation, number }) => `${organisation?.code ?? ''} ${number}`}
      columns={[
        { title: m.audit_when(), heading: true, render: ({ at }) => showInstant(at) },
        {
          title: m.audit_who(),
          render: ({ user }) =>
            user === null ? (
              m.audit_operator()
            ) : (
              <Link to="/audit" search={{ ...scope, user: user.id }} aria-label={m.audit_only_user({ name: user.name })}>
                {user.name}
              </Link>
            ),
        },
        ...(isOne ? [] : [where]),
        {
          title: m.audit_what(),
          render: ({ title, kind, fields }) => (
            <>
              {title}
              <div className="small">
                <Mark tone={kind === 'refusal' ? 'warn' : 'plain'}>{kindNames[kind]()}</Mark>
                {fields.length === 0 ? null : <span className="soft"> {m.audit_fields({ fields: fields.join(', ') })}</span>}
              </div>
            </>
          ),
        },
        { title: m.audit_people(), numeric: true, render: ({ people }) => (people === null ? m.empty_dash() : showNumber(people)) },
        {
          title: m.audit_subject(),
          render: ({ subjectId }) => {
            if (subjectId === null) return m.empty_dash()
            const id = `…${subjectId.slice(-8)}`
            return (
              <Link to="/audit" search={{ ...scope, subject: subjectId }} aria-label={m.audit_only_subject({ id })}>
                {id}
              </Link>
            )
          },
        },
      ]}
    />
  )
}
