import { type MergedField, type PersonText, participationTexts } from '@nastavnik/contract'
import { type RawBuilder, sql } from 'kysely'
import { columnOf } from '../../kernel/columns.ts'
import type { Tx } from '../../kernel/db.ts'
import { bothStanding, doubled, doubledSheets, type Merging, samePair } from './merge-effects.repo.ts'
import { joinMatching } from './merge-matching.repo.ts'

/** The pairs of a participation that stands in both cards pass to the one that is left. */
async function joinMentorships(tx: Tx, merging: Merging): Promise<void> {
  const { regionId } = merging
  const here = sql`m.region_id = ${regionId}`
  await sql`
    update mentorships m set mentor_participation_id = k.id from ${doubled(merging)} and ${here} and m.mentor_participation_id = p.id
      and not exists (select 1 from mentorships o where o.region_id = ${regionId} and o.mentor_participation_id = k.id)`.execute(tx)
  await sql`
    insert into mentorship_mentees (region_id, mentorship_id, mentee_participation_id, organisation_id)
    select e.region_id, o.id, e.mentee_participation_id, e.organisation_id
    from (select p.id as from_id, k.id as to_id from ${doubled(merging)}) d
    join mentorships m on ${here} and m.mentor_participation_id = d.from_id
    join mentorships o on o.region_id = ${regionId} and o.mentor_participation_id = d.to_id
    join mentorship_mentees e on e.region_id = ${regionId} and e.mentorship_id = m.id
    on conflict do nothing`.execute(tx)
  await sql`
    insert into mentorship_mentees (region_id, mentorship_id, mentee_participation_id, organisation_id)
    select e.region_id, e.mentorship_id, d.to_id, e.organisation_id
    from (select p.id as from_id, k.id as to_id from ${doubled(merging)}) d
    join mentorship_mentees e on e.region_id = ${regionId} and e.mentee_participation_id = d.from_id
    on conflict do nothing`.execute(tx)
  const left = sql`(select p.id from ${doubled(merging)})`
  await sql`
    delete from mentorship_mentees e where e.region_id = ${regionId} and (e.mentee_participation_id in ${left}
      or e.mentorship_id in (select m.id from mentorships m where ${here} and m.mentor_participation_id in ${left}))`.execute(tx)
  await sql`delete from mentorships m where ${here} and m.mentor_participation_id in ${left}`.execute(tx)
}

/** Invited twice to a meeting is invited once, and has come if either did. Before the participations are joined. */
async function joinMeetings(tx: Tx, merging: Merging): Promise<void> {
  const { regionId } = merging
  const twice = sql`from ${doubled(merging)}`
  await sql`
    insert into meeting_members (region_id, meeting_id, participation_id, organisation_id, attended)
    select v.region_id, v.meeting_id, d.to_id, v.organisation_id, v.attended
    from (select p.id as from_id, k.id as to_id ${twice}) d
    join meeting_members v on v.region_id = ${regionId} and v.participation_id = d.from_id
    on conflict (region_id, meeting_id, participation_id) do update set attended = meeting_members.attended or excluded.attended`.execute(
    tx,
  )
  await sql`delete from meeting_members v where v.region_id = ${regionId} and v.participation_id in (select p.id ${twice})`.execute(tx)
}

/**
 * Asked once of both cards is asked once: who has answered stays, else the card that stays. Codes of the other are left: an undoing finds them.
 * Before the participations are joined: answers follow the one that is left.
 */
async function joinAnswers(tx: Tx, merging: Merging): Promise<void> {
  const { regionId, keptId, goneId } = merging
  await sql`
    update respondents r set participation_id = k.id from ${doubled(merging)} and r.region_id = ${regionId} and r.participation_id = p.id`.execute(
    tx,
  )
  const dropped = sql`(
    select case when r.answered_on is not null and t.answered_on is null then t.id else r.id end
    from respondents r join respondents t on t.region_id = ${regionId} and t.campaign_id = r.campaign_id
      and t.participation_id is not distinct from r.participation_id and t.person_id = ${keptId}
    where r.region_id = ${regionId} and r.person_id = ${goneId})`
  await sql`delete from responses where region_id = ${regionId} and respondent_id in ${dropped}`.execute(tx)
  await sql`delete from respondents where region_id = ${regionId} and id in ${dropped}`.execute(tx)
  await sql`update respondents set person_id = ${keptId} where region_id = ${regionId} and person_id = ${goneId}`.execute(tx)
}

