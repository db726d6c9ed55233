import { Button } from '@mantine/core'
import type { Organisation } from '@nastavnik/contract'
import { useState } from 'react'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { DataTable } from '../../ui/data-table.tsx'
import { showDay } from '../../ui/days.ts'
import { Notice } from '../../ui/notice.tsx'
import { showNumber } from '../../ui/numbers.ts'
import { Section } from '../../ui/section.tsx'
import { HeadcountForm } from './headcount-form.tsx'

interface HeadcountsProps {
  readonly organisation: Organisation
  readonly onSaved: (saved: Organisation) => void
}

export function Headcounts({ organisation, onSaved }: HeadcountsProps) {
  const mayUpdate = useMay('organisation.update')
  const [state, setState] = useState<'seen' | 'open' | 'saved'>('seen')
  return (
    <Section
      title={m.organisation_headcounts()}
      aside={
        mayUpdate && state !== 'open' ? (
          <Button color="accent" onClick={() => setState('open')}>
            {m.organisation_headcount_add()}
          </Button>
        ) : undefined
      }
    >
      <p className="soft">{m.organisation_headcounts_text()}</p>
      {state === 'saved' ? <Notice tone="good" title={m.person_saved()} focused /> : null}
      {state === 'open' ? (
        <HeadcountForm
          code={organisation.code}
          onCancel={() => setState('seen')}
          onSaved={(saved) => {
            onSaved(saved)
            setState('saved')
          }}
        />
      ) : null}
      {organisation.headcounts.length === 0 ? (
        <p>{m.organisation_headcounts_none()}</p>
      ) : (
        <DataTable
          label={m.organisation_headcounts()}
          rows={organisation.headcounts}
          rowKey={({ countedOn }) => countedOn}
          columns={[
            { title: m.headcount_on(), heading: true, render: ({ countedOn }) => showDay(countedOn) },
            { title: m.headcount_children(), numeric: true, render: ({ children10to19 }) => showNumber(children10to19) },
            { title: m.headcount_teachers(), numeric: true, render: ({ teachers }) => showNumber(teachers) },
            { title: m.headcount_young(), numeric: true, render: ({ youngTeachers }) => showNumber(youngTeachers) },
          ]}
        />
      )}
    </Section>
  )
}
