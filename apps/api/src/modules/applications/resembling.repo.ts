import type { ResemblingCard } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { Resemblances } from '../people/index.ts'
import type { IntakePlace } from './intakes.repo.ts'

interface CardRow {
  readonly id: string
  readonly key: string
  readonly bornOn: string | null
  readonly bornYear: number | null
}

const mostShown = 5

/** Cards of the organisation that may be the applicant's, the surest first: by the rules of duplicates. */
export async function findCardsLike(
  tx: Tx,
  { regionId, organisationId }: IntakePlace,
  { nameKey, bornOn }: { nameKey: string; bornOn: string },
  today: string,
): Promise<ResemblingCard[]> {
  const { rows } = await sql<CardRow>`
    select id, name_key as key, born_on as "bornOn", born_year as "bornYear" from persons
    where region_id = ${regionId} and organisation_id = ${organisationId} and erased_on is null`.execute(tx)
  const known = new Resemblances<CardRow>()
  for (const row of rows) known.add(row)
  const seen = known.of({ id: '', key: nameKey, bornOn, bornYear: Number(bornOn.slice(0, 4)) }).slice(0, mostShown)
  const { rows: shown } = await sql<{ id: string; name: string; occupation: string; hasLeft: boolean }>`
    select id, name, occupation, coalesce(left_on <= ${today}::date, false) as "hasLeft" from persons
    where region_id = ${regionId} and id = any (${seen.map(({ card }) => card.id)}::uuid[])`.execute(tx)
  return seen.flatMap(({ card, reasons }) =>
    shown
      .filter(({ id }) => id === card.id)
      .map(({ name, occupation, hasLeft }) => ({
        personId: card.id,
        name,
        birth: { day: card.bornOn, year: card.bornYear },
        occupation,
        reasons: [...reasons],
        hasLeft,
      })),
  )
}
