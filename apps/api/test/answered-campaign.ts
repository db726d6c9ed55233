import { sql } from 'kysely'
import type { Database } from '../src/kernel/db.ts'
import { newId } from '../src/kernel/ids.ts'

interface Answer {
  readonly personId: string
  /** Left out: asked as a person. */
  readonly participationId?: string
  /** Left out: has not answered. */
  readonly marks?: object
  readonly texts?: object
  readonly on?: string
}

export interface PlantedCampaign {
  readonly organisationId: string
  readonly purpose: 'BASELINE' | 'FINAL' | 'PARAMETERS'
  readonly wave?: 'BASELINE' | 'FINAL'
  readonly anonymous?: boolean
  /** Ends on it; the clock of the tests stands at 15 March 2021. */
  readonly endsOn?: string
  readonly questionnaireId: string
  readonly answers: readonly Answer[]
}

/** A questionnaire of the territory, of pages as given. */
export async function plantQuestionnaire(
  owner: Database,
  {
    code,
    elements,
    diagnostic = false,
    role = 'MENTEE' as const,
  }: { code: string; elements: object[]; diagnostic?: boolean; role?: 'MENTEE' | 'MENTOR' },
): Promise<string> {
  const id = newId()
  await owner
    .insertInto('questionnaires')
    .values({
      region_id: 1,
      id,
      organisation_id: null,
      code,
      number: 1,
      origin: 'EDITED',
      title: `Анкета ${code}`,
      purpose: 'FINAL',
      form_code: null,
      role,
      diagnostic,
      source: '[D]',
      definition: JSON.stringify({ pages: [{ name: 'page', title: 'Страница', elements }] }),
      published_at: new Date('2019-01-01'),
      updated_at: new Date('2019-01-01'),
      updated_by: null,
    })
    .execute()
  return id
}

/** A campaign with its answers, and the revision of the organisation raised as a use case raises it. */
export async function plantCampaign(owner: Database, planted: PlantedCampaign): Promise<string> {
  const { organisationId, purpose, wave = null, anonymous = false, endsOn = '2021-03-10', questionnaireId, answers } = planted
  const id = newId()
  const place = { region_id: 1, organisation_id: organisationId, campaign_id: id }
  const asked = { questionnaire_code: null, programme_id: null, role: null, class_code: null, remind_every: null }
  await owner
    .insertInto('campaigns')
    .values({
      region_id: 1,
      id,
      organisation_id: organisationId,
      purpose,
      wave,
      title: 'Опрос',
      ...asked,
      anonymous,
      starts_on: '2021-01-10',
      ends_on: endsOn,
      created_at: new Date('2021-01-10'),
      created_by: null,
    })
    .execute()
  for (const [index, { personId, participationId, marks, texts = {}, on = '2021-02-01' }] of answers.entries()) {
    const respondent = newId()
    await owner
      .insertInto('respondents')
      .values({
        ...place,
        id: respondent,
        number: index + 1,
        person_id: personId,
        participation_id: participationId ?? null,
        questionnaire_id: questionnaireId,
        answered_on: marks === undefined ? null : on,
      })
      .execute()
    if (marks === undefined) continue
    await owner
      .insertInto('responses')
      .values({
        ...place,
        id: newId(),
        questionnaire_id: questionnaireId,
        respondent_id: anonymous ? null : respondent,
        marks: JSON.stringify(marks),
        texts: JSON.stringify(texts),
        finished_at: new Date(`${on}T08:00:00Z`),
      })
      .execute()
  }
  await sql`
    insert into organisation_revisions (region_id, organisation_id, revision) values (1, ${organisationId}, 1)
    on conflict (region_id, organisation_id) do update set revision = organisation_revisions.revision + 1`.execute(owner)
  return id
}
