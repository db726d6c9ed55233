import type { LeavingReason, TransferState } from '@nastavnik/contract'
import type { Block } from '@nastavnik/documents'
import { sql } from 'kysely'
import type { Context } from '../../access/use-case.ts'
import { dayText } from '../../kernel/days.ts'

const leavings: Readonly<Record<LeavingReason, string>> = {
  GRADUATED: 'окончание обучения',
  TRANSFERRED: 'перевод в другую организацию',
  LEFT: 'другая причина',
}
const states: Readonly<Record<TransferState, string>> = {
  waiting: 'ждёт решения',
  accepted: 'принят',
  declined: 'отклонён',
  cancelled: 'отозван',
  expired: 'срок ожидания вышел',
}

interface Row {
  enrolled_on: string | null
  left_on: string | null
  left_why: LeavingReason | null
  transfers: { title: string; day: string; state: TransferState }[]
}

/** When a person came and left and where he was offered to, as a paper tells it. */
export async function movesInWords({ tx, reach: { regionId } }: Context, personId: string): Promise<Block[]> {
  const { rows } = await sql<Row>`
    select s.enrolled_on, s.left_on, s.left_why, coalesce((
      select json_agg(json_build_object('title', o.title, 'day', t.day, 'state', t.state) order by t.asked_at)
      from transfers t join organisations o on o.id = t.to_organisation_id where t.region_id = ${regionId} and t.person_id = s.id
    ), '[]') as transfers
    from persons s where s.region_id = ${regionId} and s.id = ${personId}`.execute(tx)
  const [row] = rows
  if (row === undefined) return []
  const left = row.left_on === null || row.left_why === null ? 'нет' : `${dayText(row.left_on)}, ${leavings[row.left_why]}`
  return [
    {
      kind: 'fields',
      rows: [
        { label: 'Зачислен', value: row.enrolled_on === null ? 'не указано' : dayText(row.enrolled_on) },
        { label: 'Выбыл', value: left },
        ...row.transfers.map(({ title, day, state }) => ({ label: 'Перевод', value: `${title}, с ${dayText(day)}: ${states[state]}` })),
      ],
    },
  ]
}
