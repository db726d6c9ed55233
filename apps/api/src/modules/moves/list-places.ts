import { pageSize } from '@nastavnik/contract'
import { sql } from 'kysely'
import { defineUseCase } from '../../access/use-case.ts'
import type { Tx } from '../../kernel/db.ts'
import { likePattern } from '../../kernel/like.ts'
import { readPage } from '../../kernel/paged.ts'

interface TransferPlace {
  readonly code: string
  readonly title: string
  readonly municipality: string | null
}

async function readPlaces(tx: Tx, regionId: number, { search = '', page, today }: { search?: string; page: number; today: string }) {
  const { rows, total } = await readPage(page, (window) =>
    sql<TransferPlace & { total: number }>`
    select o.code, o.title, m.title as municipality, count(*) over () as total
    from organisations o left join municipalities m on m.id = o.municipality_id
    where o.region_id = ${regionId} and o.merged_into is null and (o.valid_to is null or o.valid_to >= ${today}::date)
      and translate(lower(o.title || ' ' || coalesce(m.title, '')), 'ё', 'е') like ${likePattern(search.toLowerCase().replace(/ё/g, 'е'))}
    order by o.title, o.code ${window}`.execute(tx),
  )
  return { items: rows.map(({ total: _total, ...place }) => place), total }
}

/** Organisations of the region that take people today, by a part of the title or of the municipality's: titles alone. */
export const listPlaces = defineUseCase({
  name: 'moves.listPlaces',
  permission: 'person.correct',
  sees: 'reporting',
  authorize: async ({ reach }) => reach,
  run: async ({ tx, today }, { regionId }, { search, page }: { search?: string | undefined; page: number }) => ({
    ...(await readPlaces(tx, regionId, { ...(search !== undefined && { search }), page, today })),
    page,
    pageSize,
  }),
})
