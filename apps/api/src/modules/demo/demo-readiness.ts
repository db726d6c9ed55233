import type { TrainingPlan } from '@nastavnik/contract'
import { type Environment, execute } from '../../access/use-case.ts'
import { daysAfter } from '../../kernel/days.ts'
import { newId } from '../../kernel/ids.ts'
import {
  createTraining,
  decideInterview,
  enrolMentors,
  getInterview,
  issueCertificates,
  listReadiness,
  markGroup,
  recordCheck,
  recordInterview,
} from '../readiness/index.ts'

const good = {
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
const fair = {
  ...good,
  withPsychologist: true,
  difficultSituations: 1,
  recommendation: 'withConditions',
  recommendationNote: 'Первые две встречи проходят вместе с куратором',
}

const test: TrainingPlan['test'] = {
  passMark: 2,
  questions: [
    {
      text: 'Наставляемый рассказал, что его обижают. Что сделает наставник?',
      choices: ['Сохранит это в тайне', 'Расскажет куратору в тот же день', 'Сам поговорит с обидчиком'],
      right: 1,
    },
    {
      text: 'Где проходят встречи пары?',
      choices: ['Где удобно обоим', 'В организации, у партнёра или в сети по правилам программы', 'Дома у наставника'],
      right: 1,
    },
    {
      text: 'С чего начинается работа пары?',
      choices: ['Со встречи-знакомства и договорённостей', 'С контрольной работы', 'С отчёта куратору'],
      right: 0,
    },
  ],
}

const planOf = (today: string): TrainingPlan => ({
  title: 'Школа наставника',
  hours: 16,
  startsOn: daysAfter(today, -30),
  endsOn: daysAfter(today, -9),
  mode: 'MIXED',
  place: 'Библиотека, кабинет 12',
  taughtBy: 'Методист регионального наставнического центра',
  materials: [
    { title: 'Памятка наставника: правила общения и безопасность', link: '' },
    { title: 'Методология наставничества', link: 'https://docs.edu.gov.ru/document/b014f3af4d3f5cea2fd5d1ee2c6e2f28/' },
  ],
  sessions: ['Роль наставника и цели программы', 'Общение и обратная связь', 'Безопасность и границы', 'План работы с наставляемым'].map(
    (topic, index) => ({ id: newId(), on: daysAfter(today, index * 7 - 30), topic }),
  ),
  test,
})

/** What some mentors of a school of the demonstration have passed, so that every state of readiness is to be seen. */
export async function addDemoReadiness(environment: Environment, regionId: number, organisation: string, today: string): Promise<void> {
  const found = await environment.db.selectFrom('organisations').select('id').where('code', '=', organisation).executeTakeFirst()
  if (found === undefined) return
  const operator = { operator: true, regionId, organisationIds: [found.id] } as const
  const { items } = await execute(listReadiness, environment, operator, { organisation, page: 1 })
  const people = items.map(({ personId }) => personId)
  const [first] = people
  if (first === undefined) return
  const { questionnaireId } = await execute(getInterview, environment, operator, { id: first })
  for (const [index, id] of people.slice(0, 8).entries()) {
    const protocol = {
      id,
      version: null,
      questionnaireId,
      heldOn: daysAfter(today, -40),
      heldBy: 'Куратор',
      answers: index % 4 === 3 ? fair : good,
    }
    const { interview } = await execute(recordInterview, environment, operator, protocol)
    if (interview === null || index >= 6) continue
    await execute(decideInterview, environment, operator, { id: interview.id, version: 1, decision: 'APPROVED', reason: '' })
  }
  const checked = items.filter(({ gates }) => gates.some(({ gate, state }) => gate === 'SAFETY_CHECK' && state === 'missing'))
  for (const [index, { personId }] of checked.slice(0, 6).entries()) {
    const term = index === 1 ? daysAfter(today, 20) : index === 2 ? daysAfter(today, -5) : null
    const check = { number: `055-${101 + index}`, issuedOn: daysAfter(today, -345), validUntil: term, checkedBy: 'Специалист по кадрам' }
    await execute(recordCheck, environment, operator, { id: personId, kind: 'CRIMINAL_RECORD', version: null, ...check })
  }
  const plan = planOf(today)
  const { id } = await execute(createTraining, environment, operator, { organisation, plan })
  const { version } = await execute(enrolMentors, environment, operator, { id, people: people.slice(0, 7) })
  const sessions = plan.sessions.map((session) => session.id)
  const members = people.slice(0, 7).map((personId, index) => ({
    personId,
    attended: index === 5 ? sessions.slice(0, 2) : sessions,
    points: index === 6 ? null : 3 - (index % 2),
  }))
  await execute(markGroup, environment, operator, { id, version, members })
  await execute(issueCertificates, environment, operator, { id })
}
