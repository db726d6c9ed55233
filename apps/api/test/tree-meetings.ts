import type { Tx } from '../src/kernel/db.ts'
import type { TreeOrganisation, TreePerson } from './organisation-tree.ts'

/** Those of the first programme of an organisation: its meetings are theirs. */
export const guestsOf = ({ people, programmes: [programme] }: TreeOrganisation): readonly TreePerson[] =>
  people.filter(({ form }) => form === programme?.form)

/** Meetings of the first programme of an organisation; to the held one all have come. */
export async function insertMeetings(tx: Tx, regionId: number, organisation: TreeOrganisation): Promise<void> {
  const { id: organisationId, token, programmes, meetings } = organisation
  const [programme] = programmes
  const guests = guestsOf(organisation)
  if (programme === undefined || guests.length === 0) return // without people its programmes are not written either
  const place = { region_id: regionId, organisation_id: organisationId }
  const ids = Object.values(meetings)
  await tx
    .insertInto('meetings')
    .values(
      ids.map((id) => ({
        ...place,
        id,
        programme_id: programme.id,
        kind: 'GROUP_ACQUAINTANCE' as const,
        held_on: '2021-03-10',
        begins_at: '15:00',
        place: token,
        created_at: new Date('2021-03-01T05:00:00Z'),
        created_by: null,
      })),
    )
    .execute()
  const members = ids.flatMap((id) =>
    guests.map(({ participationId }) => ({
      ...place,
      meeting_id: id,
      participation_id: participationId,
      attended: id === meetings.held,
    })),
  )
  await tx.insertInto('meeting_members').values(members).execute()
}
