import type { CountingMode, PersonListItem } from '@nastavnik/contract'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { factsOf, readFacts, recountTerritory } from '../../../test/recount.ts'
import { addSchool, fileOf, type School, type SchoolApp, schoolApp } from '../../../test/school-app.ts'
import { model } from '../../../test/school-bases.ts'
import { execute } from '../../access/use-case.ts'
import { getIndicatorByMunicipality, getIndicators } from '../indicators/get-indicators.ts'
import { getComposition } from './get-composition.ts'
import { getForms } from './get-forms.ts'
import { parsePeriod } from './index.ts'

let app: SchoolApp
beforeAll(async () => {
  app = await schoolApp()
})
afterAll(() => app.close())

const operator = { operator: true, regionId: 1, organisationIds: [] } as const
const territories = ['sargatskiy', 'omsk']
const modes: readonly CountingMode[] = ['primary', 'distinct']
/** Of those to come an erasure may take something: who is erased takes part no more. */
const periods = ['2021', '2021-Q1', '2020/2021']

const forms = (unit: string, period: string, mode: CountingMode) => execute(getForms, app.environment, operator, { unit, period, mode })

/** The totals of the forms, once by the system and once on paper. */
async function totals(): Promise<{ counted: unknown[]; due: unknown[] }> {
  const facts = await readFacts(app.owner)
  const counted: unknown[] = []
  const due: unknown[] = []
  for (const unit of territories) {
    for (const period of periods) {
      for (const mode of modes) {
        const truth = recountTerritory(factsOf(facts, unit), parsePeriod(period), mode, model)
        for (const { form, total, inSeveralRows } of (await forms(unit, period, mode)).forms) {
          counted.push([unit, period, mode, form, total, inSeveralRows])
          const pair = (of: (role: 'MENTOR' | 'MENTEE') => number) => ({ mentors: of('MENTOR'), mentees: of('MENTEE') })
          due.push([
            ...[unit, period, mode, form, pair((role) => truth.people(form, role).size)],
            pair((role) => truth.repeated(form, role)),
          ])
        }
      }
    }
  }
  return { counted, due }
}

/** Every number that territories publish. */
async function published(): Promise<unknown[]> {
  const numbers: unknown[] = []
  for (const unit of territories) {
    for (const mode of modes) {
      for (const period of periods) numbers.push(await forms(unit, period, mode))
      const asked = { unit, period: '2021', mode }
      const { offered } = await execute(getComposition, app.environment, operator, { ...asked, form: 'PUPIL_PUPIL' })
      for (const { code: composition } of offered)
        numbers.push(await execute(getComposition, app.environment, operator, { ...asked, composition }))
    }
    numbers.push(await execute(getIndicators, app.environment, operator, { unit, year: 2021 }))
  }
  const byMunicipality = { unit: 'omsk', year: 2021, indicator: 'I1' }
  return [...numbers, await execute(getIndicatorByMunicipality, app.environment, operator, byMunicipality)]
}

const names = ['Орлова Анна', 'Белов Глеб', 'Котов Пётр', 'Серова Яна']
const births = ['12.03.2008', '30.06.2009', '2008']
const numbers = ['112-233-445 95', '160-722-416 36']

const participation = fc.record({
  who: fc.nat(2),
  birth: fc.constantFrom(0, 0, 0, 0, 1, 2),
  sheet: fc.constantFrom('Наставляемые', 'Наставники'),
  form: fc.constantFrom('ученик – ученик', 'ученик – ученик', 'студент – ученик', 'учитель – учитель'),
  programme: fc.constantFrom('Лидер', 'Старт'),
  startsOn: fc.constantFrom('20.09.2020', '20.01.2021', '21.01.2021', '22.01.2021', '01.03.2021'),
  endsOn: fc.constantFrom('25.12.2020', '01.02.2021', '25.05.2021'),
})
type Participation = typeof participation extends fc.Arbitrary<infer Row> ? Row : never
const dayOf = (text: string) => text.split('.').toReversed().join('-')

async function take(school: School, rows: readonly Participation[]): Promise<void> {
  const header = ['ФИО', 'Дата рождения', 'Должность', 'Форма наставничества', 'Программа', 'Дата начала', 'Дата окончания']
  const sheet = (name: string) => [
    header,
    ...rows
      .filter((row) => row.sheet === name && dayOf(row.startsOn) <= dayOf(row.endsOn))
      .map(({ who, birth, form, programme, startsOn, endsOn }) => [
        ...[names[who], births[birth], '7 класс', form, programme, startsOn, endsOn],
      ]),
  ]
  const sheets = { Наставляемые: sheet('Наставляемые'), Наставники: sheet('Наставники') }
  const filled = Object.entries(sheets).filter(([, { length }]) => length > 1)
  if (filled.length > 0) await app.take(school, await fileOf(Object.fromEntries(filled)))
}

interface Card extends PersonListItem {
  readonly school: School
}

async function cardsOf(schools: readonly School[]): Promise<Card[]> {
  const lists = schools.map(async (school) => {
    const { items } = await app.get<{ items: PersonListItem[] }>(school, `/api/people?organisation=${school.code}`)
    return items.map((item) => ({ ...item, school }))
  })
  return (await Promise.all(lists)).flat()
}

