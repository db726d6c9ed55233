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
    municipalities.map(({ code, title, validFrom }) => ({
      id: newId(),
      region_id: regionId,
      code,
      title,
      valid_from: validFrom ?? null,
      valid_to: null,
    })),
  )
  await owner
    .insertInto('municipalities')
    .values(municipalities)
    .onConflict((oc) =>
      oc.column('code').doUpdateSet((eb) => ({ title: eb.ref('excluded.title'), valid_from: eb.ref('excluded.valid_from') })),
    )
    .execute()
}
