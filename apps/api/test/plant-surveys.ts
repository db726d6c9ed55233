import { sql } from 'kysely'
import type { Database } from '../src/kernel/db.ts'
import { newId } from '../src/kernel/ids.ts'
import type { Fact } from './recount.ts'
import { diceOf } from './respell.ts'

const questionnaire = (id: string, code: string, role: string, purpose: string, elements: object[]) => ({
  region_id: 1,
  id,
  organisation_id: null,
  code,
  number: 1,
  origin: 'EDITED' as const,
  title: code,
  purpose: purpose as 'FINAL',
  form_code: null,
  role: role as 'MENTOR',
  diagnostic: false,
  source: '[D]',
  definition: JSON.stringify({ pages: [{ name: 'p', title: 'p', elements }] }),
  published_at: new Date('2019-01-01'),
  updated_at: new Date('2019-01-01'),
  updated_by: null,
})
const final = [
  { type: 'rating', name: 'jointWork', title: 'Совместная работа', rateMin: 1, rateMax: 10, core: 'SATISFACTION' },
  { type: 'boolean', name: 'liked', title: 'Понравилось', core: 'SATISFACTION' },
]

/**
 * Answers after programmes for a part of the facts, of 2020–2022: by participation or by person, finished or being filled in, silent, anonymous, and
 * answers before that must not count. The revisions of the organisations are raised, as a use case does.
 */
export async function plantSurveys(owner: Database, facts: readonly Fact[], seed: number): Promise<void> {
  const dice = diceOf(seed)
  const texts = { MENTOR: newId(), MENTEE: newId() }
  await owner
    .insertInto('questionnaires')
    .values([
      questionnaire(texts.MENTOR, 'TEST_FINAL_MENTOR', 'MENTOR', 'FINAL', final),
      questionnaire(texts.MENTEE, 'TEST_FINAL_MENTEE', 'MENTEE', 'FINAL', final),
    ])
    .execute()
  const { rows: organisations } = await sql<{ id: string; code: string }>`select id, code from organisations where region_id = 1`.execute(
    owner,
  )
  for (const { id: organisation, code } of organisations) {
    const here = facts.filter((fact) => fact.organisation === code)
    for (const year of [2020, 2021, 2022]) {
      for (const kind of ['named', 'anonymous', 'before'] as const) {
        const asked = here.filter(() => dice.chance(kind === 'named' ? 0.5 : 0.1))
        const campaign = newId()
        const place = { region_id: 1, organisation_id: organisation, campaign_id: campaign }
        await owner
          .insertInto('campaigns')
          .values({
            region_id: 1,
            id: campaign,
            organisation_id: organisation,
            purpose: kind === 'before' ? 'BASELINE' : 'FINAL',
            wave: null,
            title: 'После',
            questionnaire_code: null,
            programme_id: null,
            role: null,
            class_code: null,
            anonymous: kind === 'anonymous',
            starts_on: `${year}-01-10`,
            ends_on: `${year}-12-20`,
            remind_every: null,
            created_at: new Date(`${year}-01-10`),
            created_by: null,
          })
          .execute()
        const seen = new Set<string>()
        for (const [index, fact] of asked.entries()) {
          const ofPerson = dice.chance(0.2)
          const key = `${fact.person} ${ofPerson ? '' : fact.id}`
          if (seen.has(key)) continue
          seen.add(key)
          const respondent = newId()
          const answered = dice.chance(0.8)
          await owner
            .insertInto('respondents')
            .values({
              ...place,
              id: respondent,
              number: index + 1,
              person_id: fact.person,
              participation_id: ofPerson ? null : fact.id,
              questionnaire_id: texts[fact.role],
              answered_on: answered ? `${year}-06-01` : null,
            })
            .execute()
          await owner
            .insertInto('responses')
            .values({
              ...place,
              id: newId(),
              questionnaire_id: texts[fact.role],
              respondent_id: kind === 'anonymous' ? null : respondent,
              marks: JSON.stringify({ jointWork: dice.between(4, 10), liked: dice.chance(0.8) }),
              texts: '{}',
              finished_at: answered ? new Date(`${year}-06-01T10:00:00Z`) : null,
            })
            .execute()
        }
      }
    }
  }
  await sql`
    insert into organisation_revisions (region_id, organisation_id, revision) select 1, id, 1 from organisations where region_id = 1
    on conflict (region_id, organisation_id) do update set revision = organisation_revisions.revision + 1`.execute(owner)
}