const change = fc.record({
  card: fc.nat(),
  what: fc.oneof(
    fc.record({ snils: fc.constantFrom(...numbers, null) }),
    fc.record({ name: fc.constantFrom(...names) }),
    fc.record({ day: fc.constantFrom('2008-03-12', '2009-06-30') }),
    fc.record({ row: participation }),
  ),
})
type Change = typeof change extends fc.Arbitrary<infer One> ? One : never

/** Answers with the code of the reply: what may not be is refused, a name or a СНИЛС that another card of the organisation has. */
async function apply(schools: readonly School[], { card, what }: Change): Promise<number> {
  const cards = await cardsOf(schools)
  const chosen = cards[card % Math.max(cards.length, 1)]
  if (chosen === undefined) return 200
  const { school, id } = chosen
  if ('row' in what) {
    await take(school, [what.row])
    return 200
  }
  const { version } = await app.get<{ version: number }>(school, `/api/people/${id}`)
  if ('snils' in what) return (await app.send(school, 'PUT', `/api/people/${id}/snils`, { version, snils: what.snils })).statusCode
  const fields = 'name' in what ? { name: what.name } : { birth: { day: what.day, year: Number(what.day.slice(0, 4)) } }
  return (await app.send(school, 'PATCH', `/api/people/${id}`, { version, fields })).statusCode
}

const erase = async ({ school, id }: Card) =>
  (await app.send(school, 'POST', `/api/people/${id}/erasure`, { reason: 'SUBJECT_DEMAND' })).statusCode

async function emptyRegion(): Promise<void> {
  await sql`truncate persons, programmes, organisations, shared_cards, shared_participations, shared_numbers, shared_searches, erased_participations cascade`.execute(
    app.owner,
  )
}

test('of a child of two schools and a club, erased in one after another, is left what names nobody', async () => {
  await emptyRegion()
  const schools = [
    await addSchool(app, 'СОШ № 1'),
    await addSchool(app, 'Дом творчества', 'sargatskiy', 'EXTRA_ED'),
    await addSchool(app, 'СОШ № 2', 'tarskiy'),
  ]
  const row = { who: 0, birth: 0, sheet: 'Наставляемые', programme: 'Лидер', endsOn: '25.05.2021' } as const
  // The later one comes first in the model: the order of days must outlive their being made months.
  const rows: Participation[] = [
    { ...row, form: 'студент – ученик', startsOn: '20.01.2021' },
    { ...row, form: 'ученик – ученик', startsOn: '21.01.2021' },
    { ...row, form: 'ученик – ученик', startsOn: '22.01.2021' },
  ]
  for (const [index, school] of schools.entries()) await take(school, rows.slice(index, index + 1))
  const mentees = async () => {
    const asked = territories.flatMap((unit) => modes.map((mode) => forms(unit, '2021', mode)))
    return (await Promise.all(asked)).map((summary) =>
      Object.fromEntries(summary.forms.flatMap(({ form, total }) => (total.mentees === 0 ? [] : [[form, total.mentees]]))),
    )
  }
  const once = [{ STUDENT_PUPIL: 1 }, { STUDENT_PUPIL: 1, PUPIL_PUPIL: 1 }]
  expect(await mentees()).toEqual([...once, ...once])
  const ids = new Set<unknown>()
  for (const card of await cardsOf(schools)) {
    ids.add(card.id)
    expect(await erase(card)).toBe(200)
    expect(await mentees()).toEqual([...once, ...once])
  }
  const left = await app.owner.selectFrom('erased_participations').selectAll().execute()
  expect(left.map(({ weight }) => weight)).toEqual([1, 1, 1, -1, -1, 1, 1])
  expect(left.flatMap((one) => [one.id, one.person_id]).filter((id) => ids.has(id))).toEqual([])
  expect(new Set(left.map((one) => `${one.starts_on} ${one.born_on}`))).toEqual(new Set(['2021-01-01 2008-03-01']))
  expect((await app.owner.selectFrom('shared_cards').selectAll().execute()).length).toBeLessThan(2)
})

test('a territory counts whoever has cards in several organisations once, through all changes; erasing anybody changes no number', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(participation, { maxLength: 5 }), { minLength: 3, maxLength: 3 }),
      fc.array(change, { maxLength: 3 }),
      fc.array(fc.nat(), { minLength: 1, maxLength: 5 }),
      async (bases, changes, erased) => {
        await emptyRegion()
        const schools = [
          await addSchool(app, 'СОШ № 1'),
          await addSchool(app, 'Дом творчества', 'sargatskiy', 'EXTRA_ED'),
          await addSchool(app, 'СОШ № 2', 'tarskiy'),
        ]
        for (const [index, school] of schools.entries()) await take(school, bases[index] ?? [])
        for (const one of [undefined, ...changes]) {
          expect([200, 409]).toContain(one === undefined ? 200 : await apply(schools, one))
          const { counted, due } = await totals()
          expect(counted).toEqual(due)
        }
        const before = await published()
        for (const pick of erased) {
          const cards = await cardsOf(schools)
          const card = cards[pick % Math.max(cards.length, 1)]
          if (card === undefined) break
          expect(await erase(card)).toBe(200)
          expect(await published()).toEqual(before)
        }
      },
    ),
    { numRuns: 8, endOnFailure: true }, // a run takes seconds: it does not shrink,
  )
})
