import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../src/kernel/db.ts'

/** A built-in questionnaire of which every territory and organisation has a draft. */
export const draftedCode = 'SWOT'
/** A published questionnaire of each organisation's own; the id of its version is the organisation's. */
export const ownCode = 'OWN_TREE'

/** The built-in text of each territory, written again at the places that stand in it. */
const copy = (place: {
  id: RawBuilder<unknown>
  at: RawBuilder<unknown>
  from: RawBuilder<unknown>
  code: string
  publishedAt: string | null
}) => sql`
  insert into questionnaires (region_id, organisation_id, id, code, number, origin, title, purpose, form_code, role, diagnostic, source, definition,
    published_at, updated_at)
  select q.region_id, ${place.at}, ${place.id}, ${place.code}, q.number + 1, 'EDITED', q.title || '!', q.purpose, q.form_code, q.role, q.diagnostic,
    q.source, q.definition, ${place.publishedAt}::timestamptz, '2021-03-15T05:00:00Z'
  from questionnaires q ${place.from} where q.organisation_id is null and q.origin = 'BUILT_IN' and q.code = ${draftedCode}`

const ofOrganisations = { at: sql`o.id`, from: sql`join organisations o on o.region_id = q.region_id` }
const anew = sql`gen_random_uuid()`

/** Drafts at every territory and organisation, and a published text of each organisation's own. */
export async function insertQuestionnaires(tx: Tx): Promise<void> {
  await copy({ id: anew, at: sql`null::uuid`, from: sql``, code: draftedCode, publishedAt: null }).execute(tx)
  await copy({ ...ofOrganisations, id: anew, code: draftedCode, publishedAt: null }).execute(tx)
  await copy({ ...ofOrganisations, id: sql`o.id`, code: ownCode, publishedAt: '2021-03-15T05:00:00Z' }).execute(tx)
}
