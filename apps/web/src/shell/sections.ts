import type { Permission } from '@nastavnik/contract'
import { m } from '../paraglide/messages.js'

/** The sections by the user's job, eight at most for anybody. `inOrganisation`: names stay there, so above it the section does not exist. */
export const sections = [
  { to: '/', title: m.nav_today, permission: undefined, inOrganisation: false },
  { to: '/people', title: m.nav_people, permission: 'person.read', inOrganisation: true },
  { to: '/programmes', title: m.nav_programmes, permission: 'programme.read', inOrganisation: true },
  { to: '/pairs', title: m.nav_pairs, permission: 'mentorship.read', inOrganisation: true },
  { to: '/imports', title: m.nav_imports, permission: 'import.run', inOrganisation: true },
  { to: '/reports', title: m.nav_reports, permission: 'report.read', inOrganisation: false },
  { to: '/indicators', title: m.nav_indicators, permission: 'indicator.read', inOrganisation: false },
  { to: '/organisations', title: m.nav_organisations, permission: 'organisation.read', inOrganisation: false },
  { to: '/users', title: m.nav_users, permission: 'user.manage', inOrganisation: false },
] as const satisfies readonly { to: string; title: () => string; permission: Permission | undefined; inOrganisation: boolean }[]
