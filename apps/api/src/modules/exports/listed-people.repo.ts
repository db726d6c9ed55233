import type { ExportPurpose, PersonFields } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { consented } from '../consents/index.ts'
import { type CardRow, cardColumns, fieldsOf, isListed, type PeopleFilter } from '../people/index.ts'
import { purposes } from './purposes.rules.ts'

export interface ListAsked {
  readonly place: { readonly regionId: number; readonly organisationId: string }
  readonly filter: PeopleFilter
  readonly model: TargetModel
  readonly today: string
}

const isAllowed = ({ model, today }: ListAsked, purpose: ExportPurpose) => {
  const { consent } = purposes[purpose]
  return consent === null ? sql<boolean>`true` : consented({ model, today }, consent)
}

/** How many people the list holds, and how many of them each purpose may take. */
export async function countAllowed(
  tx: Tx,
  asked: ListAsked,
  asks: readonly ExportPurpose[],
): Promise<{ total: number; people: readonly number[] }> {
  const counts = sql.join(asks.map((purpose) => sql`count(*) filter (where ${isAllowed(asked, purpose)})`))
  const { rows } = await sql<{ total: number; people: number[] }>`
    select count(*) as total, array[${counts}]::int[] as people from persons s where ${isListed(asked.model, asked.place, asked.filter)}`.execute(
    tx,
  )
  return rows[0] ?? { total: 0, people: asks.map(() => 0) }
}

export interface ListedPerson {
  readonly id: string
  readonly version: number
  readonly fields: PersonFields
}

/** The people of the list whom the purpose may take, in the order of the page. */
export async function readAllowed(tx: Tx, asked: ListAsked, purpose: ExportPurpose): Promise<ListedPerson[]> {
  const { rows } = await sql<CardRow & { id: string; version: number }>`
    select s.id, s.version, ${cardColumns}
    from persons s where ${isListed(asked.model, asked.place, asked.filter)} and ${isAllowed(asked, purpose)}
    order by s.name_key`.execute(tx)
  return rows.map((row) => ({ id: row.id, version: row.version, fields: fieldsOf(row) }))
}
