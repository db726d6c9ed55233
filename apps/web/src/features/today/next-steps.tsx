import type { Today } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'
import { showDay, showInstant } from '../../ui/days.ts'
import { Section } from '../../ui/section.tsx'
import { type Step, StepList } from './step-list.tsx'

interface NextStepsProps {
  /** Code of the organisation. */
  readonly organisation: string
  readonly today: Today
}

/** The list can be asked for those who have not begun; when some have, both are among all. */
function toStep({ id, title, endsOn, asked, left, started }: Today['surveys'][number]): Step {
  const search = started === 0 ? ({ state: 'silent' } as const) : {}
  return {
    title: m.today_survey({ title, left: String(left), asked: String(asked) }),
    text: m.today_survey_text({ day: showDay(endsOn) }),
    link: { to: '/campaigns/$id', params: { id }, search },
  }
}

function stepsOf({ organisation, today }: NextStepsProps): Step[] {
  const {
    people,
    requests,
    unsigned,
    duplicates,
    unchecked,
    offered,
    promotable,
    applications,
    expiring,
    hasHeadcounts,
    lastImport: last,
  } = today
  const steps: Step[] = []
  if (requests.open > 0) {
    const text = requests.overdue > 0 ? m.today_requests_overdue({ count: requests.overdue }) : m.today_requests_text()
    steps.push({ title: m.today_requests({ count: requests.open }), text, link: { to: '/requests', search: { state: 'OPEN' } } })
  }
  if (last === null && people === 0) steps.push({ title: m.today_load(), text: m.today_load_text(), link: { to: '/imports' } })
  if (last !== null) {
    const link = { to: '/imports/$id', params: { id: last.id } } as const
    if (last.state === 'preview')
      steps.push({ title: m.today_decide({ when: showInstant(last.createdAt) }), text: m.today_decide_text(), link })
    else if (last.errors > 0) steps.push({ title: m.today_parked_title({ count: last.errors }), text: m.today_parked_text(), link })
  }
  if (offered > 0) steps.push({ title: m.today_offered({ count: offered }), text: m.today_offered_text(), link: { to: '/transfers' } })
  if (applications > 0) {
    const link = { to: '/applications', search: { state: 'new' } } as const
    steps.push({ title: m.today_applications({ count: applications }), text: m.today_applications_text(), link })
  }
  steps.push(...today.surveys.map(toStep))
  if (promotable > 0)
    steps.push({ title: m.today_promotable({ count: promotable }), text: m.today_promotable_text(), link: { to: '/promotion' } })
  if (unsigned > 0) {
    const link = { to: '/consents', search: { state: 'lacking', taking: 'now' } } as const
    steps.push({ title: m.today_unsigned({ count: unsigned }), text: m.today_unsigned_text(), link })
  }
  if (expiring > 0) {
    const link = { to: '/readiness', search: { expiring: 'yes' } } as const
    steps.push({ title: m.today_expiring({ count: expiring }), text: m.today_expiring_text(), link })
  }
  if (duplicates > 0)
    steps.push({ title: m.today_duplicates({ count: duplicates }), text: m.today_duplicates_text(), link: { to: '/duplicates' } })
  if (!hasHeadcounts) {
    const link = { to: '/organisations/$code', params: { code: organisation } } as const
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
