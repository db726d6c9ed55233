import type { CardMerger, Comparison, ConclusionListItem, Person, PersonConclusion, PersonHistory } from '@nastavnik/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPdf } from '../../../../../packages/documents/src/read-pdf.ts'
import { psychologistOf, signDiagnostics } from '../../../test/psychologist.ts'
import { fileOf, mentee, menteeHeader, type School, type SchoolApp, schoolApp, schoolWith } from '../../../test/school-app.ts'
import type { Tx } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import { inTransaction } from '../../kernel/transaction.ts'
import { excludedPairs, notRecommended, rememberRefusal } from './index.ts'

let app: SchoolApp
let schools = 0
beforeAll(async () => {
  app = await schoolApp()
})
afterAll(() => app.close())

interface Two {
  readonly school: School
  readonly psychologist: School
  /** She has consented to psychological diagnostics. */
  readonly vera: string
  readonly petr: string
}

/** A school of a mentee and a mentor. */
async function two(): Promise<Two> {
  const school = await schoolWith(app, `СОШ № ${++schools}`, mentee('Орлова Вера', { birth: '12.03.2010' }))
  const psychologist = await psychologistOf(app, school)
  const { items } = await app.get<{ items: ConclusionListItem[] }>(psychologist, `/api/conclusions?organisation=${school.code}`)
  const idOf = (name: string) => items.find((one) => one.name === name)?.personId ?? ''
  const [vera, petr] = [idOf('Орлова Вера'), idOf('Петров Пётр')]
  await signDiagnostics(app, school, vera)
  return { school, psychologist, vera, petr }
}

const section = (psychologist: School, id: string) => app.get<PersonConclusion>(psychologist, `/api/people/${id}/conclusion`)
const exclude = (psychologist: School, person: string, other: string, more: object = {}) =>
  app.send(psychologist, 'POST', `/api/conclusions/${person}/exclusions`, {
    id: newId(),
    other,
    side: 'MENTOR',
    note: 'Соседи, семьи в ссоре',
    ...more,
  })
const codeOf = async (reply: ReturnType<typeof exclude>) => {
  const { statusCode, json } = await reply
  return [statusCode, json<{ code?: string }>().code]
}
const within = <Result>({ id }: School, work: (tx: Tx, place: { regionId: number; organisationId: string }) => Promise<Result>) =>
  inTransaction(app.environment.db, { regionId: 1, organisationIds: [id] }, (tx) => work(tx, { regionId: 1, organisationId: id }))
const rowsOf = (school: School) => app.owner.selectFrom('pair_exclusions').selectAll().where('organisation_id', '=', school.id).execute()

test('what is said of two stands on the pages of both, and is taken back from either', async () => {
  const { psychologist, vera, petr } = await two()
  const said = (await exclude(psychologist, vera, petr)).json<PersonConclusion>()
  expect(said.exclusions).toEqual([
    {
      id: expect.any(String),
      personId: petr,
      name: 'Петров Пётр',
      occupation: '',
      side: 'MENTOR',
      note: 'Соседи, семьи в ссоре',
      decidedOn: '2021-03-15',
      by: 'Психолог',
    },
  ])
  const [own] = said.exclusions
  expect((await section(psychologist, petr)).exclusions).toEqual([
    { ...own, personId: vera, name: 'Орлова Вера', occupation: '7 класс', side: 'MENTEE' },
  ])
  const address = `/api/conclusions/${petr}/exclusions/${own?.id}`
  expect((await app.send(psychologist, 'DELETE', address)).json<PersonConclusion>().exclusions).toEqual([])
  expect((await app.send(psychologist, 'DELETE', address)).statusCode).toBe(200)
  expect((await section(psychologist, vera)).exclusions).toEqual([])
})

test('a second press and a second word of the same two write nothing; the other way round is another pair', async () => {
  const { school, psychologist, vera, petr } = await two()
  const id = newId()
  await exclude(psychologist, vera, petr, { id })
  const cards = app.owner.selectFrom('persons').select(['id', 'version']).where('organisation_id', '=', school.id).orderBy('id')
  const before = await cards.execute()
  expect((await exclude(psychologist, vera, petr, { id })).statusCode).toBe(200)
  expect((await exclude(psychologist, vera, petr, { note: 'Иначе' })).statusCode).toBe(200)
  expect((await rowsOf(school)).map(({ note }) => note)).toEqual(['Соседи, семьи в ссоре'])
  expect(await cards.execute()).toEqual(before)
  const both = (await exclude(psychologist, vera, petr, { side: 'MENTEE' })).json<PersonConclusion>()
  expect(both.exclusions.map(({ side }) => side)).toEqual(['MENTEE', 'MENTOR'])
})

test('two at once write one row', async () => {
  const { school, psychologist, vera, petr } = await two()
  await signDiagnostics(app, school, petr)
  const replies = await Promise.all([exclude(psychologist, vera, petr), exclude(psychologist, petr, vera, { side: 'MENTEE' })])
  expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 200])
  expect(await rowsOf(school)).toHaveLength(1)
})

