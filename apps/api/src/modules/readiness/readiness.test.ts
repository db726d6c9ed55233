import type {
  InterviewForm,
  InterviewProtocol,
  PersonReadiness,
  Questionnaire,
  ReadinessListItem,
  ReadinessNumbers,
  Training,
} from '@nastavnik/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession } from '../../../test/access-app.ts'
import { mentee, type School, type SchoolApp, schoolApp, schoolWith } from '../../../test/school-app.ts'
import { interviewAnswers } from '../../../test/tree-readiness.ts'
import { execute } from '../../access/use-case.ts'
import { newId } from '../../kernel/ids.ts'
import { inTransaction } from '../../kernel/transaction.ts'
import { tellEverything } from '../erasures/papers.ts'
import { insertUser } from '../identity/identity.repo.ts'
import { readinessOfPeople } from './index.ts'

let app: SchoolApp
beforeAll(async () => {
  app = await schoolApp()
})
afterAll(() => app.close())

/** The same school as its head sees it. */
async function headOf(school: School): Promise<School> {
  const userId = newId()
  const grant = {
    id: newId(),
    role: 'ORG_HEAD',
    municipalityId: null,
    organisationId: school.id,
    forms: null,
    validFrom: '2021-01-01',
  } as const
  const account = { id: userId, regionId: 1, login: userId, name: 'Директор', passwordHash: '-', createdAt: app.environment.clock.now() }
  await app.owner.transaction().execute((tx) => insertUser(tx, { ...account, grants: [grant] }))
  return { ...school, cookie: await openSession(app, userId) }
}

interface Listed {
  readonly items: ReadinessListItem[]
  readonly total: number
  readonly numbers: ReadinessNumbers
}
const listed = (school: School, filter = '') => app.get<Listed>(school, `/api/readiness?organisation=${school.code}${filter}`)
const told = (school: School, id: string) => app.get<PersonReadiness>(school, `/api/people/${id}/readiness`)
const statesOf = ({ gates }: Pick<PersonReadiness, 'gates'>) => gates.map(({ state }) => state)

/** A school with two mentors of the form «педагог – ученик». */
async function schoolOf(title: string): Promise<{ school: School; ivanova: string; sidorova: string }> {
  const form = 'педагог – ученик'
  const rows = [mentee('Орлова Вера', { form, mentor: 'Иванова Анна' }), mentee('Орлов Илья', { form, mentor: 'Сидорова Ольга' })]
  const school = await schoolWith(app, title, ...rows)
  const { items } = await listed(school)
  const idOf = (name: string) => items.find((item) => item.name === name)?.personId ?? ''
  return { school, ivanova: idOf('Иванова Анна'), sidorova: idOf('Сидорова Ольга') }
}

const formOf = (school: School, id: string) => app.get<InterviewForm>(school, `/api/people/${id}/interview`)
const record = async (school: School, id: string, version: number | null, more: object = {}) =>
  app.send(school, 'PUT', `/api/people/${id}/interview`, {
    version,
    questionnaireId: (await formOf(school, id)).questionnaireId,
    heldOn: '2021-03-10',
    heldBy: 'Куратор',
    answers: interviewAnswers,
    ...more,
  })
const decide = (school: School, id: string, version: number, decision: 'APPROVED' | 'RETURNED', reason = '') =>
  app.send(school, 'POST', `/api/interviews/${id}/decision`, { version, decision, reason })
const check = { version: null, number: '55-17', issuedOn: '2021-03-01', validUntil: '2021-04-01', checkedBy: 'Отдел кадров' }
const recordCheck = (school: School, id: string, more: object = {}) =>
  app.send(school, 'PUT', `/api/people/${id}/safety-checks/CRIMINAL_RECORD`, { ...check, ...more })

