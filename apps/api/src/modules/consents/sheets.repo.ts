import type { ConsentKind } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import type { OrganisationPlace } from './consents.repo.ts'

export interface WantedSheet {
  readonly personId: string
  readonly kind: ConsentKind
  readonly textVersion: string
}

/** Ids of the sheets in the order asked; a sheet that waits to be signed is printed again under the same id. */
export async function putSheets(
  tx: Tx,
  { regionId, organisationId }: OrganisationPlace,
  printedOn: string,
  wanted: readonly WantedSheet[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string; person_id: string; kind: string }>`
    insert into consent_sheets (region_id, id, organisation_id, person_id, kind, text_version, printed_on)
    select ${regionId}, told.id, ${organisationId}, told.person_id, told.kind, told.text_version, ${printedOn}
    from unnest(${wanted.map(() => newId())}::uuid[], ${wanted.map(({ personId }) => personId)}::uuid[],
      ${wanted.map(({ kind }) => kind)}::text[], ${wanted.map(({ textVersion }) => textVersion)}::text[]) as told (id, person_id, kind, text_version)
    on conflict (region_id, person_id, kind, text_version) where signed_at is null do update set printed_on = excluded.printed_on
    returning id, person_id, kind`.execute(tx)
  const ids = new Map(rows.map(({ id, person_id, kind }) => [`${person_id} ${kind}`, id]))
  return wanted.map(({ personId, kind }) => {
    const id = ids.get(`${personId} ${kind}`)
    if (id === undefined) throw new Error('a sheet was not written')
    return id
  })
}