test('it is refused without the consent, with oneself, with whoever is not there', async () => {
  const { school, psychologist, vera, petr } = await two()
  const stranger = (await two()).petr
  expect(await codeOf(exclude(psychologist, petr, vera))).toEqual([422, 'conclusion.notConsented'])
  expect(await codeOf(exclude(psychologist, vera, vera))).toEqual([422, 'exclusion.self'])
  for (const nobody of [stranger, newId()]) {
    expect(await codeOf(exclude(psychologist, vera, nobody))).toEqual([404, 'person.notFound'])
    expect(await codeOf(exclude(psychologist, nobody, vera))).toEqual([404, 'person.notFound'])
  }
  expect((await exclude(psychologist, vera, petr, { note: 'я'.repeat(501) })).statusCode).toBe(422)
  expect(await rowsOf(school)).toEqual([])
})

test('a withdrawn consent closes the pen and lets take back', async () => {
  const { school, psychologist, vera, petr } = await two()
  const said = (await exclude(psychologist, vera, petr)).json<PersonConclusion>()
  const { history } = await app.get<{ history: { id: string; kind: string }[] }>(school, `/api/people/${vera}/consents`)
  const signed = history.find(({ kind }) => kind === 'PSY_DIAGNOSTICS')
  await app.send(school, 'POST', `/api/consents/${signed?.id}/withdrawal`, {})
  expect(await codeOf(exclude(psychologist, vera, petr, { side: 'MENTEE' }))).toEqual([422, 'conclusion.notConsented'])
  expect((await section(psychologist, vera)).exclusions).toHaveLength(1)
  const taken = await app.send(psychologist, 'DELETE', `/api/conclusions/${vera}/exclusions/${said.exclusions[0]?.id}`)
  expect(taken.json<PersonConclusion>().exclusions).toEqual([])
})

test('what was said of others is not taken back from the page of a third', async () => {
  const { school, psychologist, vera, petr } = await two()
  await app.take(school, await fileOf({ Наставляемые: [menteeHeader, mentee('Белов Глеб', { mentor: '' })] }))
  const { items } = await app.get<{ items: ConclusionListItem[] }>(
    psychologist,
    `/api/conclusions?organisation=${school.code}&search=белов`,
  )
  const said = (await exclude(psychologist, vera, petr)).json<PersonConclusion>()
  await app.send(psychologist, 'DELETE', `/api/conclusions/${items[0]?.personId}/exclusions/${said.exclusions[0]?.id}`)
  expect(await rowsOf(school)).toHaveLength(1)
})

test('the curator is given neither the list nor a note, and is not told whose word it was', async () => {
  const { school, psychologist, vera, petr } = await two()
  const said = (await exclude(psychologist, vera, petr)).json<PersonConclusion>()
  const doors = [
    ['GET', `/api/people/${vera}/conclusion`],
    ['POST', `/api/conclusions/${vera}/exclusions`],
    ['DELETE', `/api/conclusions/${vera}/exclusions/${said.exclusions[0]?.id}`],
  ] as const
  for (const [method, url] of doors) {
    const body = method === 'POST' ? { payload: { id: newId(), other: petr, side: 'MENTOR', note: '' } } : {}
    expect((await app.server.inject({ method, url, headers: { cookie: school.cookie }, ...body })).statusCode).toBe(403)
  }
  const card = await app.get<Person>(school, `/api/people/${vera}`)
  expect(JSON.stringify(card)).not.toMatch(/ссоре|exclusion/i)
  const history = await app.get<PersonHistory>(school, `/api/people/${vera}/history`)
  expect(history.items.flatMap(({ fields }) => fields)).not.toContain('exclusion')

  await within(school, (tx, place) => rememberRefusal(tx, place, { menteeId: petr, mentorId: vera }, '2021-03-14'))
  const paper = await app.server.inject({ url: `/api/people/${vera}/everything`, headers: { cookie: school.cookie } })
  const text = (await readPdf(paper.rawPayload)).map((piece) => piece.text).join(' ')
  expect(text).toContain('записано: 2; содержание, если оно есть, выдаёт')
  expect(text).not.toMatch(/ссоре|Петров/)
})

