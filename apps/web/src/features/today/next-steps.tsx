import type { Import, Organisation } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { showInstant } from '../../ui/days.ts'
import { Section } from '../../ui/section.tsx'
import { type Step, StepList } from './step-list.tsx'

interface NextStepsProps {
  /** Programmes that nobody has judged yet. */
  readonly unchecked: number
  readonly last: Pick<Import, 'id' | 'state' | 'createdAt' | 'counters'> | undefined
  readonly organisation: Organisation
  readonly people: number
}

function stepsOf({ unchecked, last, organisation, people }: NextStepsProps): Step[] {
  const steps: Step[] = []
  if (last === undefined && people === 0) steps.push({ title: m.today_load(), text: m.today_load_text(), link: { to: '/imports' } })
  if (last !== undefined) {
    const link = { to: '/imports/$id', params: { id: last.id } } as const
    const { errors } = last.counters
    if (last.state === 'preview')
      steps.push({ title: m.today_decide({ when: showInstant(last.createdAt) }), text: m.today_decide_text(), link })
    else if (errors > 0) steps.push({ title: m.today_parked_title({ count: errors }), text: m.today_parked_text(), link })
  }
  if (organisation.headcounts.length === 0) {
    const link = { to: '/organisations/$code', params: { code: organisation.code } } as const
    steps.push({ title: m.today_headcount(), text: m.today_headcount_text(), link })
  }
  if (unchecked > 0) {
    const link = { to: '/programmes', search: { practice: 'unchecked' } } as const
    steps.push({ title: m.today_unchecked({ count: unchecked }), text: m.today_unchecked_text(), link })
  }
  if (people > 0) steps.push({ title: m.today_forms(), text: m.today_forms_text(), link: { to: '/reports' } })
  return steps
}

export function NextSteps(props: NextStepsProps) {
  return (
    <Section title={m.today_next()}>
      <StepList steps={stepsOf(props)} />
    </Section>
  )
}
