import { type CampaignPlan, surveyRoutes } from '@nastavnik/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { queries, reading } from '../../api/queries.ts'
import { useMay } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { Loaded } from '../../ui/loaded.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Section } from '../../ui/section.tsx'
import { surveyProblems } from './survey-problems.ts'
import styles from './surveys.module.css'

const parts = [
  ['waves', m.plan_waves, () => m.plan_waves_text()],
  ['pulse', m.plan_pulse, ({ firstDay, everyDays }: CampaignPlan) => m.plan_pulse_text({ first: firstDay, every: everyDays })],
] as const

/** What begins without anybody: a tick is kept at once. */
export function CampaignPlanSection({ organisation }: { readonly organisation: string }) {
  const mayRun = useMay('survey.run')
  const plan = reading(surveyRoutes.getPlan, { query: { organisation } })
  const read = useQuery(plan)
  const save = useMutation({
    mutationFn: ({ version, waves, pulse }: Pick<CampaignPlan, 'version' | 'waves' | 'pulse'>) =>
      call(surveyRoutes.setPlan, { body: { organisation, version, waves, pulse } }),
    onSuccess: (fresh) => queries.setQueryData(plan.queryKey, fresh),
    onError: () => read.refetch(),
  })
  return (
    <Section title={m.plan_title()} aside={<span role="status">{save.isSuccess ? m.plan_saved() : ''}</span>}>
      <p className="soft">{m.plan_lead()}</p>
      <Loaded of={read} lines={2}>
        {(now) => (
          <div className={styles['plan']}>
            {parts.map(([part, title, text]) => (
              <label key={part} className={styles['pick']}>
                <input
                  type="checkbox"
                  checked={now[part]}
                  disabled={!mayRun || save.isPending}
                  onChange={(event) => save.mutate({ ...now, [part]: event.currentTarget.checked })}
                />
                <span>
                  <strong>{title()}</strong>
                  <span className="soft"> — {text(now)}</span>
                </span>
              </label>
            ))}
          </div>
        )}
      </Loaded>
      {save.error === null ? null : <ProblemNotice error={save.error} texts={surveyProblems} />}
    </Section>
  )
}
