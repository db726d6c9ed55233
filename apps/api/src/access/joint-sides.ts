import { sql } from 'kysely'
import type { Tx } from '../kernel/db.ts'
import { notFound } from '../kernel/problem.ts'
import { insideOrganisation } from '../kernel/transaction.ts'
import type { Reach } from './actor.ts'

type Scope = Pick<Reach, 'regionId' | 'organisationIds'>

export interface JointSide {
  readonly organisationId: string
  readonly programmeId: string
}

/**
 * The door of a joint round: organisations that have joined it are opened one after another, each alone. It is for counting, which takes no name
 * out of it. Who goes through it stands in `sending-side.test.ts`.
 */
export async function atJointSides(tx: Tx, scope: Scope, roundId: string, work: (tx: Tx, side: JointSide) => Promise<void>): Promise<void> {
  const { rows } = await sql<JointSide>`
    select organisation_id as "organisationId", programme_id as "programmeId" from joint_members
    where region_id = ${scope.regionId} and round_id = ${roundId} order by organisation_id`.execute(tx)
  for (const side of rows) await insideOrganisation(tx, scope, side.organisationId, (there) => work(there, side))
}

/**
 * The door from the mentees' organisation to the mentor's, for a pair of a joint round to which both have said yes: there the card of the mentor is read
 * and held. 404 `joint.notFound` when there is no such pair.
 */
export async function atMentorSide<Result>(
  tx: Tx,
  scope: Scope,
  { roundId, menteeId, mentorId }: { readonly roundId: string; readonly menteeId: string; readonly mentorId: string },
  work: (tx: Tx, organisationId: string) => Promise<Result>,
): Promise<Result> {
  const { rows } = await sql<{ there: string }>`
    select mentor_organisation_id as there from joint_pairs
    where region_id = ${scope.regionId} and round_id = ${roundId} and mentee_id = ${menteeId} and mentor_id = ${mentorId}
      and organisation_id = any (${[...scope.organisationIds]}::uuid[]) and mentee_answer = 'YES' and mentor_answer = 'YES'`.execute(tx)
  const [pair] = rows
  if (pair === undefined) throw notFound('joint.notFound')
  return insideOrganisation(tx, scope, pair.there, (inside) => work(inside, pair.there))
}