/** The same participation is left once; what it says and the other does not, is kept. */
async function joinParticipations(tx: Tx, merging: Merging): Promise<void> {
  const { regionId, keptId, goneId } = merging
  const texts = sql.join(
    Object.keys(participationTexts).map(
      (text) => sql`${sql.id(text)} = case when k.${sql.id(text)} = '' then p.${sql.id(text)} else k.${sql.id(text)} end`,
    ),
  )
  await sql`
    update participations k set ${texts}, ends_on = coalesce(k.ends_on, p.ends_on), completed = coalesce(k.completed, p.completed), version = k.version + 1
    from participations p where ${samePair(merging)} and p.region_id = ${regionId} and p.person_id = ${goneId}`.execute(tx)
  await sql`
    delete from participations p where p.region_id = ${regionId} and p.person_id = ${goneId}
      and exists (select 1 from participations k where ${samePair(merging)})`.execute(tx)
  await sql`
    update participations set person_id = ${keptId}, version = version + 1 where region_id = ${regionId} and person_id = ${goneId}`.execute(
    tx,
  )
}

/** Of two consents of a kind the one of the longer term stands; of two unsigned sheets that of the card that stays. */
async function joinConsents(tx: Tx, merging: Merging, { today, userId }: { today: string; userId: string | null }): Promise<void> {
  const { regionId, keptId, goneId } = merging
  await sql`
    update consents t set ended_on = ${today}, ended_why = 'REPLACED', ended_by = ${userId} from (${bothStanding(merging)}) b
    where t.region_id = ${regionId} and t.id = b.ending_id`.execute(tx)
  await sql`update consents set person_id = ${keptId} where region_id = ${regionId} and person_id = ${goneId}`.execute(tx)
  await sql`delete from consent_sheets where region_id = ${regionId} and id in (${doubledSheets(merging)})`.execute(tx)
  await sql`update consent_sheets set person_id = ${keptId} where region_id = ${regionId} and person_id = ${goneId}`.execute(tx)
}

/** A relative of both is one relative; of two conclusions the later one is left. */
async function joinFamily(tx: Tx, { regionId, keptId, goneId }: Merging): Promise<void> {
  const passed = (column: string) => sql`case when ${sql.ref(column)} = ${goneId} then ${keptId}::uuid else ${sql.ref(column)} end`
  const theirs = sql`region_id = ${regionId} and ${goneId} in (child_id, relative_id)`
  await sql`
    insert into family_links (region_id, child_id, relative_id, organisation_id, relation)
    select region_id, ${passed('child_id')}, ${passed('relative_id')}, organisation_id, relation from family_links where ${theirs}
    on conflict do nothing`.execute(tx)
  await sql`delete from family_links where ${theirs}`.execute(tx)
  await sql`
    delete from conclusions t using conclusions o
    where t.region_id = ${regionId} and o.region_id = ${regionId} and t.person_id in (${keptId}::uuid, ${goneId}::uuid)
      and o.person_id in (${keptId}::uuid, ${goneId}::uuid) and o.person_id <> t.person_id
      and (o.concluded_on, o.person_id = ${keptId}::uuid) > (t.concluded_on, t.person_id = ${keptId}::uuid)`.execute(tx)
  await sql`update conclusions set person_id = ${keptId} where region_id = ${regionId} and person_id = ${goneId}`.execute(tx)
}

