import { Button } from '@mantine/core'
import { readinessRoutes, Training, type TrainingPlan, trainingRoutes } from '@nastavnik/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { currentOf } from '../../api/problem.ts'
import { queries, reading, refresh } from '../../api/queries.ts'
import { m } from '../../paraglide/messages.js'
import { showDay, showSpan } from '../../ui/days.ts'
import { Facts } from '../../ui/facts.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { Certificates } from './certificates.tsx'
import { GroupSheet } from './group-sheet.tsx'
import { modeTitles } from './mode-titles.ts'
import { toTyped } from './plan-fields.ts'
import { PlanForm } from './plan-form.tsx'
import styles from './trainings.module.css'

/** One training: its plan, its group with attendance and points, its certificates. */
export function TrainingPage({ id }: { readonly id: string }) {
  const found = useQuery({ ...reading(trainingRoutes.get, { params: { id } }), staleTime: 0 })
  const keep = (fresh: Training) => {
    queries.setQueryData(reading(trainingRoutes.get, { params: { id } }).queryKey, fresh)
    void refresh(trainingRoutes.list, readinessRoutes.list, readinessRoutes.ofPerson)
  }
  const plan = found.data?.plan
  return (
    <Page
      title={plan?.title ?? m.training_title()}
      lead={plan === undefined ? undefined : showSpan(plan.startsOn, plan.endsOn)}
      back={<Link to="/trainings">{m.trainings_title()}</Link>}
    >
      <Loaded of={found}>
        {(training) => (
          <>
            <Plan training={training} onFresh={keep} />
            <GroupSheet training={training} onFresh={keep} />
            <Certificates training={training} onFresh={keep} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

interface PlanProps {
  readonly training: Training
  readonly onFresh: (fresh: Training) => void
}

function Plan({ training: { id, plan, version }, onFresh }: PlanProps) {
  const [state, setState] = useState<'seen' | 'edited' | 'saved'>('seen')
  const update = useMutation({
    mutationFn: (next: TrainingPlan) => call(trainingRoutes.update, { params: { id }, body: { version, plan: next } }),
    onSuccess: (fresh) => {
      onFresh(fresh)
      setState('saved')
    },
    onError: (error) => {
      const fresh = currentOf(error, Training)
      if (fresh !== undefined) onFresh(fresh)
    },
  })
  if (state === 'edited') {
    return (
      <Section title={m.training_plan()}>
        <PlanForm
          initial={toTyped(plan)}
          busy={update.isPending}
          error={update.error}
          onSave={(next) => update.mutate(next)}
          onCancel={() => setState('seen')}
        />
      </Section>
    )
  }
  return (
    <Section
      title={m.training_plan()}
      aside={
        <Button variant="default" onClick={() => setState('edited')}>
          {m.training_correct()}
        </Button>
      }
    >
      {state === 'saved' ? <Notice tone="good" title={m.training_saved()} focused /> : null}
      <Facts
        facts={[
          [m.training_hours(), String(plan.hours)],
          [m.training_mode(), modeTitles[plan.mode]()],
          [m.training_place(), plan.place],
          [m.training_taught_by(), plan.taughtBy],
          [m.training_sessions(), <Sessions key="sessions" sessions={plan.sessions} />],
          [m.training_materials(), plan.materials.length === 0 ? '' : <Materials key="materials" materials={plan.materials} />],
          [
            m.training_test(),
            plan.test === null ? m.training_no_test() : m.training_test_of({ count: plan.test.questions.length, mark: plan.test.passMark }),
          ],
        ]}
      />
    </Section>
  )
}

function Sessions({ sessions }: Pick<TrainingPlan, 'sessions'>) {
  return (
    <ol className={styles['plain']}>
      {sessions.map(({ id, on, topic }) => (
        <li key={id}>{[showDay(on), topic].filter((part) => part !== '').join(' — ')}</li>
      ))}
    </ol>
  )
}

function Materials({ materials }: Pick<TrainingPlan, 'materials'>) {
  return (
    <ul className={styles['plain']}>
      {materials.map(({ title, link }) => (
        <li key={`${title} ${link}`}>
          {link === '' ? (
            title
          ) : (
            <a href={link} target="_blank" rel="noreferrer noopener">
              {title}
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}
