import type { Practice, Programme } from '@nastavnik/contract'
import { formTitle, type TargetModel } from '@nastavnik/target-model'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { likePattern } from '../../kernel/like.ts'
import { readPage } from '../../kernel/paged.ts'

export interface ProgrammePlace {
  readonly regionId: number
  readonly organisationIds: readonly string[]
}

interface ProgrammeRow extends Omit<Programme, 'form'> {
  form: string
  total: number
}

/** Programmes with how many distinct people have ever taken part; `id` narrows to one. */
export async function readProgrammes(
  tx: Tx,
  model: TargetModel,
  { regionId, organisationIds }: ProgrammePlace,
  filter: { id?: string; titleKey?: string; form?: string | undefined; practice?: Practice | undefined; page: number },
): Promise<{ items: Programme[]; total: number }> {
  const { id, titleKey = '', form, practice, page } = filter
  const { rows, total } = await readPage(page, (window) =>
    sql<ProgrammeRow>`
    select g.id, g.title, g.form_code as form, g.practice, g.result, g.version, n.mentors, n.mentees, g.total
    from (
      select *, count(*) over () as total from programmes
      where region_id = ${regionId} and organisation_id = any (${[...organisationIds]}::uuid[])
        and (${id ?? null}::uuid is null or id = ${id ?? null}) and (${form ?? null}::text is null or form_code = ${form ?? null})
        and (${practice ?? null}::text is null or practice = ${practice ?? null})
        ${titleKey === '' ? sql`` : sql`and title_key like ${likePattern(titleKey)}`}
      order by title_key, id ${window}
    ) g
    left join lateral (
      select count(distinct person_id) filter (where role = 'MENTOR') as mentors, count(distinct person_id) filter (where role = 'MENTEE') as mentees
      from participations where region_id = ${regionId} and programme_id = g.id
    ) n on true
    order by g.title_key, g.id`.execute(tx),
  )
  const items = rows.map(({ form: code, total: _total, ...row }) => ({ ...row, form: { code, title: formTitle(model, code) } }))
  return { items, total }
}

/** Writes if the version still is the one the reader saw; false when somebody was faster. */
export async function updateProgramme(
  tx: Tx,
  regionId: number,
  id: string,
  version: number,
  change: { title: string; titleKey: string; result: string; practice: Programme['practice'] },
): Promise<boolean> {
  const { title, titleKey, result, practice } = change
  const { numUpdatedRows } = await tx
    .updateTable('programmes')
    .set((eb) => ({ title, title_key: titleKey, result, practice, version: eb('version', '+', 1) }))
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
