export * from './basics.ts'
export * from './errors.ts'
export * from './imports.ts'
export * from './indicators.ts'
export * from './mentorships.ts'
export * from './model.ts'
export * from './organisations.ts'
export * from './people.ts'
export * from './permissions.ts'
export * from './programmes.ts'
export * from './reports.ts'
export * from './route.ts'
export * from './session.ts'

import { importRoutes } from './imports.ts'
import { indicatorRoutes } from './indicators.ts'
import { mentorshipRoutes } from './mentorships.ts'
import { modelRoutes } from './model.ts'
import { organisationRoutes } from './organisations.ts'
import { peopleRoutes } from './people.ts'
import { programmeRoutes } from './programmes.ts'
import { reportRoutes } from './reports.ts'
import type { Route } from './route.ts'
import { sessionRoutes } from './session.ts'

/** Every route of the system by module; the server binds exactly these. */
export const routes = {
  session: sessionRoutes,
  organisations: organisationRoutes,
  people: peopleRoutes,
  programmes: programmeRoutes,
  mentorships: mentorshipRoutes,
  imports: importRoutes,
  reports: reportRoutes,
  indicators: indicatorRoutes,
  model: modelRoutes,
} satisfies Record<string, Record<string, Route>>
