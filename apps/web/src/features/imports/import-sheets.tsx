import { Button, NativeSelect } from '@mantine/core'
import { type BaseField, baseFields, type Import, importRoutes, type ParticipantRole, type SheetLayout } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { queries, reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Choice } from '../../ui/choice.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Notice } from '../../ui/notice.tsx'
import { fieldTitle } from './column-fields.ts'
import { ImportProblem } from './import-problem.tsx'
import styles from './import-sheets.module.css'
import { isUnclear, missingOf } from './unclear-sheets.ts'

const kindTitles: Readonly<Record<ParticipantRole | 'none', () => string>> = {
  MENTEE: m.sheet_mentees,
  MENTOR: m.sheet_mentors,
  none: m.sheet_none,
}

/** How the sheets and columns were understood; while the import is under review it can be changed. */
export function ImportSheets({ sheets, ...found }: Import) {
  const readable = sheets.filter(({ columns }) => columns.length > 0)
  if (readable.length === 0) return null
  const unused = readable.flatMap(({ kind, columns }) => (kind === null ? [] : columns.filter(({ field }) => field === null))).length
  const title = unused === 0 ? m.import_columns_title() : `${m.import_columns_title()}: ${m.import_columns_unknown({ count: unused })}`
  return (
    <Disclosure title={title} isOpen={found.state === 'preview' && readable.some(isUnclear)}>
      {found.state === 'done' ? (
        readable.filter(({ kind }) => kind !== null).map((layout) => <SheetRead key={layout.sheet} {...layout} />)
      ) : (
        <SheetsNamed key={JSON.stringify(sheets)} id={found.id} sheets={readable} />
      )}
    </Disclosure>
  )
}

function SheetRead({ sheet, kind, columns }: SheetLayout) {
  const title = m.sheet_title({ sheet })
  return (
    <section className={styles['sheet']} aria-label={title}>
      <h3>
        {title} — {kindTitles[kind ?? 'none']()}
      </h3>
      <DataTable
        label={title}
        rows={columns}
        rowKey={({ column }) => column}
        columns={[
          { title: m.import_heading(), heading: true, render: ({ heading }) => heading },
          { title: m.import_meaning(), render: ({ field }) => (field === null ? m.import_meaning_none() : fieldTitle(field)) },
        ]}
      />
    </section>
  )
}

function SheetsNamed({ id, sheets }: { readonly id: string; readonly sheets: readonly SheetLayout[] }) {
  const [named, setNamed] = useState(sheets)
  const changed = named.filter((layout, index) => layout !== sheets[index])
  const params = { id }
  const check = useMutation({
    mutationFn: () => {
      const body = changed.map(({ sheet, kind, columns }) => ({
        sheet,
        kind,
        fields: kind === null ? [] : columns.flatMap(({ column, field }) => (field === null ? [] : [{ column, field }])),
      }))
      return call(importRoutes.columns, { params, body: { sheets: body } })
    },
    onSuccess: async (found) => {
      queries.setQueryData(reading(importRoutes.get, { params }).queryKey, found)
      document.getElementById('content')?.focus()
      await refresh(importRoutes.list, importRoutes.headings)
    },
  })
  return (
    <>
      <p>{m.import_columns_text()}</p>
      {named.map((layout, index) => (
        <SheetNamed
          key={layout.sheet}
          layout={layout}
          onChange={(next) => setNamed((all) => all.map((one, place) => (place === index ? next : one)))}
        />
      ))}
      {check.error === null ? null : <ImportProblem error={check.error} />}
      <div className={styles['decision']}>
        <Button disabled={changed.length === 0} loading={check.isPending} onClick={() => check.mutate()}>
          {m.sheets_check()}
        </Button>
        <p className="soft small">{changed.length === 0 ? m.sheets_unchanged() : m.sheets_check_hint()}</p>
      </div>
    </>
  )
}

function SheetNamed({ layout, onChange }: { readonly layout: SheetLayout; readonly onChange: (next: SheetLayout) => void }) {
  const { sheet, kind, columns } = layout
  const title = m.sheet_title({ sheet })
  const missing = missingOf(layout)
  const holderOf = (field: BaseField) => columns.find((column) => column.field === field)
  /** A field stands once: the column that had it gives it up. */
  const give = (column: number, field: BaseField | null) =>
    onChange({
      ...layout,
      columns: columns.map((one) =>
        one.column === column ? { ...one, field } : one.field === field && field !== null ? { ...one, field: null } : one,
      ),
    })
  const options = (column: number) => [
    { value: '', label: m.import_meaning_none() },
    ...baseFields.map((field) => {
      const holder = holderOf(field)
      const isElsewhere = holder !== undefined && holder.column !== column
      const label = fieldTitle(field)
      return { value: field, label: isElsewhere ? m.sheet_field_taken({ field: label, heading: holder.heading }) : label }
    }),
  ]
  return (
    <section className={styles['sheet']} aria-label={title}>
      <h3>{title}</h3>
      <Choice
        label={m.sheet_is()}
        value={kind ?? 'none'}
        options={(['MENTEE', 'MENTOR', 'none'] as const).map((option) => [option, kindTitles[option]()])}
        onChoose={(chosen) => onChange({ ...layout, kind: chosen === undefined || chosen === 'none' ? null : chosen })}
      />
      {kind === null ? (
        <p className="soft">{m.sheet_none_text()}</p>
      ) : (
        <>
          {missing.length === 0 ? null : (
            <Notice tone="warn" title={m.sheet_missing({ fields: missing.map(fieldTitle).join('; ') })}>
              <p>{m.sheet_missing_do()}</p>
            </Notice>
          )}
          <DataTable
            label={title}
            rows={columns}
            rowKey={({ column }) => column}
            columns={[
              { title: m.import_heading(), heading: true, render: ({ heading }) => heading },
              {
                title: m.import_meaning(),
                render: ({ column, heading, field }) => (
                  <NativeSelect
                    aria-label={m.sheet_column({ heading })}
                    value={field ?? ''}
                    data={options(column)}
                    onChange={(event) => give(column, baseFields.find((known) => known === event.currentTarget.value) ?? null)}
                  />
                ),
              },
            ]}
          />
        </>
      )}
    </section>
  )
}
