import { employerForms, type TargetModel } from '@nastavnik/target-model'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { organisationKey } from '../organisations/index.ts'

const shortestTitle = 4 // a shorter one would be found inside other words

interface Unjoined {
  readonly id: string
  readonly occupation: string
}

/** Mentors of employers' forms at the organisation of whom no employer is known; one of them, if named. */
async function unjoinedMentors(
  tx: Tx,
  model: TargetModel,
  { regionId, organisationId }: { regionId: number; organisationId: string },
  personId: string | null,
): Promise<Unjoined[]> {
  const { rows } = await sql<Unjoined>`
    select s.id, s.occupation from persons s
    where s.region_id = ${regionId} and s.organisation_id = ${organisationId} and s.employer_id is null and s.occupation <> ''
      and (${personId}::uuid is null or s.id = ${personId})
      and exists (
        select 1 from participations p join programmes g on g.region_id = ${regionId} and g.id = p.programme_id
        where p.region_id = ${regionId} and p.person_id = s.id and p.role = 'MENTOR' and g.form_code = any (${employerForms(model)}::text[])
      )`.execute(tx)
  return rows
}

/** A person whose workplace has changed may have another employer. */
export async function forgetEmployer(tx: Tx, regionId: number, personId: string): Promise<void> {
  await sql`update persons set employer_id = null where region_id = ${regionId} and id = ${personId} and employer_id is not null`.execute(
    tx,
  )
}

/**
 * Joins mentors to the registered partner organisation whose title stands in their workplace: the numerator of I4 counts employers,
 * and a post without an employer is none. Only those not joined yet; of several titles the longest says most.
 */
export async function recogniseEmployers(
  tx: Tx,
  model: TargetModel,
  place: { regionId: number; organisationId: string },
  personId: string | null = null,
): Promise<void> {
  const mentors = await unjoinedMentors(tx, model, place, personId)
  if (mentors.length === 0) return
  const { rows: partners } = await sql<{ id: string; title: string }>`
    select id, title_key as title from organisations
    where region_id = ${place.regionId} and kind = 'PARTNER' and length(title_key) >= ${shortestTitle}
    order by length(title_key) desc, id`.execute(tx)
  const employerOf = (workplace: string) => partners.find(({ title }) => workplace.includes(title))?.id
  const known = new Map([...new Set(mentors.map(({ occupation }) => occupation))].map((text) => [text, employerOf(organisationKey(text))]))
  const joined = mentors.flatMap(({ id, occupation }) => {
    const employer = known.get(occupation)
    return employer === undefined ? [] : [{ id, employer }]
  })
  if (joined.length === 0) return
  await sql`
    update persons s set employer_id = joined.employer
    from unnest(${joined.map(({ id }) => id)}::uuid[], ${joined.map(({ employer }) => employer)}::uuid[]) as joined (id, employer)
    where s.region_id = ${place.regionId} and s.id = joined.id`.execute(tx)
}
