import type { Tx } from '../src/kernel/db.ts'
import type { TreeOrganisation } from './organisation-tree.ts'

/** Answers that the questions of an interview take. */
export const interviewAnswers = {
  withPsychologist: false,
  motivation: 2,
  roleUnderstanding: 2,
  competence: 2,
  respect: 2,
  listening: 2,
  difficultSituations: 2,
  safetyRules: 2,
  timeReadiness: 2,
  trainingReadiness: 2,
  recommendation: 'recommended',
}

/** The same to the one question of the texts of the tree. */
export const shortAnswers = { recommendation: 'recommended' }

const questions = {
  pages: [
    {
      name: 'conclusion',
      title: 'Вывод',
      elements: [
        {
          type: 'radiogroup',
          name: 'recommendation',
          title: 'Рекомендация',
          isRequired: true,
          choices: [
            { value: 'recommended', text: 'рекомендован' },
            { value: 'notRecommended', text: 'не рекомендован' },
          ],
        },
      ],
    },
  ],
}

const test = { questions: [{ text: 'Кому наставник расскажет о беде?', choices: ['Никому', 'Куратору'], right: 1 }], passMark: 1 }

/** The plan of a training with one session. */
export const planOf = (session: string) => ({
  title: 'Школа наставника',
  hours: 16,
  startsOn: '2021-02-01',
  endsOn: '2021-02-28',
  mode: 'ONSITE' as const,
  place: 'Актовый зал',
  taughtBy: 'Методист',
  materials: [],
  sessions: [{ id: session, on: '2021-02-10', topic: 'Этика наставника' }],
  test,
})

/**
 * Of an organisation with people: the first was interviewed, has a check and completed the training; the last, if another, has its certificate.
 */
export async function insertReadiness(tx: Tx, regionId: number, organisation: TreeOrganisation): Promise<void> {
  const { id: organisationId, token, people, readiness } = organisation
  const [first, ...others] = people
  if (first === undefined) return
  const place = { region_id: regionId, organisation_id: organisationId }
  const { startsOn, endsOn, taughtBy, materials, sessions, test: asked, ...plan } = planOf(readiness.session)
  await tx
    .insertInto('trainings')
    .values({
      ...place,
      ...plan,
      id: readiness.training,
      starts_on: startsOn,
      ends_on: endsOn,
      taught_by: taughtBy,
      materials: JSON.stringify(materials),
      sessions: JSON.stringify(sessions),
      test: JSON.stringify(asked),
    })
    .execute()
  const last = others.at(-1)
  const marks = { ...place, training_id: readiness.training, attended: [readiness.session], points: 1 }
  await tx
    .insertInto('training_members')
    .values([first, ...(last === undefined ? [] : [last])].map(({ id }) => ({ ...marks, person_id: id })))
    .execute()
  if (last !== undefined) {
    const issued = { year: 2021, number: 1, title: plan.title, hours: plan.hours, issued_on: '2021-03-01', valid_until: '2024-03-01' }
    await tx
      .insertInto('certificates')
      .values({ ...place, ...issued, id: readiness.certificate, person_id: last.id, training_id: readiness.training })
      .execute()
  }
  const moment = new Date('2021-02-01T05:00:00Z')
  await tx
    .insertInto('questionnaires')
    .values({
      ...place,
      id: readiness.questions,
      code: 'MENTOR_INTERVIEW',
      number: 1,
      origin: 'EDITED',
      title: 'Собеседование',
      purpose: 'INTERVIEW',
      form_code: null,
      role: 'CURATOR',
      diagnostic: false,
      source: '[D]',
      definition: JSON.stringify(questions),
      published_at: moment,
      updated_at: moment,
      updated_by: null,
    })
    .execute()
  await tx
    .insertInto('interviews')
    .values({
      ...place,
      id: readiness.interview,
      person_id: first.id,
      held_on: '2021-03-01',
      held_by: 'Куратор',
      questionnaire_version_id: readiness.questions,
      answers: JSON.stringify(shortAnswers),
      verdict: 'RECOMMENDED',
      recorded_by: null,
    })
    .execute()
  const check = {
    kind: 'AT_HIRING',
    number: token,
    issued_on: '2021-01-11',
    valid_until: null,
    checked_by: token,
    recorded_by: null,
  } as const
  await tx
    .insertInto('safety_checks')
    .values({ ...place, ...check, person_id: first.id })
    .execute()
}