test('a refusal is remembered once, without a word of whose it was, and no psychologist sees it or takes it back', async () => {
  const { school, psychologist, vera, petr } = await two()
  const couple = { menteeId: vera, mentorId: petr }
  await within(school, (tx, place) => rememberRefusal(tx, place, couple, '2021-03-14'))
  await within(school, (tx, place) => rememberRefusal(tx, place, couple, '2021-03-15'))
  const [row, ...more] = await rowsOf(school)
  expect([row, more]).toMatchObject([{ source: 'REFUSED', note: '', decided_by: null, decided_on: '2021-03-14' }, []])
  expect((await section(psychologist, vera)).exclusions).toEqual([])
  await app.send(psychologist, 'DELETE', `/api/conclusions/${vera}/exclusions/${row?.id}`)
  expect(await rowsOf(school)).toEqual([row])

  await exclude(psychologist, vera, petr)
  expect(await within(school, excludedPairs)).toEqual([
    { ...couple, source: 'PSYCHOLOGIST' },
    { ...couple, source: 'REFUSED' },
  ])
  const named = app.owner.updateTable('pair_exclusions').where('source', '=', 'REFUSED')
  await expect(named.set({ note: 'Не захотела' }).execute()).rejects.toThrow(/nobodys_refusal/)
  await expect(named.set({ decided_by: newId() }).execute()).rejects.toThrow(/nobodys_refusal/)
})

test('those of whom the psychologist has said that they are not recommended', async () => {
  const { school, psychologist, vera } = await two()
  const record = (version: number | null, verdict: string) =>
    app.send(psychologist, 'PUT', `/api/people/${vera}/conclusion`, { version, verdict, note: '', concludedOn: '2021-03-10' })
  await record(null, 'CONDITIONS')
  expect(await within(school, notRecommended)).toEqual([])
  await record(1, 'NOT_RECOMMENDED')
  expect(await within(school, notRecommended)).toEqual([vera])
})

describe('with the cards', () => {
  test('an import under an exclusion is not taken back', async () => {
    const { school, psychologist, vera } = await two()
    const taken = await app.take(school, await fileOf({ Наставляемые: [menteeHeader, mentee('Новая Анна', { mentor: '' })] }))
    const { items } = await app.get<{ items: ConclusionListItem[] }>(
      psychologist,
      `/api/conclusions?organisation=${school.code}&search=новая`,
    )
    await exclude(psychologist, vera, items[0]?.personId ?? '')
    expect((await app.send(school, 'POST', `/api/imports/${taken.id}/undo`)).statusCode).toBe(409)
  })

  test('of two cards that are joined it is left once, as the card that stays has it; set apart, each has its own', async () => {
    const { school, psychologist, vera } = await two()
    const rows = ['Белов Глеб', 'Котов Илья', 'Лосев Олег'].map((name) => mentee(name, { mentor: '' }))
    await app.take(school, await fileOf({ Наставляемые: [menteeHeader, ...rows] }))
    const { items } = await app.get<{ items: ConclusionListItem[] }>(psychologist, `/api/conclusions?organisation=${school.code}`)
    const [kept = '', gone = '', third = ''] = ['Белов Глеб', 'Котов Илья', 'Лосев Олег'].map(
      (name) => items.find((one) => one.name === name)?.personId,
    )
    await exclude(psychologist, vera, kept, { note: 'О том, кто остаётся' })
    await exclude(psychologist, vera, gone, { note: 'О том, кого нет' })
    await exclude(psychologist, vera, gone, { side: 'MENTEE', note: 'Наоборот' })
    await within(school, (tx, place) => rememberRefusal(tx, place, { menteeId: gone, mentorId: kept }, '2021-03-14'))
    await within(school, (tx, place) => rememberRefusal(tx, place, { menteeId: gone, mentorId: third }, '2021-03-14'))
    const before = await rowsOf(school)

    const address = `/api/duplicates/${kept}/${gone}`
    const seen = await app.get<Comparison>(school, address)
    expect(seen.obstacle).toBe(null)
    const versions = { keptVersion: seen.kept.version, goneVersion: seen.gone.version }
    const merger = (await app.send(school, 'POST', `${address}/merger`, { ...versions, fromGone: [] })).json<CardMerger>()
    const left = (await section(psychologist, vera)).exclusions
    expect(left.map(({ personId, side, note }) => [personId, side, note])).toEqual([
      [kept, 'MENTEE', 'Наоборот'],
      [kept, 'MENTOR', 'О том, кто остаётся'],
    ])
    const refused = (await within(school, excludedPairs)).filter(({ source }) => source === 'REFUSED')
    expect(refused).toEqual([{ menteeId: kept, mentorId: third, source: 'REFUSED' }])
    expect((await app.send(school, 'POST', `/api/mergers/${merger.id}/undo`)).statusCode).toBe(200)
    expect((await rowsOf(school)).toSorted((a, b) => a.id.localeCompare(b.id))).toEqual(before.toSorted((a, b) => a.id.localeCompare(b.id)))
  })

  test('erasure of either takes it away', async () => {
    const { school, psychologist, vera, petr } = await two()
    await exclude(psychologist, vera, petr)
    expect((await app.send(school, 'POST', `/api/people/${petr}/erasure`, { reason: 'SUBJECT_DEMAND' })).statusCode).toBe(200)
    expect(await rowsOf(school)).toEqual([])
    expect((await section(psychologist, vera)).exclusions).toEqual([])
  })
})