test('a protocol waits for another than its author; a correction takes the decision away', async () => {
  const { school, ivanova } = await schoolOf('Школа собеседований')
  const head = await headOf(school)
  const form = (await record(school, ivanova, null)).json<InterviewForm>()
  expect(form.interview).toMatchObject({ verdict: 'RECOMMENDED', state: 'WAITING', recordedBy: 'Куратор', version: 1 })
  const id = form.interview?.id ?? ''
  expect((await decide(school, id, 1, 'APPROVED')).json()).toMatchObject({ status: 422, code: 'interview.ownRecord' })

  expect(await app.get(head, `/api/interviews?organisation=${school.code}`)).toMatchObject({
    total: 1,
    items: [{ id, name: 'Иванова Анна', isOwn: false }],
  })
  expect((await decide(head, id, 1, 'RETURNED')).json()).toMatchObject({ status: 422, code: 'interview.reasonMissing' })
  expect((await decide(head, id, 1, 'RETURNED', 'Нет слов о безопасности')).json()).toMatchObject({
    interview: { state: 'RETURNED', returnedWhy: 'Нет слов о безопасности', decidedBy: 'Директор', version: 2 },
  })
  expect((await decide(head, id, 2, 'APPROVED')).json()).toMatchObject({ status: 409, code: 'interview.decided' })

  const answers = { ...interviewAnswers, recommendation: 'withConditions', recommendationNote: 'Первая встреча с куратором' }
  expect((await record(school, ivanova, 2, { answers })).json()).toMatchObject({
    interview: { state: 'WAITING', verdict: 'CONDITIONS', decidedBy: null },
  })
  expect((await decide(head, id, 2, 'APPROVED')).json()).toMatchObject({
    status: 409,
    code: 'interview.outdated',
    current: { interview: { version: 3 } },
  })
  expect((await decide(head, id, 3, 'APPROVED')).json<InterviewProtocol>().interview).toMatchObject({
    state: 'APPROVED',
    decidedOn: '2021-03-15',
  })
  expect(statesOf(await told(school, ivanova))[0]).toBe('passed')

  // The head reads what waits for him or was decided by him, and no card.
  expect((await app.send(head, 'PUT', `/api/people/${ivanova}/interview`, {})).statusCode).toBe(403)
  expect(await app.get(head, `/api/interviews/${id}`)).toMatchObject({ name: 'Иванова Анна' })
  const other = await headOf(school)
  expect((await decide(other, id, 4, 'APPROVED')).statusCode).toBe(404)
  await record(school, ivanova, 4)
  expect(statesOf(await told(school, ivanova))[0]).toBe('waiting')
})

test('answers that do not fit are refused by the name of the question; somebody was faster', async () => {
  const { school, ivanova } = await schoolOf('Школа ответов')
  const { motivation: _motivation, ...incomplete } = interviewAnswers
  expect((await record(school, ivanova, null, { answers: { ...incomplete, respect: 9 } })).json()).toMatchObject({
    code: 'interview.incomplete',
    fields: [
      { path: 'answers.motivation', code: 'required' },
      { path: 'answers.respect', code: 'outOfRange' },
    ],
  })
  const hidden = { ...interviewAnswers, motivationNote: 'спрятанный ответ' }
  expect((await record(school, ivanova, null, { answers: hidden })).json()).toMatchObject({
    fields: [{ path: 'answers.motivationNote', code: 'hidden' }],
  })
  expect((await record(school, ivanova, null, { heldOn: '2021-03-16' })).json()).toMatchObject({ code: 'interview.inFuture' })
  expect((await record(school, ivanova, null)).statusCode).toBe(200)
  expect((await record(school, ivanova, null)).json()).toMatchObject({ code: 'interview.outdated', current: { interview: { version: 1 } } })
})

test('a mentor is asked what is in force at the school; a protocol keeps the questions it was written under', async () => {
  const { school, ivanova } = await schoolOf('Школа своих вопросов')
  const builtIn = await formOf(school, ivanova)
  await record(school, ivanova, null)

  const address = '/api/questionnaires/MENTOR_INTERVIEW'
  const { title, definition, protected: held } = await app.get<Questionnaire>(school, `${address}?unit=${school.code}`)
  expect(held).toEqual([{ name: 'recommendation', why: 'VERDICT' }])
  const put = (pages: object[], version: number | null) =>
    app.send(school, 'PUT', `${address}/draft`, { unit: school.code, version, title, definition: { ...definition, pages } })
  const publish = (version: number) => app.send(school, 'POST', `${address}/draft/publish`, { unit: school.code, version })
  await put(definition.pages.slice(0, 1), null)
  expect((await publish(1)).json()).toMatchObject({
    code: 'questionnaire.draftRefused',
    fields: [{ path: 'recommendation', code: 'protectedGone' }],
  })
  await put(definition.pages.slice(2), 1)
  expect((await publish(2)).statusCode).toBe(200)

  const form = await formOf(school, ivanova)
  expect(form.definition.pages.map(({ name }) => name)).toEqual(['conclusion'])
  expect(form.interview?.definition).toEqual(builtIn.definition)
  // Whoever had the form open goes on under the text he sees.
  expect((await record(school, ivanova, 1, { questionnaireId: builtIn.questionnaireId })).statusCode).toBe(200)
  expect((await record(school, ivanova, 2)).json()).toMatchObject({ code: 'interview.incomplete' })
  const { timeReadiness, trainingReadiness, recommendation } = interviewAnswers
  const answers = { timeReadiness, trainingReadiness, recommendation }
  expect((await record(school, ivanova, 2, { answers })).json<InterviewForm>().interview).toMatchObject({
    verdict: 'RECOMMENDED',
    definition: form.definition,
  })
  expect((await record(school, ivanova, 3, { questionnaireId: newId() })).json()).toMatchObject({ code: 'questionnaire.notFound' })
})

