import type { Import } from '@nastavnik/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSchool, fileOf, mentee, menteeHeader, type School, type SchoolApp, schoolApp } from '../../../test/school-app.ts'

let app: SchoolApp
beforeAll(async () => {
  app = await schoolApp()
})
afterAll(() => app.close())

const rows = (sidorova: string, orlova: string, form: string) => [
  ['База школы'],
  menteeHeader,
  mentee('Иванова Анна'),
  mentee(sidorova, { mentor: 'Зуев Иван' }),
  mentee('Орлова Вера', { birth: orlova }),
  mentee('Белова Нина', { form }),
]
const wrong = () => fileOf({ 'Наставляемые 2021 г.': rows('Сидорова', '31.02.2009', 'дружба') })
const right = () => fileOf({ 'Наставляемые 2021 г.': rows('Сидорова Ольга', '28.02.2009', 'ученик – ученик') })
const corrections: Readonly<Record<string, string>> = { Сидорова: 'Сидорова Ольга', '31.02.2009': '28.02.2009', дружба: 'ученик – ученик' }

const textOrNumber = (cell: unknown) => (typeof cell === 'string' || typeof cell === 'number' ? cell : null)

/** The parked workbook of an import with some cells corrected, as a curator would save it. */
async function corrected(school: School, id: string, cells: readonly string[]): Promise<Uint8Array> {
  const sheets = await app.download(school, `/api/imports/${id}/parked`)
  const correct = (cell: unknown) =>
    typeof cell === 'string' && cells.includes(cell)
      ? corrections[cell]
      : typeof cell === 'string' || typeof cell === 'number'
        ? cell
        : null
  return fileOf(Object.fromEntries([...sheets].map(([name, written]) => [name, written.map((line) => line.map(correct))])))
}

/** Everything that the registry holds of a school, without ids. */
async function registryOf({ id }: School): Promise<unknown[]> {
  const { rows: people } = await sql`
    select s.name, s.born_on, s.contacts, s.occupation, p.role, p.starts_on, p.ends_on, g.form_code, g.title, p.result,
      (select count(*) from mentorships m where m.mentor_participation_id = p.id) as led,
      (select count(*) from mentorship_mentees l where l.mentee_participation_id = p.id) as joined
    from persons s left join participations p on p.person_id = s.id left join programmes g on g.id = p.programme_id
    where s.organisation_id = ${id} order by 1, 5`.execute(app.owner)
  return people
}

test('parked, corrected in two attempts and sent again: the registry equals that of a workbook that was right from the start', async () => {
  const [school, twin] = [await addSchool(app, 'СОШ № 1'), await addSchool(app, 'СОШ № 2')]
  await app.take(twin, await right())
  const first = await app.take(school, await wrong())
  expect(first).toMatchObject({ counters: { ready: 1, errors: 3 }, waiting: 3, attempts: [] })
  const untouched = await registryOf(school)

  const second = await app.take(school, await corrected(school, first.id, ['Сидорова', '31.02.2009']))
  expect(second).toMatchObject({ counters: { ready: 2, errors: 1, newPersons: 3 }, waiting: 1 })
  expect(second.attempts.map(({ id, ready, waiting }) => [id, ready, waiting])).toEqual([
    [first.id, 1, 0],
    [second.id, 2, 1],
  ])
  expect(await registryOf(school)).toEqual(expect.arrayContaining(untouched))

  const third = await app.take(school, await corrected(school, second.id, ['дружба']))
  expect(third).toMatchObject({ counters: { ready: 1, errors: 0 }, waiting: 0 })
  expect((await app.get<Import>(school, `/api/imports/${first.id}`)).attempts.map(({ waiting }) => waiting)).toEqual([0, 0, 0])
  expect(await registryOf(school)).toEqual(await registryOf(twin))
})

test('sent twice, it changes nothing; rows that were left out go on waiting; reasons do not pile up', async () => {
  const school = await addSchool(app, 'СОШ № 3')
  const first = await app.take(school, await wrong())
  const [[name, lines] = ['', []]] = await app.download(school, `/api/imports/${first.id}/parked`)
  const one = lines.slice(0, 2).map((line) => line.map((cell) => (cell === 'Сидорова' ? 'Сидорова Ольга' : textOrNumber(cell))))
  const only = await fileOf({ [name]: one })
  const second = await app.take(school, only)
  expect(second.attempts.map(({ waiting }) => waiting)).toEqual([2, 0])
  const before = await registryOf(school)
  expect((await app.take(school, only)).counters).toMatchObject({ ready: 1, newPersons: 0, newParticipations: 0, newMentorships: 0 })
  expect(await registryOf(school)).toEqual(before)

  const still = await app.take(school, await corrected(school, first.id, []))
  expect(still.counters).toMatchObject({ ready: 0, errors: 2 })
  const [again = []] = (await app.download(school, `/api/imports/${still.id}/parked`)).values()
  expect(again[0]).toEqual(['причина', 'строка в файле', ...menteeHeader])
})
