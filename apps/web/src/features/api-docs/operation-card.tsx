import { fileTypes } from '@nastavnik/contract'
import { useState } from 'react'
import { usePlace } from '../../api/place.ts'
import { m } from '../../paraglide/messages.js'
import { CopyButton } from '../../ui/copy-button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Facts } from '../../ui/facts.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import styles from './api-docs.module.css'
import { curlOf } from './curl.ts'
import type { JsonSchema, Operation } from './openapi.ts'
import { kindOf, schemaRows } from './schema-rows.ts'
import { roleTitle } from './titles.ts'

type Content = Readonly<Record<string, { readonly schema: JsonSchema }>>

/** One request, folded until it is asked for or named by the address; what is folded is not drawn: there are eighty of them. */
export function OperationCard({ operation, isOpen }: { readonly operation: Operation; readonly isOpen: boolean }) {
  const { operationId, method, path, summary } = operation
  const [isDrawn, setDrawn] = useState(isOpen)
  return (
    <details id={operationId} className={styles['operation']} open={isOpen} onToggle={() => setDrawn(true)}>
      <summary>
        <span className={styles['method']} data-method={method}>
          {method}
        </span>
        <code className={styles['path']}>{path}</code>
        <span className={styles['summary']}>{summary}</span>
      </summary>
      {isDrawn || isOpen ? <OperationBody operation={operation} route={`${method} ${path}`} /> : null}
    </details>
  )
}

function whoMay({ roles, security, ...operation }: Operation): string {
  if (security === undefined) return m.api_who_open()
  if (operation['x-permission'] === undefined) return m.api_who_signed_in()
  return roles.length === 0 ? m.api_who_nobody() : roles.map(roleTitle).join(', ')
}

function OperationBody({ operation, route }: { readonly operation: Operation; readonly route: string }) {
  const place = usePlace()
  const { operationId, isForKeys, parameters, requestBody, responses } = operation
  const curl = curlOf(operation, location.origin, place.code)
  const refusals = Object.entries(responses).filter(([status]) => status !== '200' && status !== 'default')
  return (
    <div className={styles['inside']}>
      <Facts
        facts={[
          [m.api_who(), whoMay(operation)],
          ...(operation['x-permission'] === undefined
            ? []
            : [[m.api_right(), <code key="right">{operation['x-permission']}</code>] as const]),
          [m.api_by_key(), isForKeys ? m.api_by_key_yes() : m.api_by_key_no()],
        ]}
      />
      {isForKeys ? (
        <>
          <h3>{m.api_example()}</h3>
          <ScrollRegion label={m.api_example_label({ route })}>
            <pre className={styles['code']}>{curl}</pre>
          </ScrollRegion>
          <CopyButton text={curl} />
        </>
      ) : null}
      {parameters.length === 0 ? null : (
        <>
          <h3>{m.api_parameters()}</h3>
          <DataTable
            label={`${m.api_parameters()}: ${route}`}
            rows={parameters}
            rowKey={({ name }) => name}
            columns={[
              { title: m.api_field(), heading: true, render: ({ name }) => <code>{name}</code> },
              {
                title: m.api_kind(),
                render: (one) => `${kindOf(one.schema)}, ${one.in === 'path' ? m.api_where_path() : m.api_where_query()}`,
              },
              { title: m.api_required(), render: ({ required }) => (required ? m.api_yes() : m.api_no()) },
            ]}
          />
        </>
      )}
      {requestBody === undefined ? null : <Fields title={m.api_body()} route={route} content={requestBody.content} isInput />}
      <Fields title={m.api_reply()} route={route} content={responses['200']?.content ?? {}} />
      <h3>{m.api_refusals()}</h3>
      <DataTable
        label={`${m.api_refusals()}: ${route}`}
        rows={refusals}
        rowKey={([status]) => status}
        columns={[
          { title: m.api_status(), heading: true, render: ([status]) => status },
          { title: m.api_meaning(), render: ([, { description }]) => description },
        ]}
      />
      <p className="small">
        <a href={`#${operationId}`}>{m.api_link({ route })}</a>
      </p>
    </div>
  )
}

interface FieldsProps {
  readonly title: string
  readonly route: string
  readonly content: Content
  readonly isInput?: boolean
}

function Fields({ title, route, content, isInput = false }: FieldsProps) {
  const schema = content['application/json']?.schema
  const rows = schema === undefined ? [] : schemaRows(schema)
  const [file] = Object.keys(content).filter((type) => type !== 'application/json')
  const empty = file === undefined ? m.api_nothing() : file === fileTypes.xlsx ? m.api_workbook() : m.api_other_file({ type: file })
  return (
    <>
      <h3>{title}</h3>
      {rows.length === 0 ? (
        <p>{empty}</p>
      ) : (
        <DataTable
          label={`${title}: ${route}`}
          rows={rows}
          rowKey={({ name }) => name}
          columns={[
            { title: m.api_field(), heading: true, render: ({ name }) => <code>{name}</code> },
            { title: m.api_kind(), render: ({ kind }) => kind },
            ...(isInput
              ? [{ title: m.api_required(), render: ({ isRequired }: (typeof rows)[number]) => (isRequired ? m.api_yes() : m.api_no()) }]
              : []),
          ]}
        />
      )}
    </>
  )
}