/** Excluded twice is excluded once, as the card that stays has it; nobody is put together with himself. */
async function joinExclusions(tx: Tx, { regionId, keptId, goneId }: Merging): Promise<void> {
  const pass = (side: 'mentee_id' | 'mentor_id', other: 'mentee_id' | 'mentor_id') => sql`
    update pair_exclusions t set ${sql.id(side)} = ${keptId} where t.region_id = ${regionId} and t.${sql.id(side)} = ${goneId}
      and t.${sql.id(other)} <> ${keptId} and not exists (
        select 1 from pair_exclusions k where k.region_id = ${regionId} and k.${sql.id(side)} = ${keptId}
          and k.${sql.id(other)} = t.${sql.id(other)} and k.source = t.source)`
  await pass('mentee_id', 'mentor_id').execute(tx)
  await pass('mentor_id', 'mentee_id').execute(tx)
  await sql`delete from pair_exclusions where region_id = ${regionId} and ${goneId} in (mentee_id, mentor_id)`.execute(tx)
}

/** Of two interviews or checks of a kind the later one is left; who was in a group twice is there once, with all that was attended. */
async function joinReadiness(tx: Tx, { regionId, keptId, goneId }: Merging): Promise<void> {
  const both = sql`(${keptId}::uuid, ${goneId}::uuid)`
  const olderOf = (day: string, same: RawBuilder<unknown>) => sql`t.region_id = ${regionId} and o.region_id = ${regionId}
    and t.person_id in ${both} and o.person_id in ${both} and o.person_id <> t.person_id ${same}
    and (o.${sql.id(day)}, o.person_id = ${keptId}::uuid) > (t.${sql.id(day)}, t.person_id = ${keptId}::uuid)`
  await sql`delete from interviews t using interviews o where ${olderOf('held_on', sql``)}`.execute(tx)
  await sql`delete from safety_checks t using safety_checks o where ${olderOf('issued_on', sql`and o.kind = t.kind`)}`.execute(tx)
  await sql`
    update training_members k set points = greatest(k.points, p.points), attended = array(select unnest(k.attended) union select unnest(p.attended) order by 1)
    from training_members p
    where k.region_id = ${regionId} and p.region_id = ${regionId} and k.person_id = ${keptId} and p.person_id = ${goneId} and p.training_id = k.training_id`.execute(
    tx,
  )
  await sql`
    delete from training_members p where p.region_id = ${regionId} and p.person_id = ${goneId}
      and exists (select 1 from training_members k where k.region_id = ${regionId} and k.person_id = ${keptId} and k.training_id = p.training_id)`.execute(
    tx,
  )
  for (const table of ['interviews', 'safety_checks', 'training_members', 'certificates']) {
    await sql`update ${sql.table(table)} set person_id = ${keptId} where region_id = ${regionId} and person_id = ${goneId}`.execute(tx)
  }
}

/** Of two means of a period the one of more subjects is left. */
async function joinGrades(tx: Tx, { regionId, keptId, goneId }: Merging): Promise<void> {
  await sql`
    delete from grades t using grades o
    where t.region_id = ${regionId} and o.region_id = ${regionId} and t.person_id in (${keptId}::uuid, ${goneId}::uuid)
      and o.person_id in (${keptId}::uuid, ${goneId}::uuid) and o.person_id <> t.person_id
      and (o.year, o.term, o.wave) = (t.year, t.term, t.wave)
      and (o.subjects, o.person_id = ${keptId}::uuid) > (t.subjects, t.person_id = ${keptId}::uuid)`.execute(tx)
  await sql`update grades set person_id = ${keptId} where region_id = ${regionId} and person_id = ${goneId}`.execute(tx)
}

/** Moved into a school year is moved once; who goes is offered to nobody any more, and an undoing asks for it anew. */
async function joinMoves(
  tx: Tx,
  { regionId, keptId, goneId }: Merging,
  { at, userId }: { at: Date; userId: string | null },
): Promise<void> {
  await sql`
    delete from promotions t where t.region_id = ${regionId} and t.person_id = ${goneId}
      and exists (select 1 from promotions k where k.region_id = ${regionId} and k.person_id = ${keptId} and k.year = t.year)`.execute(tx)
  await sql`update promotions set person_id = ${keptId} where region_id = ${regionId} and person_id = ${goneId}`.execute(tx)
  await sql`
    update transfers set state = 'cancelled', card = null, decided_by = ${userId}, decided_at = ${at}
    where region_id = ${regionId} and person_id = ${goneId} and state = 'waiting'`.execute(tx)
}

