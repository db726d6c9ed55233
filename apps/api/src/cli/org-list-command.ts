import { sql } from 'kysely'
import type { Environment } from '../access/use-case.ts'

/** Every territory and organisation with its code, from the top down. */
export async function orgListCommand({ db }: Environment): Promise<unknown[]> {
  const { rows } = await sql`
    select region, level, code, title, kind, municipality, founder, "validFrom", "validTo" from (
      select r.code as region, 1 as depth, 'region' as level, r.code, r.title, null as kind, null as municipality, null as founder,
        null::date as "validFrom", null::date as "validTo" from regions r
      union all
      select r.code, 2, 'municipality', m.code, m.title, null, null, null, m.valid_from, null
        from municipalities m join regions r on r.id = m.region_id
      union all
      select r.code, 3, 'organisation', o.code, o.title, o.kind, m.code, o.founder, o.valid_from, o.valid_to
        from organisations o join regions r on r.id = o.region_id left join municipalities m on m.id = o.municipality_id
    ) units order by region, depth, municipality nulls first, title`.execute(db)
  return rows
}
