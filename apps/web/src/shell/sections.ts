import type { Permission } from '@nastavnik/contract'
import { m } from '../paraglide/messages.js'

/**
 * The sections by the user's job, eight at most for anybody. `only`: where names stay, or above it; an organisation finds its indicators
 * and its own card among the minor links.
 */
export const sections = [
  { to: '/', title: m.nav_today, permission: undefined, only: undefined },
  { to: '/people', title: m.nav_people, permission: 'person.read', only: 'organisation' },
  { to: '/consents', title: m.nav_consents, permission: 'consent.read', only: 'organisation' },
  { to: '/conclusions', title: m.nav_conclusions, permission: 'conclusion.read', only: 'organisation' },
  { to: '/pupils', title: m.nav_pupils, permission: 'statement.give', only: 'organisation' },
  { to: '/programmes', title: m.nav_programmes, permission: 'programme.read', only: 'organisation' },
  { to: '/pairs', title: m.nav_pairs, permission: 'mentorship.read', only: 'organisation' },
  { to: '/campaigns', title: m.nav_campaigns, permission: 'survey.read', only: 'organisation' },
  { to: '/imports', title: m.nav_imports, permission: 'import.run', only: 'organisation' },
  { to: '/reports', title: m.nav_reports, permission: 'report.read', only: undefined },
  { to: '/indicators', title: m.nav_indicators, permission: 'indicator.read', only: 'above' },
  { to: '/questionnaires', title: m.nav_questionnaires, permission: 'questionnaire.read', only: 'above' },
  { to: '/organisations', title: m.nav_organisations, permission: 'organisation.read', only: 'above' },
  { to: '/users', title: m.nav_users, permission: 'user.manage', only: undefined },
] as const satisfies readonly {
  to: string
  title: () => string
  permission: Permission | undefined
  only: 'organisation' | 'above' | undefined
}[]
