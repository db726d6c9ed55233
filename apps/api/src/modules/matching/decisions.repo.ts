import type { Decided as Decision, MatchingDecision } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { readPage } from '../../kernel/paged.ts'
import { invalid } from '../../kernel/problem.ts'
import type { Decided } from './solve-round.ts'

interface OfRound {
  readonly regionId: number
  readonly roundId: string
}

/** The person `s` of the participation `p`, as it is named on a screen. */
export const somebody = (participation: string, person: string) => {
  const [p, s] = [sql.raw(participation), sql.raw(person)]
  return sql`json_build_object('participationId', ${p}.id, 'personId', ${s}.id, 'name', ${s}.name, 'occupation', ${s}.occupation)`
}

interface Row {
  readonly kind: 'LOCK' | 'PROHIBITION' | 'PLACES'
  readonly mentee: string | null
  readonly mentor: string
  readonly places: number | null
}

/**
 * What stands decided in a round, for the engine: a pair to which both have said yes is locked by it too, one to which somebody has said no is
 * prohibited. The curator's own word goes before an agreement.
 */
export async function readDecided(tx: Tx, { regionId, roundId }: OfRound): Promise<Decided> {
  const here = sql`region_id = ${regionId} and round_id = ${roundId}`
  const { rows } = await sql<Row>`
    select kind, mentee_id as mentee, mentor_id as mentor, places from matching_decisions where ${here}
    union
    select 'PROHIBITION', mentee_id, mentor_id, null::smallint from matching_pairs where ${here} and 'NO' in (mentee_answer, mentor_answer)
    union
    select 'LOCK', mentee_id, mentor_id, null::smallint from matching_pairs p where ${here} and mentee_answer = 'YES' and mentor_answer = 'YES'
      and not exists (
        select 1 from matching_decisions d where d.region_id = ${regionId} and d.round_id = ${roundId} and d.mentee_id = p.mentee_id
          and (d.kind = 'LOCK' or d.mentor_id = p.mentor_id)
      )
    order by kind, mentee, mentor`.execute(tx)
  const pairs = (wanted: string) =>
    rows.flatMap(({ kind, mentee, mentor }) => (kind === wanted && mentee !== null ? [{ mentee, mentor }] : []))
  return {
    locks: pairs('LOCK'),
    prohibitions: pairs('PROHIBITION'),
    places: rows.flatMap(({ kind, mentor, places }) => (kind === 'PLACES' && places !== null ? [{ mentor, places }] : [])),
  }
}

/** The decisions with one more: a new lock of a mentee, or new places of a mentor, take the place of the former ones. */
export function withDecision({ locks, prohibitions, places }: Decided, decision: Decision): Decided {
  switch (decision.kind) {
    case 'LOCK': {
      const { mentee, mentor } = decision
      return { locks: [...locks.filter((lock) => lock.mentee !== mentee), { mentee, mentor }], prohibitions, places }
    }
    case 'PROHIBITION': {
      const { mentee, mentor } = decision
      const isThis = (pair: { mentee: string; mentor: string }) => pair.mentee === mentee && pair.mentor === mentor
      return { locks, prohibitions: [...prohibitions.filter((pair) => !isThis(pair)), { mentee, mentor }], places }
    }
    default: {
      const { mentor, places: count } = decision
      return { locks, prohibitions, places: [...places.filter((one) => one.mentor !== mentor), { mentor, places: count }] }
    }
  }
}

export interface NewDecision {
  readonly id: string
  readonly organisationId: string
  readonly decision: Decision
  readonly reason: string
  readonly at: Date
  readonly userId: string | null
}

/**
 * Writes a decision in the place of the one it replaces; false: this one is there already, here or in another round. 422 `request.invalid` when it is
 * of another organisation. The caller holds the round.
 */
export async function insertDecision(
  tx: Tx,
  { regionId, roundId }: OfRound,
  { id, organisationId, decision, reason, at, userId }: NewDecision,
): Promise<boolean> {
  const [mentee, places] = [decision.kind === 'PLACES' ? null : decision.mentee, decision.kind === 'PLACES' ? decision.places : null]
  const { kind, mentor } = decision
  const { rows: known } = await sql`select 1 from matching_decisions where region_id = ${regionId} and id = ${id}`.execute(tx)
  if (known.length > 0) return false
  await sql`
    delete from matching_decisions where region_id = ${regionId} and round_id = ${roundId} and kind = ${kind}
      and case kind when 'LOCK' then mentee_id = ${mentee} when 'PLACES' then mentor_id = ${mentor} else mentee_id = ${mentee} and mentor_id = ${mentor} end`.execute(
    tx,
  )
  const { rows } = await sql`
    insert into matching_decisions (region_id, id, round_id, organisation_id, kind, mentee_id, mentor_id, places, reason, decided_at, decided_by)
    values (${regionId}, ${id}, ${roundId}, ${organisationId}, ${kind}, ${mentee}, ${mentor}, ${places}, ${reason}, ${at}, ${userId})
    on conflict do nothing returning id`.execute(tx)
  // Of an organisation that row security hides: what was deleted above is back with the transaction.
  if (rows.length === 0) throw invalid('request.invalid', [{ path: 'decision', code: 'taken' }])
  return true
}

/** Takes a decision back; false: there is none. */
export async function deleteDecision(tx: Tx, { regionId, roundId }: OfRound, id: string): Promise<boolean> {
  const { rows } = await sql`
    delete from matching_decisions where region_id = ${regionId} and round_id = ${roundId} and id = ${id} returning id`.execute(tx)
  return rows.length === 1
}

type ListedDecision = Omit<MatchingDecision, 'decidedAt'> & { readonly decidedAt: Date; readonly total: number }

/** A page of the decisions of a round, the latest first. */
export async function listDecisions(tx: Tx, { regionId, roundId }: OfRound, page: number) {
  const { rows, total } = await readPage(page, (window) =>
    sql<ListedDecision>`
    select d.id, d.kind, case when e.id is not null then ${somebody('e', 'c')} end as mentee, ${somebody('t', 'a')} as mentor, d.places, d.reason,
      d.decided_at as "decidedAt", u.name as by, count(*) over () as total
    from matching_decisions d
    join participations t on t.region_id = ${regionId} and t.id = d.mentor_id join persons a on a.region_id = ${regionId} and a.id = t.person_id
    left join participations e on e.region_id = ${regionId} and e.id = d.mentee_id left join persons c on c.region_id = ${regionId} and c.id = e.person_id
    left join users u on u.region_id = ${regionId} and u.id = d.decided_by
    where d.region_id = ${regionId} and d.round_id = ${roundId} order by d.decided_at desc, d.id ${window}`.execute(tx),
  )
  const items = rows.map(({ total: _total, decidedAt, ...row }): MatchingDecision => ({ ...row, decidedAt: decidedAt.toISOString() }))
  return { items, total }
}
