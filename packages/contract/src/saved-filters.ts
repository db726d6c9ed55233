import * as z from 'zod/mini'
import { Code, Id, RequiredText } from './basics.ts'
import { peopleFilters } from './people.ts'
import { route } from './route.ts'

/** What a named filter of «Люди» asks: everything but the search, for that may be a child's name. */
const { organisation: _organisation, search: _search, ...kept } = peopleFilters
export const SavedPeopleFilter = z.strictObject(kept)
export type SavedPeopleFilter = z.infer<typeof SavedPeopleFilter>

export const longestFilterTitle = 60
/** More are no longer found faster than filtered. */
export const mostSavedFilters = 20

export const SavedFilters = z.object({ items: z.array(z.object({ id: Id, title: z.string(), filter: SavedPeopleFilter })) })
export type SavedFilters = z.infer<typeof SavedFilters>

export const savedFilterRoutes = {
  list: route('GET', '/api/saved-filters', { permission: 'person.read' }, 'Сохранённые отборы людей', {
    query: z.strictObject({ organisation: Code }),
    reply: SavedFilters,
  }),
  save: route('PUT', '/api/saved-filters/:id', { permission: 'person.correct' }, 'Сохранить отбор людей', {
    params: z.strictObject({ id: Id }),
    body: z.strictObject({ organisation: Code, title: RequiredText(longestFilterTitle), filter: SavedPeopleFilter }),
    reply: SavedFilters,
  }),
  remove: route('DELETE', '/api/saved-filters/:id', { permission: 'person.correct' }, 'Убрать сохранённый отбор', {
    params: z.strictObject({ id: Id }),
    reply: SavedFilters,
  }),
}
