import type { ComparedCard } from '@nastavnik/contract'
import type { Reach } from '../../access/actor.ts'
import type { Tx } from '../../kernel/db.ts'
import { notFound } from '../../kernel/problem.ts'
import { findPerson, type PersonRow } from '../people/index.ts'
import { hasSnils } from './duplicates.repo.ts'

/** Two different cards of one organisation: the one that stays and the one that goes. */
export interface TwoCards {
  readonly kept: PersonRow
  readonly gone: PersonRow
}

/** The two cards within the reach, held when they are to be written; undefined when one is not there or they are of two organisations. */
export async function findTwoCards(
  tx: Tx,
  reach: Reach,
  { kept: keptId, gone: goneId }: { kept: string; gone: string },
  lock: boolean,
): Promise<TwoCards | undefined> {
  if (keptId === goneId) return undefined
  const found = new Map<string, PersonRow>()
  // In one order, whoever is to stay: two who join the same cards wait for one another instead of locking each other out.
  for (const id of [keptId, goneId].sort()) {
    const person = await findPerson(tx, reach, id, lock)
    if (person !== undefined) found.set(id, person)
  }
  const [kept, gone] = [found.get(keptId), found.get(goneId)]
  return kept === undefined || gone === undefined || kept.organisation.id !== gone.organisation.id ? undefined : { kept, gone }
}

/** 404 `person.notFound` also when the two belong to different organisations: those are never joined. */
export async function twoCardsInReach(tx: Tx, reach: Reach, ids: { kept: string; gone: string }, lock = false): Promise<TwoCards> {
  const cards = await findTwoCards(tx, reach, ids, lock)
  if (cards === undefined) throw notFound('person.notFound')
  return cards
}

export async function comparedCard(
  tx: Tx,
  regionId: number,
  { id, fields, version }: PersonRow,
  participations: number,
): Promise<ComparedCard> {
  return { id, fields, hasSnils: await hasSnils(tx, regionId, id), participations, version }
}
