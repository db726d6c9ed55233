import type { PersonIdentity } from '@nastavnik/contract'
import { sql } from 'kysely'
import { processing } from '../../access/gate.ts'
import { defineUseCase } from '../../access/use-case.ts'
import type { Tx } from '../../kernel/db.ts'
import { notFound } from '../../kernel/problem.ts'
import { countInside } from '../../kernel/transaction.ts'
import { findPerson, nameKey, Resemblances } from '../people/index.ts'
import { findDifferent, hasSnils } from './duplicates.repo.ts'
import { readCards } from './find-pairs.ts'

/** Titles of the other organisations that work with the person of a card today; nothing else of the cards there. Under the reporting role. */
async function titlesElsewhere(
  tx: Tx,
  { regionId, organisationId }: { regionId: number; organisationId: string },
  id: string,
  today: string,
): Promise<string[]> {
  const { rows } = await sql<{ title: string }>`
    with me as materialized (select identity from person_identities where region_id = ${regionId} and id = ${id}),
    names as materialized (
      select name_hash from persons where region_id = ${regionId} and id = ${id} and name_hash is not null
      union select p.name_hash from persons p, me where p.region_id = ${regionId} and p.snils_hash = me.identity and p.name_hash is not null
    ),
    near as materialized (
      select p.id from persons p, me where p.region_id = ${regionId} and p.snils_hash = me.identity
      union select p.id from persons p, names where p.region_id = ${regionId} and p.name_hash = names.name_hash
    )
    select distinct o.title
    from near join persons p on p.region_id = ${regionId} and p.id = near.id
    join person_identities i on i.region_id = ${regionId} and i.id = near.id
    join me on me.identity = i.identity
    join organisations o on o.id = p.organisation_id
    where p.organisation_id <> ${organisationId} and p.withdrawn_on is null and p.erased_on is null
      and (p.left_on is null or p.left_on > ${today}::date)
    order by o.title`.execute(tx)
  return rows.map(({ title }) => title)
}

/** Whether the card has a СНИЛС, where else its person is known, and which cards of the organisation resemble it. 404 `person.notFound`. */
export const getIdentity = defineUseCase({
  name: 'duplicates.getIdentity',
  permission: 'person.read',
  sees: 'people',
  gate: processing,
  authorize: async ({ tx, reach }, { id }: { id: string }) => {
    const person = await findPerson(tx, reach, id)
    if (person === undefined) throw notFound('person.notFound')
    return person
  },
  run: async ({ tx, reach, today }, { id, organisation, fields }): Promise<PersonIdentity> => {
    const { regionId } = reach
    const place = { regionId, organisationId: organisation.id }
    const mine = { id, key: nameKey(fields.name), bornOn: fields.birth.day, bornYear: fields.birth.year }
    const different = await findDifferent(tx, regionId, id)
    const cards = new Resemblances()
    for (const card of await readCards(tx, place)) if (!different.has(card.id)) cards.add(card)
    const surest = cards
      .of(mine)
      .slice(0, mostShown)
      .map(({ card, reasons }) => ({ id: card.id, reasons: [...reasons] }))
    const names = await readNames(
      tx,
      regionId,
      surest.map((one) => one.id),
    )
    const elsewhere = await countInside(tx, (counting) => titlesElsewhere(counting, place, id, today))
    return {
      hasSnils: await hasSnils(tx, regionId, id),
      elsewhere,
      resembling: surest.map((one) => ({ name: names.get(one.id) ?? '', ...one })),
    }
  },
  // It stands on the card, whose opening is a line already: only other names are told.
  audit: ({ target, output: { resembling } }) =>
    resembling.length === 0 ? null : { organisationId: target.organisation.id, subjectId: target.id, people: resembling.length },
})

/** How many resembling cards a card names. */
const mostShown = 5

async function readNames(tx: Tx, regionId: number, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from persons where region_id = ${regionId} and id = any (${[...ids]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
