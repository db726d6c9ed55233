import type { CampaignState, MeetingBallots, MeetingGuest, MeetingKind, MeetingListItem, MeetingMember } from '@nastavnik/contract'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { isHere } from '../people/index.ts'

interface Places {
  readonly regionId: number
  readonly organisationIds: readonly string[]
}

export interface MeetingPlan {
  readonly heldOn: string
  readonly beginsAt: string
  readonly place: string
}

interface OfProgramme {
  readonly organisation: { readonly id: string; readonly code: string; readonly title: string }
  readonly programme: { readonly id: string; readonly title: string; readonly form: string }
}

export interface FoundMeeting extends OfProgramme, MeetingPlan {
  readonly id: string
  readonly kind: MeetingKind
  readonly version: number
}

const programmeColumns = sql`json_build_object('id', o.id, 'code', o.code, 'title', o.title) as organisation,
  json_build_object('id', g.id, 'title', g.title, 'form', g.form_code) as programme`
const inReach = (column: RawBuilder<unknown>, { organisationIds }: Places) => sql`${column} = any (${[...organisationIds]}::uuid[])`

/** A programme of the organisations given; undefined outside. `lock` holds it: what refers to it cannot be taken back meanwhile. */
export async function findProgramme(tx: Tx, places: Places, id: string, lock = false): Promise<OfProgramme | undefined> {
  const { rows } = await sql<OfProgramme>`
    select ${programmeColumns} from programmes g join organisations o on o.id = g.organisation_id
    where g.region_id = ${places.regionId} and ${inReach(sql`g.organisation_id`, places)} and g.id = ${id}
    ${lock ? sql`for no key update of g` : sql``}`.execute(tx)
  return rows[0]
}

const planColumns = sql`m.id, m.kind, m.held_on as "heldOn", to_char(m.begins_at, 'HH24:MI') as "beginsAt"`

/** A meeting of the organisations given; undefined outside. `lock` holds it while something is written. */
export async function findMeeting(tx: Tx, places: Places, id: string, lock = false): Promise<FoundMeeting | undefined> {
  const { rows } = await sql<FoundMeeting>`
    select ${planColumns}, m.place, m.version, ${programmeColumns}
    from meetings m join programmes g on g.region_id = m.region_id and g.id = m.programme_id join organisations o on o.id = m.organisation_id
    where m.region_id = ${places.regionId} and ${inReach(sql`m.organisation_id`, places)} and m.id = ${id}
    ${lock ? sql`for update of m` : sql``}`.execute(tx)
  return rows[0]
}

/** The meetings of a programme, the latest first. Row security hides who has withdrawn from the numbers too. */
export async function listMeetings(tx: Tx, regionId: number, programmeId: string): Promise<MeetingListItem[]> {
  const { rows } = await sql<MeetingListItem>`
    select ${planColumns}, n.invited, n.attended,
      exists (select 1 from campaigns c where c.region_id = ${regionId} and c.meeting_id = m.id) as voting
    from meetings m join lateral (
      select count(*) as invited, count(*) filter (where v.attended) as attended ${membersOf(regionId, sql`m.id`)}
    ) n on true
    where m.region_id = ${regionId} and m.programme_id = ${programmeId} order by m.held_on desc, m.begins_at desc, m.id`.execute(tx)
  return rows
}

/** Members `v` of a meeting with their participations `p` and cards `s`. */
const membersOf = (regionId: number, meetingId: RawBuilder<unknown>) => sql`
  from meeting_members v join participations p on p.region_id = ${regionId} and p.id = v.participation_id
  join persons s on s.region_id = ${regionId} and s.id = p.person_id and s.erased_on is null
  where v.region_id = ${regionId} and v.meeting_id = ${meetingId}`

const participant = sql`p.id as "participationId", s.id as "personId", s.name, s.occupation, s.class_code as class, p.role`

/** Who is invited: mentors first, by name. */
export async function listMembers(tx: Tx, regionId: number, meetingId: string): Promise<MeetingMember[]> {
  const { rows } = await sql<MeetingMember>`
    select ${participant}, v.attended ${membersOf(regionId, sql`${meetingId}`)} order by p.role = 'MENTEE', s.name_key, s.id, p.id`.execute(
    tx,
  )
  return rows
}

interface Term {
  readonly programmeId: string
  readonly heldOn: string
  readonly today: string
}

/** Who takes part in the programme on the day or will, once in a role: `p` and `s`. */
const takingPart = (regionId: number, { programmeId, heldOn, today }: Term) => sql`
  from (
    select distinct on (t.person_id, t.role) t.* from participations t
    where t.region_id = ${regionId} and t.programme_id = ${programmeId} and t.runs_until >= ${heldOn}::date
    order by t.person_id, t.role, t.starts_on desc, t.id
  ) p join persons s on s.region_id = ${regionId} and s.id = p.person_id and s.erased_on is null and ${isHere(today)}`

/** Who takes part and is not invited in the role. */
export async function listOthers(tx: Tx, regionId: number, meetingId: string, term: Term): Promise<MeetingGuest[]> {
  const { rows } = await sql<MeetingGuest>`
    select ${participant} ${takingPart(regionId, term)}
    where not exists (
      select 1 from meeting_members v join participations i on i.region_id = ${regionId} and i.id = v.participation_id
      where v.region_id = ${regionId} and v.meeting_id = ${meetingId} and i.person_id = p.person_id and i.role = p.role)
    order by p.role = 'MENTEE', s.name_key, s.id, p.id`.execute(tx)
  return rows
}