test('the check of an adult opens the gate that blocks; of a minor there is none', async () => {
  const { school, ivanova } = await schoolOf('Школа проверок')
  expect(await told(school, ivanova)).toMatchObject({ isMentor: true, isMinor: false, verdict: 'blocked', safetyChecks: [] })
  expect((await recordCheck(school, ivanova, { issuedOn: '2021-03-16' })).json()).toMatchObject({ code: 'safetyCheck.inFuture' })
  expect((await recordCheck(school, ivanova, { validUntil: '2021-02-01' })).json()).toMatchObject({ code: 'dates.reversed' })
  expect((await recordCheck(school, ivanova)).json()).toMatchObject({
    verdict: 'warned',
    safetyChecks: [{ kind: 'CRIMINAL_RECORD', number: '55-17', version: 1 }],
  })
  expect((await recordCheck(school, ivanova)).json()).toMatchObject({ code: 'safetyCheck.outdated' })
  expect((await recordCheck(school, ivanova, { version: 1, validUntil: '2021-03-10' })).json()).toMatchObject({ verdict: 'blocked' })

  const { items } = await app.get<{ items: { id: string; name: string }[] }>(school, `/api/people?organisation=${school.code}&role=MENTEE`)
  expect((await recordCheck(school, items[0]?.id ?? '')).json()).toMatchObject({ code: 'safetyCheck.ofMinor' })
  expect((await app.send(school, 'DELETE', `/api/people/${ivanova}/safety-checks/CRIMINAL_RECORD`)).json()).toMatchObject({
    safetyChecks: [],
  })
})

test('the list counts the whole and filters it; what ends soon is found', async () => {
  const { school, ivanova } = await schoolOf('Школа списка')
  await recordCheck(school, ivanova)
  const { numbers, total } = await listed(school)
  expect([total, numbers]).toEqual([
    2,
    {
      all: 2,
      ready: 0,
      warned: 1,
      blocked: 1,
      expiring: 1,
      lacking: [
        { gate: 'INTERVIEW', title: 'Собеседование', effect: 'warn', count: 2 },
        { gate: 'TRAINING', title: 'Обучение', effect: 'warn', count: 2 },
        { gate: 'SAFETY_CHECK', title: 'Проверка безопасности', effect: 'block', count: 1 },
      ],
    },
  ])
  const named = async (filter: string) => (await listed(school, filter)).items.map(({ name }) => name)
  expect(await named('&verdict=warned')).toEqual(['Иванова Анна'])
  expect(await named('&lacking=SAFETY_CHECK')).toEqual(['Сидорова Ольга'])
  expect(await named('&expiring=yes')).toEqual(['Иванова Анна'])
  expect(await named('&search=сидор')).toEqual(['Сидорова Ольга'])
})

const plan = (sessions: readonly string[]) => ({
  title: 'Школа наставника',
  hours: 16,
  startsOn: '2021-03-01',
  endsOn: '2021-03-15',
  mode: 'MIXED',
  place: 'Актовый зал',
  taughtBy: 'Методист',
  materials: [{ title: 'Памятка', link: 'https://example.org/pamyatka' }],
  sessions: sessions.map((id, index) => ({ id, on: `2021-03-0${9 - index}`, topic: `Занятие ${index + 1}` })),
  test: { questions: [{ text: 'Кому сказать о беде?', choices: ['Никому', 'Куратору'], right: 1 }], passMark: 1 },
})

