import * as z from 'zod/mini'
import { peopleFilters } from './people.ts'
import { route, xlsx } from './route.ts'

/** What a list leaves the system for; the columns and the consent that it needs follow from it. */
export const exportPurposes = ['internal', 'partner', 'publication'] as const
export const ExportPurpose = z.enum(exportPurposes)
export type ExportPurpose = z.infer<typeof ExportPurpose>

/** Cards with their contacts leave by the hand of whoever corrects them: a key of a programme reads cards and exports none. */
export const exportRoutes = {
  people: route('GET', '/api/people-export', { permission: 'person.correct' }, 'Выгрузить список участников книгой Excel', {
    query: z.strictObject({ ...peopleFilters, purpose: ExportPurpose }),
    reply: xlsx,
  }),
  counts: route('GET', '/api/people-export/counts', { permission: 'person.correct' }, 'Сколько участников войдёт в выгрузку', {
    query: z.strictObject(peopleFilters),
    reply: z.object({
      /** People of the list. */
      total: z.number(),
      /** `people` of them may be handed out for the purpose; the others have not given the consent it needs. */
      purposes: z.array(z.object({ purpose: ExportPurpose, people: z.number() })),
    }),
  }),
}
