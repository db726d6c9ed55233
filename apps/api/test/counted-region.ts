import { generateMunicipality, type SyntheticSchool, type Value } from '@nastavnik/synthetic'
import { sql } from 'kysely'
import type { Database } from '../src/kernel/db.ts'
import { takeWorkbookBySheet, workbookOfRows } from '../src/modules/imports/index.ts'
import { diceOf } from './respell.ts'
import { type TestDatabase, testDatabase } from './test-database.ts'

export interface CountedRegion extends TestDatabase {
  /** Schools of the generator with their truths for the year 2021, by code. */
  readonly schools: ReadonlyMap<string, SyntheticSchool>
  /** A school whose people come and go in all years, forms and ways. */
  readonly odd: string
  /** A house of creativity in the other municipality with the same people; some of them, and their namesakes, have a СНИЛС. */
  readonly club: string
  readonly organisations: readonly string[]
}

const header = [
  'ФИО',
  'Дата рождения',
  'Должность',
  'Форма наставничества',
  'Программа',
  'Дата начала',
  'Дата окончания',
  'ФИО второй стороны',
]
const forms = ['ученик – ученик', 'учитель – учитель', 'студент – ученик', 'педагог – ученик', 'работодатель – ученик', 'команда – команда']

/** Few people in many programmes, so that they meet in several forms, roles, rows, years and on one day. `rows` throws the programmes. */
function oddBases(seed: number, rows: number): { name: string; rows: Value[][] }[] {
  const dice = diceOf(seed)
  const throws = diceOf(rows)
  const day = () =>
    `${throws.pick(['2019', '2020', '2020', '2021', '2021', '2021', '2022'])}-${throws.pick(['01-20', '03-31', '08-31', '09-01', '12-31'])}`
  const people = Array.from({ length: 150 }, (_, index) => ({
    name: `Странников ${'АБВГДЕЖЗИК'.charAt(index % 10)}${'о'.repeat(1 + Math.floor(index / 10))}`,
    birth: dice.pick<string | number>([
      '',
      1985,
      1986,
      2001,
      2002,
      2006,
      2011,
      2012,
      '2001-12-31',
      '2002-01-01',
      '2011-12-31',
      '1985-12-31',
    ]),
    post: dice.pick(['учитель', 'учитель, стаж 0 лет', 'учитель, стаж 3 года', 'учитель, стаж 4 года', '7 класс']),
  }))
  const row = (): Value[] => {
    const { name, birth, post } = throws.pick(people)
    const start = day()
    const end = throws.chance(0.3)
      ? undefined
      : throws.pick([start, `${start.slice(0, 4)}-12-31`, `${Number(start.slice(0, 4)) + 1}-05-25`])
    return [name, birth, post, throws.pick(forms), `Дело ${throws.between(1, 3)}`, start, end, throws.pick(people).name]
  }
  return ['Наставляемые', 'Наставники'].map((name) => ({ name, rows: [header, ...Array.from({ length: 420 }, row)] }))
}

const organisationSheet = (municipality: string, organisation: string) => ({
  name: 'Организация',
  rows: [
    ['Территория', 'Омская область'],
    ['Муниципальный район', municipality],
    ['Образовательная организация', organisation],
  ],
})

/** Two municipalities of Omsk region: a generated one, and one with a school that no generator would dare. */
export async function countedRegion(seed: number): Promise<CountedRegion> {
  const database = await testDatabase()
  const schools = new Map<string, SyntheticSchool>()
  const place = { territory: 'Омская область', year: 2021 }
  const generated = [
    ...generateMunicipality({ ...place, seed, municipality: 'Саргатский', schools: 4 }),
    ...generateMunicipality({ ...place, seed: seed + 1, municipality: 'Тарский', schools: 1 }),
  ]
  for (const school of generated) {
    const { code } = await takeWorkbookBySheet(database.environment, workbookOfRows(school.sheets))
    schools.set(code, school)
  }
  const take = async (municipality: string, title: string, rows: number) =>
    (await takeWorkbookBySheet(database.environment, workbookOfRows([organisationSheet(municipality, title), ...oddBases(seed, rows)])))
      .code
  const odd = await take('Тарский', 'Странная СОШ', seed)
  const club = await take('Саргатский', 'Дом детского творчества «Странник»', seed + 1)
  await enterSnils(database.owner)
  return { ...database, schools, odd, club, organisations: [...schools.keys(), odd, club] }
}

/** To every third of the odd one СНИЛС in both organisations; to every fifth one in the school alone, to every seventh two different ones. */
async function enterSnils(owner: Database): Promise<void> {
  await sql`
    update persons p set snils_hash = case
        when n % 3 = 0 then decode(md5(p.name), 'hex')
        when n % 5 = 0 and p.organisation_id = first then decode(md5(p.name), 'hex')
        when n % 7 = 0 then decode(md5(p.id::text), 'hex')
      end
    from (
      select name, row_number() over (order by name) as n, min(organisation_id::text)::uuid as first from persons where name like 'Странников%' group by name
    ) odd where odd.name = p.name`.execute(owner)
}