/** Invites those of the participations who take part; null: all of them. Says how many of them there are, with those invited before. */
export async function inviteMembers(
  tx: Tx,
  { regionId, organisationId }: { readonly regionId: number; readonly organisationId: string },
  meetingId: string,
  term: Term,
  chosen: readonly string[] | null,
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select p.id ${takingPart(regionId, term)} where (${chosen === null} or p.id = any (${[...(chosen ?? [])]}::uuid[]))`.execute(tx)
  await sql`
    insert into meeting_members (region_id, meeting_id, participation_id, organisation_id)
    select ${regionId}, ${meetingId}, id, ${organisationId} from unnest(${rows.map(({ id }) => id)}::uuid[]) t (id) on conflict do nothing`.execute(
    tx,
  )
  return rows.length
}

export interface NewMeeting extends MeetingPlan {
  readonly id: string
  readonly kind: MeetingKind
  readonly programmeId: string
}

/** Writes a meeting; false: it is there already. */
export async function insertMeeting(
  tx: Tx,
  { regionId, organisationId }: { readonly regionId: number; readonly organisationId: string },
  { id, kind, programmeId, heldOn, beginsAt, place }: NewMeeting,
  { at, userId }: { readonly at: Date; readonly userId: string | null },
): Promise<boolean> {
  const { rows } = await sql`
    insert into meetings (region_id, id, organisation_id, programme_id, kind, held_on, begins_at, place, created_at, created_by)
    values (${regionId}, ${id}, ${organisationId}, ${programmeId}, ${kind}, ${heldOn}, ${beginsAt}, ${place}, ${at}, ${userId})
    on conflict do nothing returning id`.execute(tx)
  return rows.length === 1
}

/** Changes the day, the time and the place; the caller holds the row. */
export async function updateMeeting(tx: Tx, regionId: number, id: string, { heldOn, beginsAt, place }: MeetingPlan): Promise<void> {
  await sql`
    update meetings set held_on = ${heldOn}, begins_at = ${beginsAt}, place = ${place}, version = version + 1
    where region_id = ${regionId} and id = ${id}`.execute(tx)
}

/** Deletes a meeting with its members; the caller holds the row. */
export async function deleteMeeting(tx: Tx, regionId: number, id: string): Promise<void> {
  await sql`delete from meeting_members where region_id = ${regionId} and meeting_id = ${id}`.execute(tx)
  await sql`delete from meetings where region_id = ${regionId} and id = ${id}`.execute(tx)
}

export async function deleteMember(tx: Tx, regionId: number, meetingId: string, participationId: string): Promise<void> {
  await sql`
    delete from meeting_members where region_id = ${regionId} and meeting_id = ${meetingId} and participation_id = ${participationId}`.execute(
    tx,
  )
}

/** Marks who came; says how many of the participations are invited. */
export async function markAttendance(
  tx: Tx,
  regionId: number,
  meetingId: string,
  participations: readonly string[],
  attended: boolean,
): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    update meeting_members set attended = ${attended}
    where region_id = ${regionId} and meeting_id = ${meetingId} and participation_id = any (${[...participations]}::uuid[])`.execute(tx)
  return Number(numAffectedRows)
}

interface BallotsRow extends Omit<MeetingBallots, 'mentees' | 'mentors'> {
  readonly mentees: number
  readonly menteesAnswered: number
  readonly mentors: number
  readonly mentorsAnswered: number
}

/** The voting of a meeting in counts; null: it has not begun. */
export async function countBallots(tx: Tx, regionId: number, meetingId: string, today: string): Promise<MeetingBallots | null> {
  const ofRole = (role: 'MENTEE' | 'MENTOR') => sql`count(*) filter (where p.role = ${role})`
  const state = sql<CampaignState>`case when c.closed_on is not null or c.ends_on < ${today}::date then 'closed' when c.starts_on > ${today}::date then 'planned' else 'open' end`
  const { rows } = await sql<BallotsRow>`
    select c.id as "campaignId", ${state} as state, c.ends_on as "endsOn", c.pairs_fixed_on as "pairsFixedOn", n.*
    from campaigns c join lateral (
      select ${ofRole('MENTEE')} as mentees, count(*) filter (where p.role = 'MENTEE' and r.answered_on is not null) as "menteesAnswered",
        ${ofRole('MENTOR')} as mentors, count(*) filter (where p.role = 'MENTOR' and r.answered_on is not null) as "mentorsAnswered"
      from respondents r join participations p on p.region_id = ${regionId} and p.id = r.participation_id
      join persons s on s.region_id = ${regionId} and s.id = r.person_id and s.erased_on is null
      where r.region_id = ${regionId} and r.campaign_id = c.id
    ) n on true
    where c.region_id = ${regionId} and c.meeting_id = ${meetingId}`.execute(tx)
  const [row] = rows
  if (row === undefined) return null
  const { mentees, menteesAnswered, mentors, mentorsAnswered, ...ballots } = row
  return { ...ballots, mentees: { asked: mentees, answered: menteesAnswered }, mentors: { asked: mentors, answered: mentorsAnswered } }
}
