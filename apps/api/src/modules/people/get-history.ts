import { historyShown, type PersonHistory } from '@nastavnik/contract'
import { sql } from 'kysely'
import { processing } from '../../access/gate.ts'
import { defineUseCase, noPeople } from '../../access/use-case.ts'
import type { Tx } from '../../kernel/db.ts'
import { personInReach } from './get-person.ts'

interface Change {
  readonly at: Date
  readonly by: string | null
  readonly fields: string[]
  readonly total: number
}

async function readChanges(tx: Tx, regionId: number, organisationId: string, personId: string): Promise<PersonHistory> {
  const { rows } = await sql<Change>`
    select a.at, u.name as by, a.fields, a.total
    from (
      select *, count(*) over () as total from audit_entries
      where region_id = ${regionId} and subject_id = ${personId} and organisation_id = ${organisationId} and kind = 'change' and not fields && '{subjectRequest,exclusion}'
      order by at desc, number desc limit ${historyShown}
    ) a
    left join users u on u.region_id = ${regionId} and u.id = a.user_id
    order by a.at desc, a.number desc`.execute(tx)
  return { items: rows.map(({ at, by, fields }) => ({ at: at.toISOString(), by, fields })), total: rows[0]?.total ?? 0 }
}

/** Who corrected a card, when and which fields, from the audit; a request about the data is no correction, and that
 * the psychologist excluded a pair is told to nobody. 404 `person.notFound` outside the reader's organisation. */
export const getHistory = defineUseCase({
  name: 'people.getHistory',
  permission: 'person.read',
  sees: 'people',
  gate: processing,
  authorize: personInReach,
  run: ({ tx, reach }, { id, organisation }) => readChanges(tx, reach.regionId, organisation.id, id),
  audit: noPeople, // it stands on the card, whose opening is a line already, and names the staff alone
})
