import type { Import, UndoObstacles } from '@nastavnik/contract'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { randomBases, someNames } from '../../../test/random-bases.ts'
import { addSchool, fileOf, organisationRows, type School, type SchoolApp, schoolApp } from '../../../test/school-app.ts'
import { type Bases, cellsOfBase, sheets } from '../../../test/school-bases.ts'
import { changesBetween, snapshotOf } from '../../../test/snapshot.ts'

const partner = 'Завод «Заря»'
let app: SchoolApp
let schools = 0
beforeAll(async () => {
  app = await schoolApp()
  await addSchool(app, partner, 'sargatskiy', 'PARTNER')
})
afterAll(() => app.close())

const bases = randomBases({
  names: someNames,
  births: [2008, '12.03.2008', '13.03.2008', '31.02.2008'],
  occupations: ['7 класс', '', `${partner}, мастер, стаж 2 года`],
  forms: ['работодатель – ученик'],
})
/** What the sheet of the organisation says, if there is one. */
const card = fc.option(fc.record({ head: fc.constantFrom('Тарасов Максим', 'Иной Иван'), children: fc.constantFrom(85, 86) }))
const book = fc.record({ bases, card })
interface Book {
  readonly bases: Bases
  readonly card: { readonly head: string; readonly children: number } | null
}

const newSchool = () => addSchool(app, `СОШ № ${++schools}`)
const cellsOf = (kind: keyof Bases, rows: Bases['mentees']) =>
  cellsOfBase(kind, rows ?? []).map((cells) => cells.map((cell) => (typeof cell === 'string' || typeof cell === 'number' ? cell : null)))
const fileFor = (title: string, { bases: { mentees, mentors }, card: said }: Book) =>
  fileOf({
    [sheets.mentees]: cellsOf('mentees', mentees),
    [sheets.mentors]: cellsOf('mentors', mentors),
    ...(said !== null && {
      Организация: organisationRows(title).map(([label = '', value = '']) =>
        label === 'ФИО директора'
          ? [label, said.head]
          : typeof value === 'number' && value === 85
            ? [label, said.children]
            : [label, value],
      ),
    }),
  })
const titleOf = async ({ id }: School) =>
  (await app.owner.selectFrom('organisations').select('title').where('id', '=', id).executeTakeFirstOrThrow()).title
const take = async (school: School, one: Book) => app.take(school, await fileFor(await titleOf(school), one))
const undo = (school: School, { id }: Import) => app.send(school, 'POST', `/api/imports/${id}/undo`)

/** Loads of the school as they stand, the one that is spoken of left out. */
const otherLoads = async ({ id }: School, one: Import) =>
  (await sql`select * from imports where organisation_id = ${id} and id <> ${one.id} order by id`.execute(app.owner)).rows
const snapshot = async () => new Map([...(await snapshotOf(app.owner))].filter(([key]) => !key.startsWith('imports ')))

test('whatever is in a workbook and whatever was there before: taken and taken back, all tables are as they were', async () => {
  await fc.assert(
    fc.asyncProperty(book, book, fc.boolean(), fc.boolean(), async (earlier, one, isPartnerNew, isAttempt) => {
      const school = await newSchool()
      const first = await take(school, earlier)
      // As if the partner had been registered only since.
      if (isPartnerNew) await app.owner.updateTable('persons').set({ employer_id: null }).where('organisation_id', '=', school.id).execute()
      const file = isAttempt
        ? (await app.server.inject({ url: `/api/imports/${first.id}/parked`, headers: { cookie: school.cookie } })).rawPayload
        : await fileFor(await titleOf(school), one)
      const { id } = (await app.upload(school, file)).json<Import>()
      if (id === undefined) return // nothing was parked: no base in the workbook
      const made = { id } as Import
      const [before, loads] = [await snapshot(), await otherLoads(school, made)]
      expect((await app.send(school, 'POST', `/api/imports/${id}/confirm`)).statusCode).toBe(200)
      const reply = await undo(school, made)
      expect([reply.statusCode, reply.json<Import>().state]).toEqual([200, 'undone'])
      expect(changesBetween(before, await snapshot())).toEqual([])
      expect(await otherLoads(school, made)).toEqual(loads)
    }),
    { numRuns: 25, interruptAfterTimeLimit: 60_000 },
  )
})

