import type { Tx } from '../src/kernel/db.ts'
import { newId } from '../src/kernel/ids.ts'
import { receiverOf, type Tree, type TreeOrganisation } from './organisation-tree.ts'

const moment = new Date('2021-03-10T05:00:00Z')

/** A promotion of an organisation's first person; the second one has signed and may be offered to others. */
export async function insertMovable(tx: Tx, regionId: number, { id, people, token }: TreeOrganisation): Promise<void> {
  const [first, second] = people
  if (first === undefined) return
  await tx
    .insertInto('promotions')
    .values({
      region_id: regionId,
      organisation_id: id,
      person_id: first.id,
      year: 2019,
      occupation_was: `было ${token}`,
      version: 1,
      promoted_at: moment,
      promoted_by: null,
    })
    .execute()
  if (second === undefined) return
  const signed = { kind: 'PROCESSING', signer: 'REPRESENTATIVE', channel: 'PAPER', countersigned: true, text_version: '2026-1' } as const
  const term = { given_on: '2021-03-01', valid_until: '2024-03-01', recorded_by: null, recorded_at: moment }
  await tx
    .insertInto('consents')
    .values({ region_id: regionId, organisation_id: id, person_id: second.id, id: newId(), ...signed, ...term })
    .execute()
}

/** The second person of an organisation is offered to the next one of the region. */
export async function insertTransfers(tx: Tx, regionIds: ReadonlyMap<string, number>, tree: Tree): Promise<void> {
  for (const organisation of tree.organisations) {
    const [receiver, [, person]] = [receiverOf(tree, organisation), organisation.people]
    const region_id = regionIds.get(organisation.region)
    if (receiver === undefined || person === undefined || region_id === undefined) continue
    const card = { name: 'Переходов Иван', nameKey: 'переходов иван', birth: { day: null, year: 2010 }, class: '08Б' }
    await tx
      .insertInto('transfers')
      .values({
        region_id,
        id: organisation.papers.transfer,
        from_organisation_id: organisation.id,
        to_organisation_id: receiver.id,
        person_id: person.id,
        day: '2021-03-15',
        state: 'waiting',
        card: JSON.stringify(card),
        asked_by: null,
        asked_at: moment,
        decided_by: null,
        decided_at: null,
      })
      .execute()
  }
}
