import type { Tx } from '../src/kernel/db.ts'
import type { Placed, Tree, TreeOrganisation, TreePerson } from './organisation-tree.ts'

/** The form of the joint rounds of a tree: its two sides may be of two organisations. */
export const jointForm = 'TEACHER_TEACHER'

/** Whether a joint round is of a place where the organisation stands, whoever it answers to. */
export const isOpenTo = ({ unit }: Placed, { region, municipality }: TreeOrganisation): boolean =>
  unit.level === 'region' ? unit.code === region : unit.code === municipality

/** With which programme an organisation can take part; undefined: with none. Without people its programmes are not written either. */
export const jointProgrammeOf = ({ programmes, people }: TreeOrganisation): string | undefined =>
  people.length === 0 ? undefined : programmes.find(({ form }) => form === jointForm)?.id

/** Who takes part: all of a region that can; of a municipality every other organisation of the tree. */
export const membersOf = ({ organisations }: Tree, joint: Placed): readonly TreeOrganisation[] =>
  organisations.filter(
    (one, at) => isOpenTo(joint, one) && jointProgrammeOf(one) !== undefined && (joint.unit.level === 'region' || at % 2 === 0),
  )

interface TreeJointPair {
  readonly organisation: TreeOrganisation
  readonly mentee: TreePerson
  readonly mentorOrganisation: TreeOrganisation
  readonly mentor: TreePerson
}

const firstOf = ({ people }: TreeOrganisation, role: TreePerson['role']): TreePerson | undefined =>
  people.find((person) => person.form === jointForm && person.role === role)

/** The first mentee of each that takes part with the first mentor of the next one that has a mentor. Nobody has answered yet. */
export function jointPairsOf(tree: Tree, joint: Placed): readonly TreeJointPair[] {
  const members = membersOf(tree, joint)
  return members.flatMap((organisation, at) => {
    const mentorOrganisation = [...members.slice(at + 1), ...members.slice(0, at)].find((one) => firstOf(one, 'MENTOR') !== undefined)
    if (mentorOrganisation === undefined) return []
    const [mentee, mentor] = [firstOf(organisation, 'MENTEE'), firstOf(mentorOrganisation, 'MENTOR')]
    return mentee === undefined || mentor === undefined ? [] : [{ organisation, mentee, mentorOrganisation, mentor }]
  })
}

const moment = new Date('2021-03-10T05:00:00Z')

/** A joint round of every territory of a tree with those who take part and their pairs. */
export async function insertJointRounds(
  tx: Tx,
  placeOf: (joint: Placed) => { readonly region_id: number; readonly municipality_id: string | null },
  tree: Tree,
): Promise<void> {
  const rounds = tree.joints.map((joint) => ({ joint, ...placeOf(joint) }))
  if (rounds.length === 0) return
  const opened = { form_code: jointForm, order_on: '2021-03-20', opened_at: moment, opened_by: null }
  await tx
    .insertInto('joint_rounds')
    .values(rounds.map(({ joint, region_id, municipality_id }) => ({ region_id, municipality_id, id: joint.id, ...opened })))
    .execute()
  const members = rounds.flatMap(({ joint, region_id }) =>
    membersOf(tree, joint).map((one) => ({
      ...{ region_id, round_id: joint.id, organisation_id: one.id, programme_id: jointProgrammeOf(one) ?? '' },
      ...{ joined_at: moment, joined_by: null, mentees: 7, mentors: 5, placed: 1 },
    })),
  )
  if (members.length > 0) await tx.insertInto('joint_members').values(members).execute()
  const pairs = rounds.flatMap(({ joint, region_id }) =>
    jointPairsOf(tree, joint).map(({ organisation, mentee, mentorOrganisation, mentor }) => ({
      ...{ region_id, round_id: joint.id, mentee_id: mentee.participationId, mentor_id: mentor.participationId },
      ...{ organisation_id: organisation.id, mentor_organisation_id: mentorOrganisation.id },
      ...{ points: 500, matched: [], mentee_age: 13, mentor_kind: 'TEACHER' as const },
    })),
  )
  if (pairs.length > 0) await tx.insertInto('joint_pairs').values(pairs).execute()
}
