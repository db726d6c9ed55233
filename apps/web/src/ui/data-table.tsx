import type { Key, ReactNode } from 'react'
import { ScrollRegion } from './scroll-region.tsx'
import styles from './table.module.css'

export interface Column<Row> {
  readonly title: string
  readonly render: (row: Row) => ReactNode
  /** Numbers stand to the right. */
  readonly numeric?: boolean
  /** The cell that names the row. */
  readonly heading?: boolean
}

interface DataTableProps<Row> {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => Key
  readonly current?: (row: Row) => boolean
}

/** A table; on a phone each row stands as a card with the captions of its columns. */
export function DataTable<Row>({ label, columns, rows, rowKey, current }: DataTableProps<Row>) {
  return (
    <ScrollRegion label={label}>
      <table className={styles['table']} data-cards aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ title, numeric }) => (
              <th key={title} scope="col" data-numeric={numeric}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} aria-current={current?.(row) === true || undefined}>
              {columns.map(({ title, render, numeric, heading }) =>
                heading === true ? (
                  <th key={title} scope="row">
                    {render(row)}
                  </th>
                ) : (
                  <td key={title} data-numeric={numeric} data-label={title}>
                    {render(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