/** Who is asked about is asked about once; of two statements of one informant the later one is left. A parent's code opens the card that stands. */
async function joinIntake(tx: Tx, { regionId, keptId, goneId }: Merging): Promise<void> {
  const pass = (table: string) =>
    sql`update ${sql.table(table)} set person_id = ${keptId} where region_id = ${regionId} and person_id = ${goneId}`
  await pass('applications').execute(tx)
  await sql`
    delete from inquiries t where t.region_id = ${regionId} and t.person_id = ${goneId}
      and exists (select 1 from inquiries k where k.region_id = ${regionId} and k.person_id = ${keptId})`.execute(tx)
  await pass('inquiries').execute(tx)
  await sql`
    delete from statements t using statements o
    where t.region_id = ${regionId} and o.region_id = ${regionId} and t.user_id is not distinct from o.user_id
      and t.person_id in (${keptId}::uuid, ${goneId}::uuid) and o.person_id in (${keptId}::uuid, ${goneId}::uuid) and o.person_id <> t.person_id
      and (o.given_at, o.person_id = ${keptId}::uuid) > (t.given_at, t.person_id = ${keptId}::uuid)`.execute(tx)
  await pass('statements').execute(tx)
  await pass('parent_codes').execute(tx)
}

/** Columns that a field of the card is kept in. An employer is read from the workplace and goes with it. */
const columnsOfField = (field: MergedField): readonly string[] => {
  switch (field) {
    case 'kind':
      return ['kind']
    case 'name':
      return ['name', 'name_key']
    case 'birth':
      return ['born_on', 'born_year']
    case 'snils':
      return ['snils_hash']
    case 'experienceYears':
      return ['experience_years']
    case 'experienceHereYears':
      return ['experience_here_years']
    case 'occupation':
      return ['occupation', 'employer_id']
    default:
      return [columnOf(field satisfies PersonText)]
  }
}

export interface MergeRows {
  readonly fromGone: readonly MergedField[]
  readonly today: string
  readonly userId: string | null
  readonly at: Date
}

/** Makes one card of two: everything of the one that goes passes to the other, and it is there no more. The caller holds both. */
export async function mergeRows(tx: Tx, merging: Merging, { fromGone, today, userId, at }: MergeRows): Promise<void> {
  const { regionId, keptId, goneId } = merging
  await joinMentorships(tx, merging)
  await joinAnswers(tx, merging)
  await joinMeetings(tx, merging)
  await joinMatching(tx, merging)
  await joinParticipations(tx, merging)
  await joinConsents(tx, merging, { today, userId })
  await joinFamily(tx, merging)
  await joinExclusions(tx, merging)
  await joinReadiness(tx, merging)
  await joinGrades(tx, merging)
  await joinMoves(tx, merging, { at, userId })
  await joinIntake(tx, merging)
  await sql`update subject_requests set person_id = ${keptId} where region_id = ${regionId} and person_id = ${goneId}`.execute(tx)
  const { rows } = await sql<{ row: object }>`
    delete from persons t where t.region_id = ${regionId} and t.id = ${goneId} returning to_jsonb(t) as row`.execute(tx)
  const taken: RawBuilder<unknown>[] = fromGone.flatMap(columnsOfField).map((column) => sql`${sql.id(column)} = r.${sql.id(column)}`)
  await sql`
    update persons t set ${sql.join([...taken, sql`version = t.version + 1`])}
    from jsonb_populate_record(null::persons, ${JSON.stringify(rows[0]?.row ?? {})}::jsonb) r
    where t.region_id = ${regionId} and t.id = ${keptId}`.execute(tx)
}
