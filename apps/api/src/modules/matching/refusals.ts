import { sql } from 'kysely'
import { userIdOf } from '../../access/actor.ts'
import type { Context } from '../../access/use-case.ts'
import { newId } from '../../kernel/ids.ts'
import { rememberRefusal } from '../conclusions/index.ts'
import { insertDecision } from './decisions.repo.ts'
import { ofRound } from './round-in-reach.ts'
import type { FoundRound } from './rounds.repo.ts'

interface Refused {
  readonly mentee: string
  readonly mentor: string
  readonly menteeId: string
  readonly mentorId: string
}

/** What stands in the list of decisions: which of the two has said no is kept nowhere. */
const reason = 'Отказ от пары'

/**
 * Before the draft is counted anew, or left: pairs to which somebody has said no are prohibited in this round and remembered for all later ones. Until
 * then a mistaken answer is put right by another one.
 */
export async function keepRefusals(context: Context, round: FoundRound): Promise<void> {
  const { tx, today, clock, actor } = context
  const of = ofRound(context, round)
  const { rows } = await sql<Refused>`
    select p.mentee_id as mentee, p.mentor_id as mentor, e.person_id as "menteeId", t.person_id as "mentorId"
    from matching_pairs p
    join participations e on e.region_id = ${of.regionId} and e.id = p.mentee_id
    join participations t on t.region_id = ${of.regionId} and t.id = p.mentor_id
    where p.region_id = ${of.regionId} and p.round_id = ${of.roundId} and 'NO' in (p.mentee_answer, p.mentor_answer)
    order by e.person_id, t.person_id`.execute(tx)
  if (rows.length === 0) return
  // Locked in one order: each refusal changes two cards.
  const people = [...new Set(rows.flatMap(({ menteeId, mentorId }) => [menteeId, mentorId]))]
  await sql`select 1 from persons where region_id = ${of.regionId} and id = any (${people}::uuid[]) order by id for update`.execute(tx)
  for (const { mentee, mentor, ...couple } of rows) {
    const decision = { kind: 'PROHIBITION', mentee, mentor } as const
    const written = { id: newId(), organisationId: of.organisationId, decision, reason, at: clock.now(), userId: userIdOf(actor) }
    await insertDecision(tx, of, written)
    await rememberRefusal(tx, of, couple, today)
  }
}
