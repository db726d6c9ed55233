import { usePlace } from '../../api/place.ts'
import { may, useSession } from '../../api/session.ts'
import { m } from '../../paraglide/messages.js'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Section } from '../../ui/section.tsx'
import { StepList } from './step-list.tsx'

const sections = [
  { to: '/people', title: m.nav_people, text: m.section_people, permission: 'person.read', inOrganisation: true },
  { to: '/consents', title: m.nav_consents, text: m.section_consents, permission: 'consent.read', inOrganisation: true },
  { to: '/conclusions', title: m.nav_conclusions, text: m.section_conclusions, permission: 'conclusion.read', inOrganisation: true },
  { to: '/programmes', title: m.nav_programmes, text: m.section_programmes, permission: 'programme.read', inOrganisation: true },
  { to: '/pairs', title: m.nav_pairs, text: m.section_pairs, permission: 'mentorship.read', inOrganisation: true },
  { to: '/reports', title: m.nav_reports, text: m.section_reports, permission: 'report.read', inOrganisation: false },
  { to: '/indicators', title: m.nav_indicators, text: m.section_indicators, permission: 'indicator.read', inOrganisation: false },
  {
    to: '/organisations',
    title: m.nav_organisations,
    text: m.section_organisations,
    permission: 'organisation.read',
    inOrganisation: false,
  },
  { to: '/users', title: m.nav_users, text: m.section_users, permission: 'user.manage', inOrganisation: false },
  { to: '/audit', title: m.nav_audit, text: m.section_audit, permission: 'audit.read', inOrganisation: false },
  { to: '/incidents', title: m.nav_incidents, text: m.section_incidents, permission: 'incident.read', inOrganisation: false },
  { to: '/letters', title: m.nav_letters, text: m.section_letters, permission: 'letter.edit', inOrganisation: false },
] as const

/** What this role may see; nothing to do is said plainly. */
export function CalmToday() {
  const session = useSession()
  const { level } = usePlace()
  const mine = sections.filter(
    ({ permission, inOrganisation }) => may(session, permission) && (!inOrganisation || level === 'organisation'),
  )
  if (mine.length === 0) {
    return (
      <EmptyState title={m.today_no_sections()}>
        <p>{m.today_no_sections_text()}</p>
      </EmptyState>
    )
  }
  return (
    <Section title={m.today_sections()}>
      <StepList inOrder={false} steps={mine.map(({ to, title, text }) => ({ title: title(), text: text(), link: { to } }))} />
    </Section>
  )
}
