import { mostSavedFilters, SavedFilters, type SavedPeopleFilter } from '@nastavnik/contract'
import { sql } from 'kysely'
import { processing } from '../../access/gate.ts'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { defineUseCase, noPeople } from '../../access/use-case.ts'
import type { Tx } from '../../kernel/db.ts'
import { invalid, notFound } from '../../kernel/problem.ts'

interface Place {
  readonly regionId: number
  readonly organisationId: string
}

async function readFilters(tx: Tx, { regionId, organisationId }: Place): Promise<SavedFilters> {
  const items = await tx
    .selectFrom('saved_filters')
    .select(['id', 'title', 'filter'])
    .where('region_id', '=', regionId)
    .where('organisation_id', '=', organisationId)
    .orderBy('title')
    .execute()
  return SavedFilters.parse({ items })
}

/** Filters of the list of people that the organisation has named. */
export const listFilters = defineUseCase({
  name: 'people.listFilters',
  permission: 'person.read',
  sees: 'people',
  gate: processing,
  authorize: ({ tx, reach }, { organisation }: { organisation: string }) => peopleOrganisationInReach(tx, reach, organisation),
  run: ({ tx }, { regionId, id: organisationId }) => readFilters(tx, { regionId, organisationId }),
  audit: noPeople,
})

interface SaveFilter {
  readonly id: string
  readonly organisation: string
  readonly title: string
  readonly filter: SavedPeopleFilter
}

/** Names a filter; a title that stands already gets the new filter. 422 `filter.tooMany`. */
export const saveFilter = defineUseCase({
  name: 'people.saveFilter',
  permission: 'person.correct',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: ({ tx, reach }, { organisation }: SaveFilter) => peopleOrganisationInReach(tx, reach, organisation),
  run: async ({ tx }, { regionId, id: organisationId }, { id, title, filter }: SaveFilter) => {
    const row = { region_id: regionId, id, organisation_id: organisationId, title, filter: JSON.stringify(filter) }
    await tx
      .insertInto('saved_filters')
      .values(row)
      .onConflict((oc) => oc.constraint('saved_filters_title').doUpdateSet({ filter: row.filter }))
      .execute()
    const filters = await readFilters(tx, { regionId, organisationId })
    if (filters.items.length > mostSavedFilters) throw invalid('filter.tooMany')
    return filters
  },
  audit: noPeople,
})

/** Removes a named filter. 404 `filter.notFound` outside the organisation. */
export const removeFilter = defineUseCase({
  name: 'people.removeFilter',
  permission: 'person.correct',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: async ({ tx, reach: { regionId, organisationIds } }, { id }: { id: string }): Promise<Place> => {
    const { rows } = await sql<{ organisationId: string }>`
      select organisation_id as "organisationId" from saved_filters
      where region_id = ${regionId} and id = ${id} and organisation_id = any (${[...organisationIds]}::uuid[])`.execute(tx)
    const [found] = rows
    if (found === undefined) throw notFound('filter.notFound')
    return { regionId, ...found }
  },
  run: async ({ tx }, place, { id }: { id: string }) => {
    await tx.deleteFrom('saved_filters').where('region_id', '=', place.regionId).where('id', '=', id).execute()
    return readFilters(tx, place)
  },
  audit: noPeople,
})