/** A school whose two mentors are in a training of two sessions. */
async function trainingOf(title: string) {
  const found = await schoolOf(title)
  const sessions = [newId(), newId()]
  const { school, ivanova, sidorova } = found
  const made = (await app.send(school, 'POST', '/api/trainings', { organisation: school.code, plan: plan(sessions) })).json<Training>()
  const group = (await app.send(school, 'POST', `/api/trainings/${made.id}/members`, { people: [ivanova, sidorova] })).json<Training>()
  return { ...found, sessions, training: group }
}

test('sessions and the test complete a training; numbers of certificates go without gaps', async () => {
  const { school, ivanova, sidorova, sessions, training } = await trainingOf('Школа обучения')
  const { id, version } = training
  expect(training.plan.sessions.map(({ id: one }) => one)).toEqual(sessions.toReversed()) // by their days
  expect(training.members.map(({ name, completed }) => [name, completed])).toEqual([
    ['Иванова Анна', false],
    ['Сидорова Ольга', false],
  ])
  expect(statesOf(await told(school, ivanova))[1]).toBe('waiting')
  const issue = () => app.send(school, 'POST', `/api/trainings/${id}/certificates`, {})
  expect((await issue()).json()).toMatchObject({ code: 'training.nobodyCompleted' })
  const mark = (members: object[], seen = version) => app.send(school, 'PUT', `/api/trainings/${id}/marks`, { version: seen, members })
  expect((await mark([{ personId: ivanova, attended: sessions, points: 2 }])).json()).toMatchObject({ code: 'training.pointsTooMany' })
  expect((await mark([{ personId: ivanova, attended: [newId()], points: 1 }])).json()).toMatchObject({ code: 'training.sessionUnknown' })
  expect((await mark([{ personId: newId(), attended: [], points: 1 }])).json()).toMatchObject({ code: 'training.memberUnknown' })
  const marks = [
    { personId: ivanova, attended: sessions, points: 1 },
    { personId: sidorova, attended: sessions.slice(0, 1), points: 1 },
  ]
  expect((await mark(marks)).json()).toMatchObject({ members: [{ completed: true }, { completed: false }] })
  expect((await mark(marks)).json()).toMatchObject({ code: 'training.outdated', current: { version: version + 1 } })

  expect((await issue()).json()).toMatchObject({
    issued: 1,
    training: { members: [{ certificate: { number: '2021-001', validUntil: '2024-03-15' } }, {}] },
  })
  expect(statesOf(await told(school, ivanova))[1]).toBe('passed')
  expect((await app.send(school, 'DELETE', `/api/trainings/${id}/members/${ivanova}`)).json()).toMatchObject({ code: 'training.certified' })

  const first = (await told(school, ivanova)).certificates[0]?.id ?? ''
  const annulled = (await app.send(school, 'POST', `/api/certificates/${first}/annulment`, {})).json<Training>()
  expect(annulled.members.map(({ certificate }) => certificate)).toEqual([null, null])
  await mark(
    marks.map((one) => ({ ...one, attended: sessions })),
    annulled.version,
  )
  const again = (await issue()).json<{ issued: number; training: Training }>()
  expect(again.training.members.map(({ certificate }) => certificate?.number)).toEqual(['2021-002', '2021-003'])
})

test('two who issue at once give every number once', async () => {
  const groups = [await trainingOf('Школа номеров')]
  const [{ school, ivanova, sidorova, sessions, training }] = groups as [(typeof groups)[0]]
  const members = [ivanova, sidorova].map((personId) => ({ personId, attended: sessions, points: 1 }))
  await app.send(school, 'PUT', `/api/trainings/${training.id}/marks`, { version: training.version, members })
  const answers = await Promise.all([1, 2].map(() => app.send(school, 'POST', `/api/trainings/${training.id}/certificates`, {})))
  expect(answers.map(({ statusCode }) => statusCode).toSorted((one, other) => one - other)).toEqual([200, 422])
  const rows = await app.owner
    .selectFrom('certificates')
    .select('number')
    .where('organisation_id', '=', school.id)
    .orderBy('number')
    .execute()
  expect(rows.map(({ number }) => number)).toEqual([1, 2])
})

