import { isDeepStrictEqual } from 'node:util'
import { hashQuestionnaires, loadQuestionnaires, type Questionnaire, type TargetModel } from '@nastavnik/target-model'
import { sql } from 'kysely'
import type { Database, Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'

interface BuiltIn {
  code: string
  /** The last one, whoever published it. */
  number: number
  told: unknown
}

/** What of a questionnaire its version keeps. */
function toldBy({ code: _code, title, purpose, form, role, diagnostic, source, intro, childIntro, pages }: Questionnaire) {
  const definition = { ...(intro !== undefined && { intro }), ...(childIntro !== undefined && { childIntro }), pages }
  return { title, purpose, form_code: form, role, diagnostic, source, definition }
}

async function addVersions(tx: Tx, { regionId, forms }: TargetModel, builtIn: Iterable<Questionnaire>, now: Date): Promise<void> {
  const { rows } = await sql<BuiltIn>`
    select code, max(number) as number, (array_agg(json_build_object('title', title, 'purpose', purpose, 'form_code', form_code, 'role', role,
      'diagnostic', diagnostic, 'source', source, 'definition', definition) order by number desc) filter (where origin = 'BUILT_IN'))[1] as told
    from questionnaires where region_id = ${regionId} and organisation_id is null group by code`.execute(tx)
  const latest = new Map(rows.map((row) => [row.code, row]))
  for (const questionnaire of builtIn) {
    if (questionnaire.form !== null && !forms.some(({ code }) => code === questionnaire.form)) continue
    const { definition, ...told } = toldBy(questionnaire)
    const known = latest.get(questionnaire.code)
    if (isDeepStrictEqual(known?.told, JSON.parse(JSON.stringify({ ...told, definition })))) continue
    await tx
      .insertInto('questionnaires')
      .values({
        region_id: regionId,
        id: newId(),
        organisation_id: null,
        code: questionnaire.code,
        number: (known?.number ?? 0) + 1,
        origin: 'BUILT_IN',
        ...told,
        definition: JSON.stringify(definition),
        published_at: now,
        updated_at: now,
        updated_by: null,
      })
      .execute()
  }
}

/** The built-in questionnaires become versions that answers can point to: a text that has changed since is a new version beside the old one. */
export async function syncQuestionnaires(owner: Database, models: readonly TargetModel[], now: Date): Promise<void> {
  const hash = await hashQuestionnaires()
  const stale = await owner.selectFrom('regions').select('id').where(sql<boolean>`questionnaires_hash is distinct from ${hash}`).execute()
  const changed = models.filter(({ regionId }) => stale.some(({ id }) => id === regionId))
  if (changed.length === 0) return
  const builtIn = await loadQuestionnaires()
  await owner.transaction().execute(async (tx) => {
    for (const model of changed) {
      await addVersions(tx, model, builtIn.values(), now)
      await tx.updateTable('regions').set({ questionnaires_hash: hash }).where('id', '=', model.regionId).execute()
    }
  })
}
