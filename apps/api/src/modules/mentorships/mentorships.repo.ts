import type { Mentorship, MentorshipKind, MentorshipListItem } from '@nastavnik/contract'
import { formTitle, type TargetModel } from '@nastavnik/target-model'
import { sql } from 'kysely'
import type { Reach } from '../../access/actor.ts'
import type { Tx } from '../../kernel/db.ts'
import { likePattern } from '../../kernel/like.ts'
import { readPage } from '../../kernel/paged.ts'

export interface MentorshipFilter {
  readonly nameKey: string
  readonly form: string | undefined
  readonly kind: MentorshipKind | undefined
  readonly page: number
}

interface ListRow extends Omit<MentorshipListItem, 'kind' | 'programme'> {
  programme: { id: string; title: string; form: string }
  total: number
}

const kindOf = (mentees: number): MentorshipKind => (mentees > 1 ? 'GROUP' : 'PAIR')

/** A page of pairs and groups of an organisation by the mentor's name. */
export async function listMentorships(
  tx: Tx,
  model: TargetModel,
  { regionId, organisationId }: { regionId: number; organisationId: string },
  { nameKey, form, kind, page }: MentorshipFilter,
): Promise<{ items: MentorshipListItem[]; total: number }> {
  const pattern = likePattern(nameKey)
  const named =
    nameKey === ''
      ? sql``
      : sql`and (s.name_key like ${pattern} or exists (
          select 1 from mentorship_mentees e
          join participations c on c.region_id = ${regionId} and c.id = e.mentee_participation_id
          join persons t on t.region_id = ${regionId} and t.id = c.person_id
          where e.region_id = ${regionId} and e.mentorship_id = m.id and t.name_key like ${pattern}))`
  const { rows, total } = await readPage(page, (window) =>
    sql<ListRow>`
    with found as (
      select m.id, g.id as programme_id, g.title, g.form_code, s.id as person_id, s.name, s.name_key, p.starts_on, p.ends_on, n.mentees,
        count(*) over () as total
      from mentorships m
      join participations p on p.region_id = ${regionId} and p.id = m.mentor_participation_id
      join persons s on s.region_id = ${regionId} and s.id = p.person_id
      join programmes g on g.region_id = ${regionId} and g.id = m.programme_id
      join lateral (
        select count(*) as mentees from mentorship_mentees e
        join participations c on c.region_id = ${regionId} and c.id = e.mentee_participation_id
        join persons t on t.region_id = ${regionId} and t.id = c.person_id
        where e.region_id = ${regionId} and e.mentorship_id = m.id
      ) n on true
      where m.region_id = ${regionId} and m.organisation_id = ${organisationId} ${named}
        and (${form ?? null}::text is null or g.form_code = ${form ?? null})
        and (${kind ?? null}::text is null or (n.mentees > 1) = (${kind ?? null} = 'GROUP'))
      order by s.name_key, m.id ${window}
    )
    select f.id, json_build_object('id', f.programme_id, 'title', f.title, 'form', f.form_code) as programme,
      json_build_object('personId', f.person_id, 'name', f.name) as mentor, f.mentees as "menteeCount",
      f.starts_on as "startsOn", f.ends_on as "endsOn", f.total,
      coalesce((
        select json_agg(json_build_object('personId', t.id, 'name', t.name) order by t.name_key) from (
          select t.id, t.name, t.name_key from mentorship_mentees e
          join participations c on c.region_id = ${regionId} and c.id = e.mentee_participation_id
          join persons t on t.region_id = ${regionId} and t.id = c.person_id
          where e.region_id = ${regionId} and e.mentorship_id = f.id order by t.name_key limit 3
        ) t
      ), '[]') as mentees
    from found f order by f.name_key, f.id`.execute(tx),
  )
  const items = rows.map(({ programme: { form: code, ...programme }, total: _total, ...row }) => ({
    ...row,
    kind: kindOf(row.menteeCount),
    programme: { ...programme, form: { code: code, title: formTitle(model, code) } },
  }))
  return { items, total }
}

interface MentorshipRow {
  id: string
  organisation_id: string
  programme: { id: string; title: string; form: string }
  /** Null: the mentor has withdrawn. */
  mentor: Mentorship['mentor'] | null
  mentees: Mentorship['mentees']
}

/** A pair or group of the organisations within the reach; undefined outside. */
export async function findMentorship(
  tx: Tx,
  model: TargetModel,
  { regionId, organisationIds }: Reach,
  id: string,
): Promise<{ organisationId: string; view: Mentorship } | undefined> {
  const member = sql`json_build_object('personId', t.id, 'name', t.name, 'occupation', t.occupation, 'startsOn', c.starts_on, 'endsOn', c.ends_on)`
  const { rows } = await sql<MentorshipRow>`
    select m.id, m.organisation_id, json_build_object('id', g.id, 'title', g.title, 'form', g.form_code) as programme,
      (select ${member} from participations c join persons t on t.region_id = ${regionId} and t.id = c.person_id
        where c.region_id = ${regionId} and c.id = m.mentor_participation_id) as mentor,
      coalesce((
        select json_agg(${member} order by t.name_key) from mentorship_mentees e
        join participations c on c.region_id = ${regionId} and c.id = e.mentee_participation_id
        join persons t on t.region_id = ${regionId} and t.id = c.person_id
        where e.region_id = ${regionId} and e.mentorship_id = m.id
      ), '[]') as mentees
    from mentorships m join programmes g on g.region_id = ${regionId} and g.id = m.programme_id
    where m.region_id = ${regionId} and m.organisation_id = any (${[...organisationIds]}::uuid[]) and m.id = ${id}`.execute(tx)
  const [row] = rows
  if (row === undefined) return undefined
  const { organisation_id: organisationId, programme: told, mentor, ...rest } = row
  if (mentor === null) return undefined
  const { form, ...programme } = told
  const view = {
    ...rest,
    mentor,
    kind: kindOf(row.mentees.length),
    programme: { ...programme, form: { code: form, title: formTitle(model, form) } },
  }
  return { organisationId, view }
}
