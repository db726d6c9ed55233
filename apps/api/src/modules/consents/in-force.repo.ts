import type { ConsentKind } from '@nastavnik/contract'
import type { TargetModel } from '@nastavnik/target-model'
import { type RawBuilder, sql } from 'kysely'
import { kindOf, versionsThatHold } from './kinds.rules.ts'

/** What a consent is held against. */
export interface Terms {
  readonly model: TargetModel
  readonly today: string
}

/** The day of coming of age of the person `s`; null when the birth is unknown. The same rule as `adultOn`. */
const adultOn = ({ model }: Terms) =>
  sql`(coalesce(s.born_on, make_date(s.born_year, 12, 31)) + make_interval(years => ${model.consents.signing.representativeBelow}::int))::date`

/**
 * The person `s` has a standing consent of the kind under a text that holds, within its term. One's own counts when it was given of age — a
 * birth may have become known later —, and `ofAge` lets the representative's one pass.
 */
const standing = ({ model, today }: Terms, kind: ConsentKind, ofAge: RawBuilder<unknown>) => sql<boolean>`exists (
    select 1 from consents c where c.region_id = s.region_id and c.person_id = s.id and c.kind = ${kind} and c.ended_on is null
      and c.text_version = any (${versionsThatHold(kindOf(model, kind), today)}::text[]) and c.valid_until >= ${today}::date
      and case c.signer when 'PERSON' then coalesce(${adultOn({ model, today })} <= c.given_on, true) else coalesce(${ofAge}, true) end
  )`

/**
 * Whether the person `s` has given the consent and it holds today: the predicate of every gate that asks for one. It is asked at the moment of
 * the action and not remembered. After coming of age the representative's consent holds for a while (model `signing.ownWithinDays`).
 */
export const consented = (terms: Terms, kind: ConsentKind): RawBuilder<boolean> =>
  standing(terms, kind, sql`${adultOn(terms)} + ${terms.model.consents.signing.ownWithinDays}::int >= ${terms.today}::date`)

/** Whether nothing has to be asked of the person `s`: the consent holds and is not about to lose its force. */
export const settled = (terms: Terms, kind: ConsentKind): RawBuilder<boolean> =>
  standing(terms, kind, sql`${adultOn(terms)} > ${terms.today}::date`)

/** How each kind stands with the person `s`, as `{ KIND: state }`. */
export function states(terms: Terms): RawBuilder<Record<ConsentKind, string>> {
  const kinds = terms.model.consents.kinds.map((kind) => sql`(${kind.code}, ${versionsThatHold(kind, terms.today)}::text[])`)
  return sql`(
    select json_object_agg(k.kind, case
      when c.id is null then 'missing'
      when c.ended_on is not null then 'withdrawn'
      when c.signer = 'PERSON' and ${adultOn(terms)} > c.given_on then 'missing'
      when not c.text_version = any (k.versions) then 'outdated'
      when c.valid_until < ${terms.today}::date then 'expired'
      when c.signer = 'REPRESENTATIVE' and ${adultOn(terms)} <= ${terms.today}::date then 'ownNeeded'
      else 'given' end)
    from (values ${sql.join(kinds)}) k (kind, versions)
    left join lateral (
      select * from consents c where c.region_id = s.region_id and c.person_id = s.id and c.kind = k.kind and c.ended_why is distinct from 'REPLACED'
      order by c.ended_on desc nulls first, c.recorded_at desc limit 1
    ) c on true
  )`
}
