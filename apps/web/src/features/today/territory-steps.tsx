import type { Form1Row, FormsSummary } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { Section } from '../../ui/section.tsx'
import { type Step, StepList } from './step-list.tsx'

interface TerritoryStepsProps {
  readonly summary: FormsSummary
  readonly silent: { readonly items: readonly Form1Row[]; readonly total: number }
}

const named = 3

/** Whom to remind, then the forms themselves. */
export function TerritorySteps({ summary, silent }: TerritoryStepsProps) {
  const { unit, period } = summary
  const search = { unit: unit.code, period: period.code }
  const steps: Step[] = []
  if (silent.total > 0) {
    const names = silent.items.slice(0, named).map(({ organisation }) => organisation.title)
    const text = m.today_remind_text({ names: names.join(', '), more: silent.total > named ? ` ${m.today_and_more()}` : '' })
    steps.push({
      title: m.today_remind({ count: silent.total }),
      text,
      link: { to: '/reports', search: { ...search, headcount: 'missing' } },
    })
  }
  steps.push({ title: m.today_forms(), text: m.today_forms_text(), link: { to: '/reports', search } })
  return (
    <Section title={m.today_next()}>
      <StepList steps={steps} />
    </Section>
  )
}
