import type { GradeReview } from '@nastavnik/contract'
import type { ReactNode } from 'react'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Figures } from '../../ui/figures.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { reasonTitles } from './grade-words.ts'

interface GradeReviewViewProps {
  readonly review: GradeReview
  /** Of the file. */
  readonly name: string
  readonly children: ReactNode
}

/** What was read of a gradebook, before it is recorded: numbers, subjects, the rows left with their reasons. */
export function GradeReviewView({ review, name, children }: GradeReviewViewProps) {
  const { recognised, replaced, subjects, otherColumns, rows, total } = review
  return (
    <>
      <h3>{m.grades_review({ name })}</h3>
      <Figures
        label={m.grades_review({ name })}
        figures={[
          { label: m.grades_recognised(), value: showNumber(recognised) },
          ...(replaced > 0 ? [{ label: m.grades_replaced(), value: showNumber(replaced) }] : []),
          { label: m.grades_left(), value: showNumber(total), ...(total > 0 ? { tone: 'warn' as const } : {}) },
        ]}
      />
      {recognised === 0 ? (
        <Notice tone="warn" title={m.grades_nothing()} focused>
          <p>{m.grades_nothing_text()}</p>
        </Notice>
      ) : null}
      <Facts
        facts={[
          [m.grades_subjects(), subjects.join(', ')],
          ...(otherColumns.length === 0 ? [] : [[m.grades_other(), otherColumns.join(', ')] as const]),
        ]}
      />
      {children}
      {rows.length === 0 ? null : (
        <>
          <h3>{m.grades_rows()}</h3>
          <DataTable
            label={m.grades_rows()}
            rows={rows}
            rowKey={({ sheet, row }) => `${sheet} ${row}`}
            columns={[
              { title: m.grades_name(), heading: true, render: (row) => row.name },
              {
                title: m.grades_place(),
                render: ({ sheet, row, cell }) =>
                  cell === null ? m.grades_place_row({ sheet, row: String(row) }) : m.grades_place_cell({ sheet, cell }),
              },
              { title: m.grades_reason(), render: ({ reason }) => reasonTitles[reason]() },
            ]}
          />
          {total > rows.length ? (
            <p className="soft">{m.grades_rows_more({ shown: showNumber(rows.length), total: showNumber(total) })}</p>
          ) : null}
        </>
      )}
    </>
  )
}
