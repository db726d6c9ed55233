import { randomBytes, randomUUID } from 'node:crypto'
import type { TargetModel } from '@nastavnik/target-model'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import type { CountedParticipation } from '../../kernel/tables/rollups.ts'
import { countInside } from '../../kernel/transaction.ts'
import { formsOf } from './counting.ts'
import { forgetSharedNumbers, freshenShared } from './shared-people.ts'

/** The card that is about to be erased. */
export interface Erased {
  readonly regionId: number
  readonly personId: string
  readonly today: string
  readonly model: TargetModel
}

type SharedRow = CountedParticipation & { card: string }

/** Participations of all cards of the person of a card, in the order in which they are chosen; days are months, and of the card itself nothing runs after today. */
async function readRows(tx: Tx, { regionId, personId, today, model }: Erased): Promise<SharedRow[]> {
  const { rows } = await sql<SharedRow>`
    select p.person_id as card, p.organisation_id, p.programme_id, p.role, p.form_code, p.practice, p.title_key, p.born_year, p.experience_years, p.finals,
      date_trunc('month', p.starts_on)::date as starts_on,
      (date_trunc('month', case when p.person_id = ${personId} then least(p.runs_until, greatest(p.starts_on, ${today}::date)) else p.runs_until end)
        + interval '1 month - 1 day')::date as runs_until,
      date_trunc('month', p.born_on)::date as born_on
    from shared_cards me
    join shared_participations p on p.region_id = ${regionId} and p.identity = me.identity
    join ${formsOf(model)} on forms.code = p.form_code
    where me.region_id = ${regionId} and me.person_id = ${personId}
    order by p.starts_on, forms.position, p.title_key, p.programme_id, p.id`.execute(tx)
  return rows
}

/** A new name for each of the old: what had one has one again, and nothing tells which. */
function renaming(): (old: string) => string {
  const names = new Map<string, string>()
  return (old) => {
    const name = names.get(old) ?? randomUUID()
    names.set(old, name)
    return name
  }
}

/**
 * Before a card is erased: what keeps sums over organisations from growing when nothing tells any more that its person has another card (ADR
 * 0036). Left are participations of nobody: of all cards of the person as one, less those that stay as one. Programmes of the others get new names.
 */
export async function keepErased(tx: Tx, erased: Erased): Promise<void> {
  const { regionId, personId } = erased
  await countInside(tx, async (counting) => {
    await freshenShared(counting, regionId)
    const all = await readRows(counting, erased)
    await keepAsOne(counting, erased, all, 1)
    await keepAsOne(
      counting,
      erased,
      all.filter(({ card }) => card !== personId),
      -1,
    )
    await sql`delete from shared_cards where region_id = ${regionId} and person_id = ${personId}`.execute(counting)
    if (all.length > 0) await forgetSharedNumbers(counting, regionId)
  })
}

async function keepAsOne(tx: Tx, { regionId, personId }: Erased, rows: readonly SharedRow[], weight: 1 | -1): Promise<void> {
  if (new Set(rows.map(({ card }) => card)).size < 2) return
  const [cardOf, programmeOf] = [renaming(), renaming()]
  const identity = randomBytes(16)
  const kept = rows.map(({ card, programme_id, title_key, ...row }, place) => ({
    ...row,
    region_id: regionId,
    id: randomUUID(),
    person_id: cardOf(card),
    identity,
    weight,
    place,
    ...(card === personId ? { programme_id, title_key } : { programme_id: programmeOf(programme_id), title_key: '' }),
  }))
  await tx.insertInto('erased_participations').values(kept).execute()
}