test('a card corrected elsewhere stays corrected, one that the import has touched stands in the way and nothing changes', async () => {
  await fc.assert(
    fc.asyncProperty(book, book, fc.nat(), async (earlier, one, pick) => {
      const school = await newSchool()
      await take(school, earlier)
      const personsOf = () => app.owner.selectFrom('persons').selectAll().where('organisation_id', '=', school.id).orderBy('id').execute()
      const before = await personsOf()
      const made = await take(school, one)
      const after = await personsOf()
      const person = after[pick % Math.max(1, after.length)]
      if (person === undefined) return
      const isElsewhere = before.some(({ id, version }) => id === person.id && version === person.version)
      const change = { version: person.version, fields: { interests: 'шахматы' } }
      expect((await app.send(school, 'PATCH', `/api/people/${person.id}`, change)).statusCode).toBe(200)
      const corrected = await snapshotOf(app.owner)
      const reply = await undo(school, made)
      const kept = { interests: 'шахматы', version: person.version + 1, keyed_version: person.version + 1 }
      const withKept = (rows: typeof before) => rows.map((was) => (was.id === person.id ? { ...was, ...kept } : was))
      expect({ status: reply.statusCode, persons: await personsOf() }).toEqual(
        isElsewhere ? { status: 200, persons: withKept(before) } : { status: 409, persons: withKept(after) },
      )
      const changed = isElsewhere ? [] : changesBetween(corrected, await snapshotOf(app.owner))
      expect(changed).toEqual([])
    }),
    { numRuns: 25, interruptAfterTimeLimit: 60_000 },
  )
})

/** Everything that the registry holds of a school, without ids. */
const registryOf = async ({ id }: School) =>
  (
    await sql`
    select s.name, s.born_on, s.contacts, s.occupation, s.employer_id, s.representative_name, p.role, p.starts_on, p.ends_on, p.result, p.completed,
      g.form_code, g.title, g.result as outcome,
      (select string_agg(c.name || a.starts_on, ';' order by c.name, a.starts_on) from mentorship_mentees l
        join mentorships m on m.id = l.mentorship_id join participations a on a.id = l.mentee_participation_id join persons c on c.id = a.person_id
        where m.mentor_participation_id = p.id) as mentees
    from persons s left join participations p on p.person_id = s.id left join programmes g on g.id = p.programme_id
    where s.organisation_id = ${id} order by s.name, p.role, p.starts_on, g.form_code, g.title`.execute(app.owner)
  ).rows

/** Full names and no contradiction of births: neither who an abbreviated one is nor what contradicts then hangs on what else was loaded. */
const plain = fc.record({
  bases: randomBases({ names: ['Иванов Иван Иванович', 'Петров Пётр Ильич', 'Орлова Анна Львовна', 'Белов Глеб Ильич'], births: ['2008'] }),
  card: fc.constant(null),
})

/** Two of these have nothing in common: the first may go before the second. */
const bookOf = (name: string, programme: string): Book => ({ bases: { mentees: [{ name, programme }], mentors: [] }, card: null })

test('two imports: the first goes only when the second stands without it, and in turn both always go', async () => {
  let gone = 0
  await fc.assert(
    fc.asyncProperty(plain, plain, async (one, two) => {
      const [school, twin] = [await newSchool(), await newSchool()]
      const empty = await registryOf(school)
      const [first, second] = [await take(school, one), await take(school, two)]
      const both = await registryOf(school)
      const reply = await undo(school, first)
      const isGone = reply.statusCode === 200
      if (isGone) await take(twin, two)
      gone += isGone ? 1 : 0
      expect(await registryOf(school)).toEqual(isGone ? await registryOf(twin) : both)
      const { current } = reply.json<{ current?: UndoObstacles }>()
      expect(current?.imports.map(({ id }) => id)).toEqual(isGone ? undefined : [second.id])
      expect((await undo(school, second)).statusCode).toBe(200)
      expect((await undo(school, first)).statusCode).toBe(isGone ? 409 : 200) // gone already, or free to go now
      expect(await registryOf(school)).toEqual(empty)
    }),
    {
      numRuns: 25,
      examples: [[bookOf('Орлова Анна Львовна', 'Лидер'), bookOf('Белов Глеб Ильич', 'Клуб')]],
      interruptAfterTimeLimit: 60_000,
    },
  )
  expect(gone).toBeGreaterThan(0)
})
