import type { Headcount, Organisation } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { authorityOf, kindOf, stewardOf } from './model-words.rules.ts'
import { type OrganisationLife, timelineOf } from './timeline.rules.ts'

interface StateRow {
  title: string
  kind: string
  municipality: string | null
  authority: string | null
}

interface CardRow {
  code: string
  title: string
  kind: string
  authority: string | null
  founder: string
  head: string
  phone: string
  email: string
  address: string
  validFrom: string | null
  validTo: string | null
  closingBasis: string
  version: number
  municipality: { code: string; title: string } | null
  mergedInto: { code: string; title: string } | null
  predecessors: OrganisationLife['predecessors']
  pasts: (StateRow & { until: string; basis: string })[]
  headcounts: Headcount[]
}

async function readCard(tx: Tx, regionId: number, id: string): Promise<CardRow> {
  const { rows } = await sql<CardRow>`
    select o.code, o.title, o.kind, o.authority, o.founder, o.head, o.phone, o.email, o.address,
      o.valid_from as "validFrom", o.valid_to as "validTo", o.closing_basis as "closingBasis", o.version,
      case when m.id is not null then json_build_object('code', m.code, 'title', m.title) end as municipality,
      case when s.id is not null then json_build_object('code', s.code, 'title', s.title) end as "mergedInto",
      coalesce((select json_agg(json_build_object('code', p.code, 'title', p.title, 'on', p.valid_to + 1, 'basis', p.closing_basis) order by p.valid_to)
        from organisations p where p.merged_into = o.id), '[]') as predecessors,
      coalesce((select json_agg(json_build_object('until', p.until, 'title', p.title, 'kind', p.kind, 'authority', p.authority,
          'municipality', pm.title, 'basis', p.basis) order by p.until)
        from organisation_pasts p left join municipalities pm on pm.id = p.municipality_id
        where p.region_id = ${regionId} and p.organisation_id = o.id), '[]') as pasts,
      coalesce((select json_agg(json_build_object('countedOn', h.counted_on, 'children10to19', h.children10to19, 'teachers', h.teachers,
          'youngTeachers', h.young_teachers) order by h.counted_on desc)
        from headcounts h where h.region_id = ${regionId} and h.organisation_id = o.id), '[]') as headcounts
    from organisations o left join municipalities m on m.id = o.municipality_id left join organisations s on s.id = o.merged_into
    where o.region_id = ${regionId} and o.id = ${id}`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new Error('the organisation has been found within the reach and is gone')
  return row
}

/** The card of an organisation already found within the reach, with its whole life. */
export async function getOrganisation(tx: Tx, model: TargetModel, regionId: number, id: string): Promise<Organisation> {
  const row = await readCard(tx, regionId, id)
  const { kind, authority, municipality, mergedInto, head, phone, email, address, closingBasis, predecessors, pasts, ...card } = row
  const inWords = ({ title, kind, municipality, authority }: StateRow) => ({
    title,
    kind: kindOf(model, kind).title,
    municipality,
    authority: authorityOf(model, authority)?.title ?? null,
  })
  const { title, validFrom, validTo } = card
  return {
    ...card,
    kind: kindOf(model, kind),
    authority: authorityOf(model, authority),
    contacts: { head, phone, email, address },
    municipality: municipality === null ? null : { level: 'municipality', ...municipality },
    mergedInto,
    stewardOf: stewardOf(model, title),
    history: timelineOf({
      present: inWords({ title, kind, municipality: municipality?.title ?? null, authority }),
      pasts: pasts.map(({ until, basis, ...state }) => ({ until, basis, ...inWords(state) })),
      validFrom,
      validTo,
      closingBasis,
      mergedInto,
      predecessors,
    }),
  }
}

/** The organisation as papers name the operator of personal data. */
export async function readOperator(tx: Tx, organisationId: string): Promise<{ title: string; address: string }> {
  const { rows } = await sql<{
    title: string
    address: string
  }>`select title, address from organisations where id = ${organisationId}`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new Error('no such organisation')
  return row
}
