import type { TargetModel } from '@nastavnik/target-model'
import type { Database } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'

/** Regions and municipalities stand in the territory's model; here they become rows that organisations and grants point to. */
export async function syncTerritories(owner: Database, models: readonly TargetModel[]): Promise<void> {
  await owner
    .insertInto('regions')
    .values(models.map(({ regionId, code, title }) => ({ id: regionId, code, title })))
    .onConflict((oc) => oc.column('id').doUpdateSet((eb) => ({ code: eb.ref('excluded.code'), title: eb.ref('excluded.title') })))
    .execute()
  const municipalities = models.flatMap(({ regionId, municipalities }) =>
    municipalities.map(({ code, title, fullTitle, validFrom }) => ({
      id: newId(),
      region_id: regionId,
      code,
      title,
      full_title: fullTitle,
      valid_from: validFrom ?? null,
    })),
  )
  const rows = await owner
    .insertInto('municipalities')
    .values(municipalities)
    .onConflict((oc) =>
      oc.column('code').doUpdateSet((eb) => ({
        title: eb.ref('excluded.title'),
        full_title: eb.ref('excluded.full_title'),
        valid_from: eb.ref('excluded.valid_from'),
      })),
    )
    .returning(['id', 'code'])
    .execute()
  await syncPasts(owner, models, new Map(rows.map(({ id, code }) => [code, id])))
}

/** The model is the only source of a municipality's earlier titles: whatever it no longer says is gone. */
async function syncPasts(owner: Database, models: readonly TargetModel[], ids: ReadonlyMap<string, string>): Promise<void> {
  const pasts = models.flatMap(({ regionId, municipalities }) =>
    municipalities.flatMap(({ code, pasts }) => {
      const id = ids.get(code)
      if (id === undefined) return []
      return pasts.map(({ until, fullTitle, source }) => ({
        region_id: regionId,
        municipality_id: id,
        until,
        full_title: fullTitle,
        basis: source,
      }))
    }),
  )
  await owner.transaction().execute(async (tx) => {
    await tx.deleteFrom('municipality_pasts').execute()
    if (pasts.length > 0) await tx.insertInto('municipality_pasts').values(pasts).execute()
  })
}
