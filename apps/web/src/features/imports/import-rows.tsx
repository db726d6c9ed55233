import type { Import } from '@nastavnik/contract'
import type { ReactNode } from 'react'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { ignoreReasons, parkReasons, warningReasons } from '../../ui/row-reasons.ts'

const rowKey = ({ sheet, row }: { sheet: string; row: number }) => `${sheet}:${row}`
const place = [
  { title: m.import_sheet(), render: ({ sheet }: { sheet: string }) => sheet },
  { title: m.import_row(), numeric: true, render: ({ row }: { row: number }) => row },
]
const name = { title: m.import_name(), heading: true, render: (row: { name: string }) => row.name || m.empty_dash() }

function First({ shown, total }: { readonly shown: number; readonly total: number }): ReactNode {
  return shown < total ? <p className="soft small">{m.import_first({ shown, total })}</p> : null
}

export function ParkedRows({ parked, counters }: Import) {
  if (counters.errors === 0) return null
  const title = m.import_parked_title({ count: counters.errors })
  return (
    <Disclosure title={title} isOpen>
      <p>{m.import_parked_text()}</p>
      <DataTable
        label={title}
        rows={parked}
        rowKey={rowKey}
        columns={[
          ...place,
          name,
          { title: m.import_wrong(), render: ({ code }) => parkReasons[code][0]() },
          { title: m.import_todo(), render: ({ code }) => parkReasons[code][1]() },
        ]}
      />
      <First shown={parked.length} total={counters.errors} />
    </Disclosure>
  )
}

export function WarnedRows({ warned, counters }: Import) {
  if (counters.warnings === 0) return null
  const title = m.import_warned_title({ count: counters.warnings })
  const lines = (codes: Import['warned'][number]['codes'], part: 0 | 1) =>
    codes.map((code) => <div key={code}>{warningReasons[code][part]()}</div>)
  return (
    <Disclosure title={title} isOpen={counters.errors === 0}>
      <p>{m.import_warned_text()}</p>
      <DataTable
        label={title}
        rows={warned}
        rowKey={rowKey}
        columns={[
          ...place,
          name,
          { title: m.import_look(), render: ({ codes }) => lines(codes, 0) },
          { title: m.import_todo(), render: ({ codes }) => lines(codes, 1) },
        ]}
      />
      <First shown={warned.length} total={counters.warnings} />
    </Disclosure>
  )
}

export function IgnoredRows({ ignored, counters }: Import) {
  if (counters.ignored === 0) return null
  const title = m.import_ignored_title({ count: counters.ignored })
  return (
    <Disclosure title={title}>
      <p>{m.import_ignored_text()}</p>
      <DataTable
        label={title}
        rows={ignored}
        rowKey={rowKey}
        columns={[...place, { title: m.import_why(), render: ({ code }) => ignoreReasons[code]() }]}
      />
      <First shown={ignored.length} total={counters.ignored} />
    </Disclosure>
  )
}
