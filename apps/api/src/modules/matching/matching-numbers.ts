import { type MatchingNumbers, pageSize } from '@nastavnik/contract'
import { formTitle, type TargetModel } from '@nastavnik/target-model'
import { sql } from 'kysely'
import { organisationsWithin, unitInReach } from '../../access/units.ts'
import { defineUseCase } from '../../access/use-case.ts'
import { readPage } from '../../kernel/paged.ts'

interface Row {
  readonly organisation: MatchingNumbers['items'][number]['organisation']
  readonly form: string
  readonly rounds: number
  readonly mentees: number
  readonly placed: number
  readonly published: number
  readonly total: number
}

/** How matching goes in the organisations of a unit: counts alone, read under the role that sees no people. */
export const countMatching = defineUseCase({
  name: 'matching.countMatching',
  permission: 'matching.count',
  sees: 'reporting',
  authorize: ({ tx, reach }, { unit }: { unit: string; page: number }) => unitInReach(tx, reach, unit),
  run: async (
    { tx, reach, model }: { tx: Parameters<typeof unitInReach>[0]; reach: Parameters<typeof unitInReach>[1]; model: TargetModel },
    unit,
    { page },
  ) => {
    const { regionId, level, municipalityId, organisationId } = unit
    const here = {
      region: sql`true`,
      municipality: sql`o.municipality_id = ${municipalityId}`,
      organisation: sql`o.id = ${organisationId}`,
    }[level]
    const { rows, total } = await readPage(page, (window) =>
      sql<Row>`
      select json_build_object('level', 'organisation', 'code', o.code, 'title', o.title) as organisation, g.form_code as form, count(*) as rounds,
        sum(r.mentees) as mentees, sum(r.placed) as placed, sum(r.published) as published, count(*) over () as total
      from matching_rounds r join programmes g on g.region_id = r.region_id and g.id = r.programme_id join organisations o on o.id = r.organisation_id
      where r.region_id = ${regionId} and ${organisationsWithin(reach, 'o')} and ${here}
        and (${unit.forms === null} or g.form_code = any (${[...(unit.forms ?? [])]}::text[]))
      group by o.id, o.code, o.title, g.form_code order by o.title, o.id, g.form_code ${window}`.execute(tx),
    )
    return {
      items: rows.map(({ total: _total, form, ...row }) => ({ ...row, form: { code: form, title: formTitle(model, form) } })),
      page,
      pageSize,
      total,
    }
  },
})
