import type { Block } from '@nastavnik/documents'
import { sql } from 'kysely'
import type { Context } from '../../access/use-case.ts'
import { dayText } from '../../kernel/days.ts'

interface Row {
  readonly heldOn: string
  readonly programme: string
  readonly attended: boolean
}

/** To which meetings a person was invited and whether he came, for a paper about him. */
export async function meetingsInWords({ tx, reach: { regionId } }: Context, personId: string): Promise<Block[]> {
  const { rows } = await sql<Row>`
    select m.held_on as "heldOn", g.title as programme, v.attended
    from participations p join meeting_members v on v.region_id = ${regionId} and v.participation_id = p.id
    join meetings m on m.region_id = ${regionId} and m.id = v.meeting_id
    join programmes g on g.region_id = ${regionId} and g.id = m.programme_id
    where p.region_id = ${regionId} and p.person_id = ${personId} order by m.held_on, m.id, p.id`.execute(tx)
  if (rows.length === 0) return [{ kind: 'paragraph', text: 'На встречи не приглашали.' }]
  return rows.map(({ heldOn, programme, attended }) => ({
    kind: 'paragraph',
    text: `Групповая встреча ${dayText(heldOn)}, программа «${programme}»: ${attended ? 'присутствие отмечено' : 'присутствия не отмечено'}.`,
  }))
}
