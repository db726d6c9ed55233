import * as z from 'zod/mini'
import { Code, Day, Id } from './basics.ts'
import { Import } from './imports.ts'
import { route } from './route.ts'
import { OpenRequests } from './subject-requests.ts'

/** How an organisation stands: numbers without names. */
export const Today = z.object({
  people: z.number(),
  pairs: z.number(),
  programmes: z.number(),
  /** Of those who take part today, how many have no processing consent in order. */
  unsigned: z.number(),
  /** Pairs of cards that may be one person and wait for a word. */
  duplicates: z.number(),
  /** Programmes that nobody has judged yet. */
  unchecked: z.number(),
  /** People offered by other organisations, to be taken or declined. */
  offered: z.number(),
  /** In the season of promotions: whose class is to be moved on, while nobody's has been. */
  promotable: z.number(),
  /** Requests of people about their data that wait for an answer. */
  requests: OpenRequests,
  /** Applications that nobody has looked at. */
  applications: z.number(),
  /** Open campaigns that somebody has not answered, those that end first; at most three. */
  surveys: z.array(
    z.object({ id: Id, title: z.string(), endsOn: Day, asked: z.number(), left: z.number(), /** Of those left. */ started: z.number() }),
  ),
  /** Mentors of whose interview, training or check the end is near. */
  expiring: z.number(),
  hasHeadcounts: z.boolean(),
  /** The newest load that was not taken back; `errors` — its parked rows. */
  lastImport: z.nullable(z.object({ id: Id, state: Import.shape.state, createdAt: z.string(), errors: z.number() })),
})
export type Today = z.infer<typeof Today>

export const todayRoutes = {
  read: route('GET', '/api/today', { permission: 'import.run' }, 'Сколько в организации людей, пар и программ и чем занялись последним', {
    query: z.strictObject({ organisation: Code }),
    reply: Today,
  }),
}
