import { Button } from '@mantine/core'
import { type MatchingRun, matchingRoutes } from '@nastavnik/contract'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { showInstant } from '../../ui/days.ts'
import { DownloadButton } from '../../ui/download-button.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Mark } from '../../ui/mark.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Section } from '../../ui/section.tsx'
import styles from './matching.module.css'
import { matchingProblems } from './matching-problems.ts'
import { NewVariant } from './new-variant.tsx'
import type { RoundPart } from './use-round.ts'
import { modeTitles, runTitle } from './words.ts'

/** What has been counted, side by side in a table, and the form of one more. */
export function Variants({ round, mayRun }: RoundPart) {
  const { id, runs, draft } = round
  const [isMaking, setMaking] = useState(false)
  const params = { id }
  return (
    <Section
      title={m.matching_view_variants()}
      aside={
        mayRun && !isMaking ? (
          <Button variant="default" onClick={() => setMaking(true)}>
            {m.matching_new_variant()}
          </Button>
        ) : undefined
      }
    >
      <p className="soft">{m.matching_variants_lead()}</p>
      {isMaking ? <NewVariant round={round} onCancel={() => setMaking(false)} /> : null}
      <DataTable
        label={m.matching_view_variants()}
        rows={runs}
        rowKey={({ id: run }) => run}
        current={({ id: run }) => run === draft?.id}
        columns={[
          {
            title: m.matching_variant(),
            heading: true,
            render: (run: MatchingRun) => (
              <>
                {runTitle(run)} {run.id === draft?.id ? <Mark tone="good">{m.matching_draft()}</Mark> : null}
                {run.isCurrent ? null : <Mark tone="warn">{m.matching_run_old()}</Mark>}
                <span className={`${styles['note']} soft small`}>
                  {[
                    ...(run.title === '' || run.title === modeTitles[run.mode]() ? [] : [modeTitles[run.mode]()]),
                    showInstant(run.createdAt),
                  ].join(' · ')}
                </span>
              </>
            ),
          },
          { title: m.matching_filter_placed(), numeric: true, render: ({ figures }) => showNumber(figures.placed) },
          { title: m.matching_total(), numeric: true, render: ({ figures }) => showNumber(Math.round(figures.total)) },
          { title: m.matching_first_choices(), numeric: true, render: ({ figures }) => showNumber(figures.menteeChoices[0]) },
          { title: m.matching_blocking(), numeric: true, render: ({ figures }) => showNumber(figures.blocking) },
          {
            title: m.matching_deeds(),
            render: (run: MatchingRun) => (
              <div className={styles['deeds']}>
                {draft === null || run.id === draft.id ? null : (
                  <LinkButton
                    size="xs"
                    variant="default"
                    to="/matching/$id/compare"
                    params={params}
                    search={{ left: draft.id, right: run.id }}
                    aria-label={m.matching_compare_name({ run: runTitle(run) })}
                  >
                    {m.matching_compare()}
                  </LinkButton>
                )}
                {mayRun ? (
                  <DownloadButton
                    size="xs"
                    label={m.matching_protocol()}
                    aria-label={m.matching_protocol_name({ run: runTitle(run) })}
                    texts={matchingProblems}
                    load={() => call(matchingRoutes.protocol, { params: { id, run: run.id } })}
                  />
                ) : null}
              </div>
            ),
          },
        ]}
      />
    </Section>
  )
}
