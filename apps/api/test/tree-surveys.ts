import { sql } from 'kysely'
import type { Tx } from '../src/kernel/db.ts'
import { newId } from '../src/kernel/ids.ts'
import type { TreeOrganisation, TreePerson } from './organisation-tree.ts'

/** What the planted campaign asks of everybody: the shortest questionnaire there is. */
const planted = 'MEETING_CHECKIN_MENTEE'

/** Those whom the campaign of a tree has asked: all but the last one, who came later. One who is alone is asked. */
export const askedIn = ({ people }: Pick<TreeOrganisation, 'people'>): readonly TreePerson[] =>
  people.slice(0, Math.max(1, people.length - 1))

/** The id of the one asked: a participation is asked once here, so its id will do. */
export const respondentOf = ({ participationId }: TreePerson): string => participationId

/** An open campaign of one organisation; its first one has begun to answer, in words of the organisation. */
export async function insertSurveys(tx: Tx, regionId: number, organisation: TreeOrganisation): Promise<void> {
  const { id: organisationId, token, papers } = organisation
  const place = { region_id: regionId, organisation_id: organisationId }
  const { rows } = await sql<{ id: string }>`
    select id from questionnaires where region_id = ${regionId} and organisation_id is null and code = ${planted} order by number desc limit 1`.execute(
    tx,
  )
  const [questionnaire] = rows
  if (questionnaire === undefined) throw new Error('no questionnaire to ask by')
  const asked = askedIn(organisation)
  await tx
    .insertInto('campaigns')
    .values({
      ...place,
      id: papers.campaign,
      purpose: 'CHECKIN',
      wave: null,
      title: 'Как дела в парах',
      questionnaire_code: null,
      programme_id: null,
      role: null,
      class_code: null,
      anonymous: false,
      starts_on: '2021-03-01',
      ends_on: '2021-04-01',
      remind_every: null,
      created_at: new Date('2021-03-01T05:00:00Z'),
      created_by: null,
    })
    .execute()
  await tx
    .insertInto('campaign_plans')
    .values({ ...place, waves: false, pulse: false, updated_by: null })
    .execute()
  const [first] = asked
  if (first === undefined) return
  await tx
    .insertInto('respondents')
    .values(
      asked.map((person, index) => ({
        ...place,
        id: respondentOf(person),
        campaign_id: papers.campaign,
        number: index + 1,
        person_id: person.id,
        participation_id: person.participationId,
        questionnaire_id: questionnaire.id,
      })),
    )
    .execute()
  await tx
    .insertInto('responses')
    .values({
      ...place,
      id: newId(),
      campaign_id: papers.campaign,
      questionnaire_id: questionnaire.id,
      respondent_id: respondentOf(first),
      marks: '{}',
      texts: JSON.stringify({ note: token }),
      finished_at: null,
    })
    .execute()
}
