import { longestName, type PersonKind } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { consented } from '../consents/index.ts'
import { nameKey } from '../people/index.ts'

interface Place {
  readonly regionId: number
  readonly organisationId: string
}

/** What the mentees' organisation is told of a mentor, and no more. */
export interface MentorCard {
  readonly name: string
  readonly bornOn: string | null
  readonly bornYear: number | null
  readonly occupation: string
  readonly kind: PersonKind | null
  /** Of the organisation he comes from. */
  readonly employerId: string
  readonly employer: string
}

/** The card of a mentor who has consented to the transfer; undefined: he has not, or is not there any more. */
export async function readMentorCard(
  tx: Tx,
  terms: { readonly model: TargetModel; readonly today: string },
  regionId: number,
  participationId: string,
): Promise<MentorCard | undefined> {
  const { rows } = await sql<MentorCard>`
    select s.name, s.born_on as "bornOn", s.born_year as "bornYear", s.occupation, s.kind, o.id as "employerId", o.title as employer
    from participations p join persons s on s.region_id = ${regionId} and s.id = p.person_id and s.erased_on is null
    join organisations o on o.id = s.organisation_id
    where p.region_id = ${regionId} and p.id = ${participationId} and ${consented(terms, 'PROCESSING')} and ${consented(terms, 'TRANSFER_TO_PARTNER')}`.execute(
    tx,
  )
  return rows[0]
}

/** So many namesakes of one employer can stand in an organisation. */
const mostNamesakes = 9

/** Names under which a guest may stand: a namesake of somebody here carries the employer in brackets, the next one a number too. */
const namesOf = ({ name, employer }: MentorCard): readonly string[] => [
  name,
  ...Array.from({ length: mostNamesakes }, (_, at) => {
    const tail = at === 0 ? ')' : `, ${at + 1})`
    return `${name} (${employer}`.slice(0, longestName - tail.length) + tail
  }),
]

/**
 * The mentor's card in an organisation, if he has one already: his name with the same birth, or a guest of the same employer with nothing against it. A
 * namesake of whom no birth is known may be anybody, a pupil too.
 */
export async function findGuest(tx: Tx, { regionId, organisationId }: Place, card: MentorCard): Promise<string | undefined> {
  const keys = namesOf(card).map(nameKey)
  const { rows } = await sql<{ id: string }>`
    select id from persons where region_id = ${regionId} and organisation_id = ${organisationId} and name_key = any (${keys}::text[]) and erased_on is null
      and coalesce(born_on = ${card.bornOn}::date, born_year = ${card.bornYear}::smallint, employer_id = ${card.employerId})
    order by name_key limit 1`.execute(tx)
  return rows[0]?.id
}

/** Writes a card for the mentor; its id, or undefined when too many of one name stand there. */
export async function writeGuest(tx: Tx, { regionId, organisationId }: Place, id: string, card: MentorCard): Promise<string | undefined> {
  const { bornOn, bornYear, occupation, kind, employerId } = card
  for (const name of namesOf(card)) {
    const { rows } = await sql`
      insert into persons (region_id, organisation_id, id, name, name_key, born_on, born_year, occupation, kind, employer_id)
      values (${regionId}, ${organisationId}, ${id}, ${name}, ${nameKey(name)}, ${bornOn}, ${bornYear}, ${occupation}, ${kind}, ${employerId})
      on conflict do nothing returning id`.execute(tx)
    if (rows.length > 0) return id
  }
  return undefined
}

interface Pair {
  readonly mentee: string
  readonly programmeId: string
  readonly startsOn: string
  readonly endsOn: string | null
}

/** Makes a pair or a group of the mentor's card and a mentee, in the programme and the time of the mentee. */
export async function writeMentorship(
  tx: Tx,
  { regionId, organisationId }: Place,
  pair: Pair,
  personId: string,
  newId: () => string,
): Promise<void> {
  const { mentee, programmeId, startsOn, endsOn } = pair
  await sql`
    insert into participations (region_id, id, organisation_id, person_id, programme_id, role, starts_on, ends_on)
    values (${regionId}, ${newId()}, ${organisationId}, ${personId}, ${programmeId}, 'MENTOR', ${startsOn}, ${endsOn}) on conflict do nothing`.execute(
    tx,
  )
  await sql`
    insert into mentorships (region_id, id, organisation_id, programme_id, mentor_participation_id)
    select ${regionId}, ${newId()}, ${organisationId}, ${programmeId}, p.id from participations p
    where p.region_id = ${regionId} and p.person_id = ${personId} and p.programme_id = ${programmeId} and p.role = 'MENTOR' and p.starts_on = ${startsOn}
    on conflict do nothing`.execute(tx)
  await sql`
    insert into mentorship_mentees (region_id, mentorship_id, mentee_participation_id, organisation_id)
    select ${regionId}, m.id, ${mentee}, ${organisationId} from participations p
    join mentorships m on m.region_id = ${regionId} and m.mentor_participation_id = p.id
    where p.region_id = ${regionId} and p.person_id = ${personId} and p.programme_id = ${programmeId} and p.role = 'MENTOR' and p.starts_on = ${startsOn}
    on conflict do nothing`.execute(tx)
}
