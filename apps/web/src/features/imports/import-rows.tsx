import type { Import, RowCode } from '@nastavnik/contract'
import type { ReactNode } from 'react'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { ignoreReasons, parkReasons, warningReasons } from '../../ui/row-reasons.ts'
import { chosenOf, shownRows } from './row-reasons.rules.ts'

interface RowsProps {
  readonly found: Import
  /** Only rows of this reason. */
  readonly problem: RowCode | undefined
}

const rowKey = ({ sheet, row }: { sheet: string; row: number }) => `${sheet}:${row}`
const place = [
  { title: m.import_sheet(), render: ({ sheet }: { sheet: string }) => sheet },
  { title: m.import_row(), numeric: true, render: ({ row }: { row: number }) => row },
]
const name = { title: m.import_name(), heading: true, render: (row: { name: string }) => row.name || m.empty_dash() }

function First({ shown, total, isOfAll }: { readonly shown: number; readonly total: number; readonly isOfAll: boolean }): ReactNode {
  if (shown >= total) return null
  return <p className="soft small">{isOfAll ? m.import_first({ shown, total }) : m.import_first_of_reason({ shown, total })}</p>
}

export function ParkedRows({ found: { parked, counters, reasons }, problem }: RowsProps) {
  const chosen = chosenOf(reasons, problem)
  const shown = shownRows('parked', parked, counters.errors, chosen, ({ code }, asked) => code === asked)
  if (shown === undefined) return null
  const title = m.import_parked_title({ count: shown.total })
  return (
    <Disclosure key={problem} title={title} isOpen>
      <p>{m.import_parked_text()}</p>
      <DataTable
        label={title}
        rows={shown.rows}
        rowKey={rowKey}
        columns={[
          ...place,
          name,
          { title: m.import_wrong(), render: ({ code }) => parkReasons[code][0]() },
          { title: m.import_todo(), render: ({ code }) => parkReasons[code][1]() },
        ]}
      />
      <First shown={shown.rows.length} total={shown.total} isOfAll />
    </Disclosure>
  )
}

export function WarnedRows({ found: { warned, counters, reasons }, problem }: RowsProps) {
  const chosen = chosenOf(reasons, problem)
  const shown = shownRows('warned', warned, counters.warnings, chosen, ({ codes }, asked) => codes.some((code) => code === asked))
  if (shown === undefined) return null
  const title = m.import_warned_title({ count: shown.total })
  const lines = (codes: Import['warned'][number]['codes'], part: 0 | 1) =>
    codes.map((code) => <div key={code}>{warningReasons[code][part]()}</div>)
  return (
    <Disclosure key={problem} title={title} isOpen={chosen !== undefined || counters.errors === 0}>
      <p>{m.import_warned_text()}</p>
      <DataTable
        label={title}
        rows={shown.rows}
        rowKey={rowKey}
        columns={[
          ...place,
          name,
          { title: m.import_look(), render: ({ codes }) => lines(codes, 0) },
          { title: m.import_todo(), render: ({ codes }) => lines(codes, 1) },
        ]}
      />
      <First shown={shown.rows.length} total={shown.total} isOfAll={false} />
    </Disclosure>
  )
}

export function IgnoredRows({ found: { ignored, counters, reasons }, problem }: RowsProps) {
  const chosen = chosenOf(reasons, problem)
  const shown = shownRows('ignored', ignored, counters.ignored, chosen, ({ code }, asked) => code === asked)
  if (shown === undefined) return null
  const title = m.import_ignored_title({ count: shown.total })
  return (
    <Disclosure key={problem} title={title} isOpen={chosen !== undefined}>
      <p>{m.import_ignored_text()}</p>
      <DataTable
        label={title}
        rows={shown.rows}
        rowKey={rowKey}
        columns={[...place, { title: m.import_why(), render: ({ code }) => ignoreReasons[code]() }]}
      />
      <First shown={shown.rows.length} total={shown.total} isOfAll={false} />
    </Disclosure>
  )
}