test('a plan is corrected; sessions that went out of it count no more', async () => {
  const { school, ivanova, sessions, training } = await trainingOf('Школа планов')
  const members = [{ personId: ivanova, attended: sessions.slice(0, 1), points: 1 }]
  const marked = (
    await app.send(school, 'PUT', `/api/trainings/${training.id}/marks`, { version: training.version, members })
  ).json<Training>()
  const correct = (body: object, version = marked.version) =>
    app.send(school, 'PUT', `/api/trainings/${training.id}`, { version, plan: body })
  expect((await correct({ ...plan(sessions), endsOn: '2021-02-01' })).json()).toMatchObject({ code: 'dates.reversed' })
  expect((await correct(plan(sessions.slice(0, 1)))).json()).toMatchObject({ members: [{ name: 'Иванова Анна', completed: true }, {}] })
  expect((await correct(plan(sessions))).json()).toMatchObject({ code: 'training.outdated' })
})

test('papers: certificates of the group, sheets of the test, everything about a person', async () => {
  const { school, ivanova, sessions, training } = await trainingOf('Школа бумаг')
  const pdf = (path: string) => app.server.inject({ url: `/api/trainings/${training.id}/${path}`, headers: { cookie: school.cookie } })
  expect((await pdf('certificates')).json()).toMatchObject({ code: 'training.noCertificates' })
  const members = [{ personId: ivanova, attended: sessions, points: 1 }]
  await app.send(school, 'PUT', `/api/trainings/${training.id}/marks`, { version: training.version, members })
  await app.send(school, 'POST', `/api/trainings/${training.id}/certificates`, {})
  for (const path of ['certificates', `certificates?person=${ivanova}`, 'test-sheets']) {
    const reply = await pdf(path)
    expect([reply.statusCode, reply.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
  }
  await record(school, ivanova, null)
  await recordCheck(school, ivanova)
  const clerk = { operator: true, regionId: 1, organisationIds: [school.id] } as const
  const { document } = await execute(tellEverything(String), app.environment, clerk, { id: ivanova })
  const words = JSON.stringify(document)
  expect(words).toContain('Сертификат № 2021-001')
  expect(words).toContain('№ 55-17 от 01.03.2021, до 01.04.2021, проверил(а) Отдел кадров')
  expect(words).toContain('рекомендован')
})

test('matching asks of many at once; whoever is not of the organisation is not in the answer', async () => {
  const { school, ivanova, sidorova } = await schoolOf('Школа подбора')
  await recordCheck(school, ivanova)
  const { environment } = app
  const [model] = [...environment.models.values()].filter(({ regionId }) => regionId === 1)
  if (model === undefined) throw new Error('no model')
  const scope = { regionId: 1, organisationIds: [school.id] }
  const found = await inTransaction(environment.db, scope, (tx) =>
    readinessOfPeople(tx, { model, today: '2021-03-15' }, { regionId: 1, organisationId: school.id }, [ivanova, sidorova, newId()]),
  )
  expect(new Map([...found].map(([id, gates]) => [id, gates.at(-1)?.state]))).toEqual(
    new Map([
      [ivanova, 'passed'],
      [sidorova, 'missing'],
    ]),
  )
})

test('erasure takes everything away and leaves the number taken', async () => {
  const { school, ivanova, sessions, training } = await trainingOf('Школа забвения')
  await record(school, ivanova, null)
  await recordCheck(school, ivanova)
  const members = [{ personId: ivanova, attended: sessions, points: 1 }]
  await app.send(school, 'PUT', `/api/trainings/${training.id}/marks`, { version: training.version, members })
  await app.send(school, 'POST', `/api/trainings/${training.id}/certificates`, {})
  expect((await app.send(school, 'POST', `/api/people/${ivanova}/erasure`, { reason: 'SUBJECT_DEMAND' })).statusCode).toBe(200)
  for (const table of ['interviews', 'training_members', 'safety_checks', 'certificates'] as const) {
    expect(await app.owner.selectFrom(table).select('person_id').where('person_id', '=', ivanova).execute()).toEqual([])
  }
  const kept = await app.owner.selectFrom('certificates').select(['number', 'person_id']).where('organisation_id', '=', school.id).execute()
  expect(kept).toEqual([{ number: 1, person_id: null }])
  expect((await listed(school)).items.map(({ name }) => name)).toEqual(['Сидорова Ольга'])
})
