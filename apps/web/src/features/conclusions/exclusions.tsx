import { Button } from '@mantine/core'
import { conclusionRoutes, type Exclusion, type PersonConclusion } from '@nastavnik/contract'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { showDay } from '../../ui/days.ts'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { AddExclusion } from './add-exclusion.tsx'
import { conclusionProblems } from './conclusion-problems.ts'
import styles from './conclusions.module.css'

interface ExclusionsProps {
  readonly person: PersonConclusion
  readonly onFresh: (fresh: PersonConclusion) => void
}

/** With whom the person is not to be put together, and why. */
export function Exclusions({ person, onFresh }: ExclusionsProps) {
  const { personId, consented, exclusions } = person
  const [state, setState] = useState<'seen' | 'written' | 'saved' | 'removed'>('seen')
  const remove = useMutation({
    mutationFn: (id: string) => call(conclusionRoutes.unexclude, { params: { person: personId, id } }),
    onSuccess: (fresh) => {
      onFresh(fresh)
      setState('removed')
    },
  })
  return (
    <Section
      title={m.exclusions_title()}
      aside={
        consented && state !== 'written' ? (
          <Button variant="default" onClick={() => setState('written')}>
            {m.exclusion_add()}
          </Button>
        ) : undefined
      }
    >
      <p className="soft">{m.exclusions_lead()}</p>
      {state === 'saved' ? <Notice tone="good" title={m.conclusion_saved()} focused /> : null}
      {state === 'removed' ? <Notice tone="good" title={m.exclusion_removed()} focused /> : null}
      {remove.error === null ? null : <ProblemNotice error={remove.error} texts={conclusionProblems} />}
      {state === 'written' ? (
        <AddExclusion
          person={person}
          onCancel={() => setState('seen')}
          onSaved={(fresh) => {
            onFresh(fresh)
            setState('saved')
          }}
        />
      ) : null}
      {exclusions.length === 0 ? (
        <p>{m.exclusions_none()}</p>
      ) : (
        <DataTable<Exclusion>
          label={m.exclusions_title()}
          rows={exclusions}
          rowKey={({ id }) => id}
          columns={[
            {
              title: m.people_name(),
              heading: true,
              render: (one) => (
                <Link to="/conclusions/$id" params={{ id: one.personId }}>
                  {one.name}
                </Link>
              ),
            },
            { title: m.people_occupation(), render: ({ occupation }) => occupation },
            { title: m.exclusion_side(), render: ({ side }) => (side === 'MENTOR' ? m.role_mentor() : m.role_mentee()) },
            { title: m.exclusion_note(), render: ({ note }) => <span className={styles['note']}>{note}</span> },
            { title: m.exclusion_on(), render: ({ decidedOn, by }) => (by === null ? showDay(decidedOn) : `${showDay(decidedOn)}, ${by}`) },
            {
              title: m.exclusion_deeds(),
              render: ({ id, name }) => (
                <Button
                  size="xs"
                  variant="default"
                  loading={remove.isPending && remove.variables === id}
                  aria-label={m.exclusion_remove_whom({ name })}
                  onClick={() => remove.mutate(id)}
                >
                  {m.exclusion_remove()}
                </Button>
              ),
            },
          ]}
        />
      )}
    </Section>
  )
}
