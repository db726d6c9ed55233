import type { Today } from '@nastavnik/contract'
import { sql } from 'kysely'
import { peopleOrganisationInReach } from '../../access/units.ts'
import { defineUseCase, noPeople } from '../../access/use-case.ts'
import type { Tx } from '../../kernel/db.ts'

async function countAll(tx: Tx, { regionId, id }: { regionId: number; id: string }): Promise<Today> {
  const here = sql`region_id = ${regionId} and organisation_id = ${id}`
  const { rows } = await sql<Today>`
    select
      (select count(*) from persons where ${here}) as people,
      (select count(*) from mentorships where ${here}) as pairs,
      (select count(*) from programmes where ${here}) as programmes,
      (select count(*) from programmes where ${here} and practice = 'unchecked') as unchecked,
      exists (select 1 from headcounts where ${here}) as "hasHeadcounts",
      (
        select json_build_object('id', id, 'state', state, 'createdAt', created_at, 'errors', outcome -> 'counters' -> 'errors')
        from imports where ${here} and state <> 'undone' order by created_at desc, id limit 1
      ) as "lastImport"`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new Error('no row of counts')
  return row
}

/** What the first page of a curator shows: one reading, and not one name in it. */
export const readToday = defineUseCase({
  name: 'today.readToday',
  permission: 'import.run',
  sees: 'people',
  authorize: ({ tx, reach }, { organisation }: { organisation: string }) => peopleOrganisationInReach(tx, reach, organisation),
  run: ({ tx }, place) => countAll(tx, place),
  audit: noPeople,
})
