import type { Tx } from '../src/kernel/db.ts'
import { newId } from '../src/kernel/ids.ts'
import { type RowsOfMerger, readRows } from '../src/modules/duplicates/merger-record.repo.ts'
import type { TreeOrganisation } from './organisation-tree.ts'

/** Of an organisation with people: the first two resemble one another, and a card has gone into the last one. */
export async function insertDuplicates(
  tx: Tx,
  regionId: number,
  { id: organisationId, people, papers, token }: TreeOrganisation,
): Promise<void> {
  const [first, second] = people
  const last = people.at(-1)
  if (first === undefined || second === undefined || last === undefined) return
  const place = { region_id: regionId, organisation_id: organisationId }
  const [first_id, second_id] = first.id < second.id ? [first.id, second.id] : [second.id, first.id]
  await tx
    .insertInto('duplicate_pairs')
    .values({ ...place, first_id, second_id, score: 90, reasons: ['spelling'] })
    .execute()
  const goneId = newId()
  const after = await readRows(tx, { regionId, keptId: last.id, goneId })
  const gone = { ...after.persons[0], id: goneId, name: `Второй${token} Иван`, name_key: `второй${token} иван`.toLowerCase() }
  const before: RowsOfMerger = { ...after, persons: [...after.persons, gone] }
  const merged_at = new Date('2021-03-01T05:00:00Z')
  await tx
    .insertInto('person_mergers')
    .values({
      ...place,
      id: papers.merger,
      kept_id: last.id,
      gone_id: goneId,
      merged_at,
      merged_by: null,
      until: new Date('2021-03-31T05:00:00Z'),
      before: JSON.stringify(before),
      after: JSON.stringify(after),
      pairs: '[]',
    })
    .execute()
}
