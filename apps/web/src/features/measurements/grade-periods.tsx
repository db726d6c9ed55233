import { Button } from '@mantine/core'
import { type GradePeriod, gradeRoutes, measurementRoutes } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { Confirmation } from '../../ui/confirmation.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { schoolYearTitle } from '../../ui/school-year-choice.tsx'
import { periodTitle, termTitles, waveTitles } from './grade-words.ts'

interface GradePeriodsProps {
  readonly organisation: string
  readonly periods: readonly GradePeriod[]
}

/** Recorded periods; one is deleted as a whole. */
export function GradePeriods({ organisation, periods }: GradePeriodsProps) {
  const [leaving, setLeaving] = useState<GradePeriod>()
  const remove = useMutation({
    mutationFn: ({ year, term, wave }: GradePeriod) => call(gradeRoutes.remove, { query: { organisation, year, term, wave } }),
    onSuccess: () => refresh(gradeRoutes.list, measurementRoutes.changes),
    onSettled: () => setLeaving(undefined),
  })
  return (
    <>
      {remove.error === null ? null : <ProblemNotice error={remove.error} />}
      {remove.isSuccess && leaving === undefined ? <Notice tone="good" title={m.grades_deleted()} focused /> : null}
      {leaving === undefined ? null : (
        <Confirmation
          title={m.grades_delete_title({ period: periodTitle(leaving) })}
          confirmText={m.grades_delete()}
          busy={remove.isPending}
          onConfirm={() => remove.mutate(leaving)}
          onCancel={() => setLeaving(undefined)}
        >
          <p>{m.grades_delete_text({ count: showNumber(leaving.people) })}</p>
        </Confirmation>
      )}
      {periods.length === 0 ? (
        <EmptyState title={m.grades_periods_none()}>
          <p>{m.grades_periods_none_text()}</p>
        </EmptyState>
      ) : (
        <DataTable
          label={m.grades_periods()}
          rows={periods}
          rowKey={periodTitle}
          columns={[
            { title: m.grades_term(), heading: true, render: ({ term, year }) => `${termTitles[term]()} ${schoolYearTitle(year)}` },
            { title: m.grades_wave(), render: ({ wave }) => waveTitles[wave]() },
            { title: m.grades_people(), numeric: true, render: ({ people }) => showNumber(people) },
            { title: m.grades_average_subjects(), numeric: true, render: ({ subjects }) => showNumber(subjects) },
            {
              title: m.grades_delete(),
              render: (period) => (
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={m.grades_delete_of({ period: periodTitle(period) })}
                  onClick={() => setLeaving(period)}
                >
                  {m.grades_delete()}
                </Button>
              ),
            },
          ]}
        />
      )}
    </>
  )
}
