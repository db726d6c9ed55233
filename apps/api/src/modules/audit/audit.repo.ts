import type { AuditEntry, AuditKind } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Reach } from '../../access/actor.ts'
import { type ChainedLine, hashOf, noHash, regionItself } from '../../access/audit.ts'
import { organisationsWithin, type UnitInReach } from '../../access/units.ts'
import type { Tx } from '../../kernel/db.ts'
import { readPage } from '../../kernel/paged.ts'

interface AuditFilter {
  readonly kind?: AuditKind | undefined
  readonly subject?: string | undefined
  readonly user?: string | undefined
  /** Days of the territory, both counted in. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly timeZone: string
}

/** A region has its own lines and those of all its organisations, a municipality those of its organisations that the reader reaches. */
const standing = (reach: Reach, { municipalityId, organisationId }: UnitInReach) => {
  if (organisationId !== null) return sql`a.organisation_id = ${organisationId}`
  if (municipalityId === null) return sql`true`
  return sql`a.organisation_id in (select o.id from organisations o where o.municipality_id = ${municipalityId} and ${organisationsWithin(reach, 'o')})`
}

type AuditRow = Omit<AuditEntry, 'at' | 'title'> & { readonly action: string; readonly at: Date; readonly total: number }

export function readAudit(
  tx: Tx,
  reach: Reach,
  unit: UnitInReach,
  filter: AuditFilter,
  page: number,
): Promise<{ rows: readonly AuditRow[]; total: number }> {
  const { kind = null, subject = null, user = null, from = null, to = null, timeZone } = filter
  return readPage(page, (window) =>
    sql<AuditRow>`
    select a.number, a.at, a.action, a.kind, a.refusal, a.subject_id as "subjectId", a.people, a.fields, a.total,
      case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end as user,
      case when o.id is not null then json_build_object('level', 'organisation', 'code', o.code, 'title', o.title) end as organisation
    from (
      select *, count(*) over () as total from audit_entries a
      where a.region_id = ${unit.regionId} and ${standing(reach, unit)}
        and (${kind}::text is null or a.kind = ${kind}) and (${subject}::uuid is null or a.subject_id = ${subject})
        and (${user}::uuid is null or a.user_id = ${user})
        and (${from}::date is null or a.at >= ${from}::date::timestamp at time zone ${timeZone})
        and (${to}::date is null or a.at < (${to}::date + 1)::timestamp at time zone ${timeZone})
      order by a.at desc, a.organisation_id, a.number desc ${window}
    ) a
    left join users u on u.region_id = ${unit.regionId} and u.id = a.user_id
    left join organisations o on o.id = a.organisation_id
    order by a.at desc, a.organisation_id, a.number desc`.execute(tx),
  )
}

const step = 5_000

interface StoredLine extends ChainedLine {
  readonly hash: Buffer
}

/** The lines of a region chain by chain, a part at a time. */
async function* linesOf(tx: Tx, regionId: number): AsyncGenerator<StoredLine> {
  let after: readonly [string, number] = [regionItself, 0]
  for (;;) {
    const { rows } = await sql<StoredLine>`
      select region_id as "regionId", organisation_id as "organisationId", number, at, user_id as "userId", action, kind, refusal,
        subject_id as "subjectId", people, fields, hash
      from audit_entries where region_id = ${regionId} and (organisation_id, number) > (${after[0]}::uuid, ${after[1]})
      order by organisation_id, number limit ${step}`.execute(tx)
    yield* rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < step) return
    after = [last.organisationId, last.number]
  }
}

export interface AuditFault {
  readonly organisationId: string
  readonly number: number
  /** `missing`: a line before it is gone; `altered`: it is not the line that was written; `cut`: the last lines are gone; `headless`: nobody keeps its end. */
  readonly fault: 'missing' | 'altered' | 'cut' | 'headless'
}

/** Walks every chain of a region. After the first fault of a chain the rest of it proves nothing and is not looked at. */
export async function findFaults(tx: Tx, key: Buffer, regionId: number): Promise<{ chains: number; lines: number; faults: AuditFault[] }> {
  const heads = new Map(
    (await tx.selectFrom('audit_heads').selectAll().where('region_id', '=', regionId).execute()).map((head) => [
      head.organisation_id,
      head,
    ]),
  )
  const ends = new Map<string, { number: number; hash: Buffer }>()
  const broken = new Set<string>()
  const faults: AuditFault[] = []
  let lines = 0
  for await (const { hash, ...line } of linesOf(tx, regionId)) {
    const { organisationId, number } = line
    lines++
    if (broken.has(organisationId)) continue
    const previous = ends.get(organisationId) ?? { number: 0, hash: noHash }
    const fault = number !== previous.number + 1 ? 'missing' : hashOf(key, previous.hash, line).equals(hash) ? undefined : 'altered'
    if (fault !== undefined) {
      broken.add(organisationId)
      faults.push({ organisationId, number, fault })
    } else ends.set(organisationId, { number, hash })
  }
  for (const organisationId of new Set([...heads.keys(), ...ends.keys()])) {
    const [head, end] = [heads.get(organisationId), ends.get(organisationId) ?? { number: 0, hash: noHash }]
    if (broken.has(organisationId)) continue
    if (head === undefined) faults.push({ organisationId, number: end.number, fault: 'headless' })
    else if (head.number !== end.number || !head.hash.equals(end.hash)) faults.push({ organisationId, number: end.number, fault: 'cut' })
  }
  return { chains: heads.size, lines, faults }
}
