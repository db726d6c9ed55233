import { employerForms, type TargetModel } from '@nastavnik/target-model'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { organisationKey } from '../organisations/index.ts'

const shortestTitle = 4 // a shorter one would be found inside other words

export interface Employed {
  readonly id: string
  readonly employer: string
}

/** People whose workplaces have changed may have other employers. */
export async function forgetEmployers(tx: Tx, regionId: number, personIds: readonly string[]): Promise<void> {
  await sql`update persons set employer_id = null
    where region_id = ${regionId} and id = any (${[...personIds]}::uuid[]) and employer_id is not null`.execute(tx)
}

/**
 * Joins mentors to the registered partner organisation whose title stands in their workplace: the numerator of I4 counts employers,
 * and a post without an employer is none. Only those not joined yet; of several titles the longest says most. Workplaces are looked through
 * each once: the mentors of a large workbook would weigh as much as its plan. Returns whom it joined.
 */
export async function recogniseEmployers(
  tx: Tx,
  model: TargetModel,
  { regionId, organisationId }: { regionId: number; organisationId: string },
  personId: string | null = null,
): Promise<Employed[]> {
  const { rows: partners } = await sql<{ id: string; title: string }>`
    select id, title_key as title from organisations
    where region_id = ${regionId} and kind = 'PARTNER' and length(title_key) >= ${shortestTitle}
    order by length(title_key) desc, id`.execute(tx)
  if (partners.length === 0) return []
  const unjoined = sql`s.region_id = ${regionId} and s.organisation_id = ${organisationId} and s.employer_id is null and s.occupation <> ''
    and (${personId}::uuid is null or s.id = ${personId})
    and exists (
      select 1 from participations p join programmes g on g.region_id = ${regionId} and g.id = p.programme_id
      where p.region_id = ${regionId} and p.person_id = s.id and p.role = 'MENTOR' and g.form_code = any (${employerForms(model)}::text[])
    )`
  const { rows: workplaces } = await sql<{ text: string }>`select distinct s.occupation as text from persons s where ${unjoined}`.execute(
    tx,
  )
  const known = workplaces.flatMap(({ text }) => {
    const key = organisationKey(text)
    const employer = partners.find(({ title }) => key.includes(title))?.id
    return employer === undefined ? [] : [{ text, employer }]
  })
  if (known.length === 0) return []
  const { rows } = await sql<Employed>`
    update persons s set employer_id = known.employer
    from unnest(${known.map(({ text }) => text)}::text[], ${known.map(({ employer }) => employer)}::uuid[]) as known (text, employer)
    where ${unjoined} and s.occupation = known.text returning s.id, s.employer_id as employer`.execute(tx)
  return rows
}
