import type { CardMerger, Comparison, MergedField, PersonListItem } from '@nastavnik/contract'
import { mergedFields } from '@nastavnik/contract'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { randomBases } from '../../../test/random-bases.ts'
import {
  addSchool,
  fileOf,
  mentee,
  menteeHeader,
  organisationRows,
  type School,
  type SchoolApp,
  schoolApp,
} from '../../../test/school-app.ts'
import { type Bases, cellsOfBase, sheets } from '../../../test/school-bases.ts'
import { changesBetween, snapshotOf } from '../../../test/snapshot.ts'
import { newId } from '../../kernel/ids.ts'

let app: SchoolApp
let schools = 0
/** A school whose mentee and mentor are in a joint round. */
let elsewhere = ''
beforeAll(async () => {
  app = await schoolApp()
  const other = await addSchool(app, 'Гимназия')
  elsewhere = other.id
  await app.take(other, await fileOf({ Организация: organisationRows('Гимназия'), Наставляемые: [menteeHeader, mentee('Белова Анна')] }))
  await sql`
    insert into joint_rounds (region_id, id, form_code, order_on, opened_at)
    values (1, ${newId()}, 'TEACHER_TEACHER', '2021-03-20', '2021-03-01T10:00:00.123Z')`.execute(app.owner)
})
afterAll(() => app.close())

/** Few people, programmes and days: participations of two cards meet all the time. */
const bases = randomBases({
  names: ['Орлова Наталья Ильинична', 'Орлова Наталия Ильинична', 'Белов Глеб Ильич', 'Котов Пётр Ильич'],
  births: ['12.03.2008', '2008'],
})
const kinds = ['PROCESSING', 'MEDIA', 'PUBLICATION'] as const
const papers = fc.array(
  fc.record({
    who: fc.nat(3),
    kind: fc.constantFrom(...kinds),
    until: fc.constantFrom('2021-12-31', '2022-12-31', '2023-12-31'),
    isEnded: fc.boolean(),
  }),
  { maxLength: 8 },
)
const unsigned = fc.array(fc.record({ who: fc.nat(3), kind: fc.constantFrom(...kinds) }), { maxLength: 6 })

const cellsOf = (kind: keyof Bases, rows: Bases['mentees']) =>
  cellsOfBase(kind, rows ?? []).map((cells) => cells.map((cell) => (typeof cell === 'string' || typeof cell === 'number' ? cell : null)))
const peopleOf = async (school: School) =>
  (await app.get<{ items: PersonListItem[] }>(school, `/api/people?organisation=${school.code}`)).items

async function writePapers(
  { id: organisation_id }: School,
  people: readonly PersonListItem[],
  given: { who: number; kind: (typeof kinds)[number]; until: string; isEnded: boolean }[],
  printed: { who: number; kind: (typeof kinds)[number] }[],
): Promise<void> {
  const place = { region_id: 1, organisation_id }
  const standing = new Set<string>()
  for (const { who, kind, until, isEnded } of given) {
    const person_id = people[who]?.id
    if (person_id === undefined || (!isEnded && standing.has(`${who} ${kind}`))) continue
    if (!isEnded) standing.add(`${who} ${kind}`)
    const text = { text_version: '1', signer: 'PERSON', countersigned: false, channel: 'PAPER', recorded_by: null } as const
    const end = isEnded ? ({ ended_on: '2021-02-01', ended_why: 'REPLACED' } as const) : {}
    const dates = { given_on: '2021-01-01', valid_until: until, recorded_at: new Date('2021-01-01T10:00:00.123Z') }
    await app.owner
      .insertInto('consents')
      .values({ ...place, id: newId(), person_id, kind, ...text, ...dates, ...end })
      .execute()
  }
  for (const { who, kind } of printed) {
    const person_id = people[who]?.id
    if (person_id === undefined) continue
    const sheet = { ...place, id: newId(), person_id, kind, text_version: '1', printed_on: '2021-01-02' }
    await app.owner
      .insertInto('consent_sheets')
      .values(sheet)
      .onConflict((oc) => oc.doNothing())
      .execute()
  }
}

/** Kin and what the psychologist said: `links` and `excluded` are places of two people among the four. */
const twos = fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 4 })
const kin = fc.record({ links: twos, excluded: twos, concluded: fc.subarray([0, 1, 2, 3]) })

async function writeKin(
  { id }: School,
  people: readonly PersonListItem[],
  { links, excluded, concluded }: { links: [number, number][]; excluded: [number, number][]; concluded: number[] },
) {
  const place = { region_id: 1, organisation_id: id }
  for (const [child, relative] of links) {
    const [child_id, relative_id] = [people[child]?.id, people[relative]?.id]
    if (child_id === undefined || relative_id === undefined || child === relative) continue
    const link = { ...place, child_id, relative_id, relation: 'PARENT' } as const
    await app.owner
      .insertInto('family_links')
      .values(link)
      .onConflict((oc) => oc.doNothing())
      .execute()
  }
  for (const [index, [mentee, mentor]] of excluded.entries()) {
    const [mentee_id, mentor_id] = [people[mentee]?.id, people[mentor]?.id]
    if (mentee_id === undefined || mentor_id === undefined || mentee === mentor) continue
    const said = index % 2 === 0 ? ({ source: 'PSYCHOLOGIST', note: `${index}` } as const) : ({ source: 'REFUSED' } as const)
    await app.owner
      .insertInto('pair_exclusions')
      .values({ ...place, ...said, id: newId(), mentee_id, mentor_id, decided_on: '2021-02-01' })
      .onConflict((oc) => oc.doNothing())
      .execute()
  }
  for (const [index, who] of concluded.entries()) {
    const person_id = people[who]?.id
    if (person_id === undefined) continue
    const conclusion = {
      ...place,
      person_id,
      verdict: 'RECOMMENDED',
      note: `${who}`,
      concluded_on: index % 2 === 0 ? '2021-02-01' : '2021-02-02',
      recorded_by: null,
    } as const
    await app.owner.insertInto('conclusions').values(conclusion).execute()
    const grade = { ...place, year: 2020, term: 'Q1', wave: 'BASELINE', person_id, mean: 4, subjects: 1 + (index % 2) } as const
    await app.owner.insertInto('grades').values(grade).execute()
    const promotion = {
      ...place,
      person_id,
      year: 2020 + (index % 2),
      occupation_was: '6 класс',
      version: 1,
      promoted_at: new Date('2021-01-01T10:00:00Z'),
      promoted_by: null,
    }
    await app.owner.insertInto('promotions').values(promotion).execute()
  }
  await writeReadiness(
    place,
    concluded.flatMap((who) => people[who]?.id ?? []),
  )
}

/** Two of each, so that cards that are joined have the same thing or another one. */
async function writeReadiness(place: { region_id: number; organisation_id: string }, people: readonly string[]) {
  if (people.length === 0) return
  const { owner } = app
  const trainings = [newId(), newId()]
  const plan = { title: '', hours: 1, starts_on: '2021-01-01', ends_on: '2021-02-01', mode: 'ONSITE', place: '', taught_by: '' } as const
  const rows = trainings.map((id) => ({ ...place, ...plan, id, materials: '[]', sessions: '[]', test: null }))
  await owner.insertInto('trainings').values(rows).execute()
  const { id: questions } = await owner
    .selectFrom('questionnaires')
    .select('id')
    .where('region_id', '=', place.region_id)
    .where('code', '=', 'MENTOR_INTERVIEW')
    .executeTakeFirstOrThrow()
  for (const [index, person_id] of people.entries()) {
    const [training_id = '', day] = [trainings[index % 2], `2021-02-0${1 + (index % 3)}`]
    const key = { ...place, person_id }
    await owner
      .insertInto('interviews')
      .values({
        ...key,
        id: newId(),
        held_on: day,
        held_by: '',
        questionnaire_version_id: questions,
        answers: '{}',
        verdict: 'RECOMMENDED',
        recorded_by: null,
      })
      .execute()
    await owner
      .insertInto('training_members')
      .values({ ...key, training_id, attended: [newId()], points: index })
      .execute()
    const issued = { year: 2021, number: index + 1, title: '', hours: 1, issued_on: day, valid_until: null }
    await owner
      .insertInto('certificates')
      .values({ ...key, ...issued, id: newId(), training_id })
      .execute()
    const check = { kind: index % 2 === 0 ? 'CRIMINAL_RECORD' : 'AT_HIRING', number: '1', issued_on: day, valid_until: null } as const
    await owner
      .insertInto('safety_checks')
      .values({ ...key, ...check, checked_by: '', recorded_by: null })
      .execute()
  }
}

/** A meeting of each programme with everybody invited, every second one has come. */
async function writeMeetings({ id }: School): Promise<void> {
  await sql`
    insert into meetings (region_id, id, organisation_id, programme_id, kind, held_on, begins_at, place, created_at)
    select region_id, gen_random_uuid(), organisation_id, id, 'GROUP_ACQUAINTANCE', '2021-03-01', '15:00', 'Зал', '2021-02-01T10:00:00.123Z'
    from programmes where organisation_id = ${id}`.execute(app.owner)
  await sql`
    insert into meeting_members (region_id, meeting_id, participation_id, organisation_id, attended)
    select p.region_id, m.id, p.id, p.organisation_id, row_number() over (order by p.starts_on, p.id) % 2 = 0
    from participations p join meetings m on m.programme_id = p.programme_id where p.organisation_id = ${id}`.execute(app.owner)
}

/** A round of each programme, its mentees with its mentors in turn: in the draft, decided, and published or ordered. */
async function writeMatching({ id }: School): Promise<void> {
  await sql`
    insert into matching_rounds (region_id, id, organisation_id, programme_id, order_on, created_at)
    select region_id, gen_random_uuid(), organisation_id, id, '2021-03-20', '2021-03-01T10:00:00.123Z' from programmes where organisation_id = ${id}`.execute(
    app.owner,
  )
  const couples = sql`
    select e.region_id, r.id as round_id, e.organisation_id, e.programme_id, e.id as mentee_id, m.id as mentor_id, e.place
    from (select *, row_number() over (partition by programme_id order by starts_on, id) as place from participations where role = 'MENTEE') e
    join matching_rounds r on r.programme_id = e.programme_id
    left join (
      select *, row_number() over (partition by programme_id order by starts_on desc, id) as place, count(*) over (partition by programme_id) as of
      from participations where role = 'MENTOR'
    ) m on m.programme_id = e.programme_id and m.place = 1 + e.place % m.of
    where e.organisation_id = ${id}`
  await sql`
    insert into matching_pairs (region_id, round_id, organisation_id, mentee_id, mentor_id, points, reason, mentee_answer)
    select region_id, round_id, organisation_id, mentee_id, mentor_id, 7 * place,
      case when mentor_id is null then '{"kind": "NO_CANDIDATE"}'::jsonb end, case when mentor_id is not null and place % 2 = 0 then 'YES' end
    from (${couples}) c`.execute(app.owner)
  await sql`
    insert into matching_decisions (region_id, id, round_id, organisation_id, kind, mentee_id, mentor_id, places, reason, decided_at)
    select region_id, gen_random_uuid(), round_id, organisation_id, kind, case when kind <> 'PLACES' then mentee_id end, mentor_id,
      case when kind = 'PLACES' then place end, kind || place, '2021-03-02T10:00:00.123Z'
    from (${couples}) c cross join (values ('LOCK'), ('PROHIBITION'), ('PLACES')) k (kind) where mentor_id is not null
    on conflict do nothing`.execute(app.owner)
  await sql`
    insert into pair_proposals (region_id, id, round_id, organisation_id, programme_id, mentee_id, mentor_id, points, published_at, order_number, ordered_on)
    select region_id, gen_random_uuid(), round_id, organisation_id, programme_id, mentee_id, mentor_id, place, '2021-03-03T10:00:00.123Z',
      case when place % 2 = 0 then '1' end, case when place % 2 = 0 then '2021-03-04'::date end
    from (${couples}) c where mentor_id is not null`.execute(app.owner)
}

/** Everybody of a school in a joint round with one of another school: found, answered, refused, agreed and ordered. */
async function writeJointPairs({ id }: School): Promise<void> {
  await sql`
    insert into joint_pairs (region_id, round_id, mentee_id, mentor_id, organisation_id, mentor_organisation_id, points, matched, mentee_answer,
      mentor_answer, order_number, ordered_on)
    select 1, r.id, case when p.role = 'MENTEE' then p.id else o.id end, case when p.role = 'MENTEE' then o.id else p.id end,
      case when p.role = 'MENTEE' then p.organisation_id else o.organisation_id end, case when p.role = 'MENTEE' then o.organisation_id else p.organisation_id end,
      place, '{}', (array[null, 'YES', 'YES', 'NO'])[1 + place % 4], (array[null, 'YES', 'UNSURE'])[1 + place % 3],
      case when place % 5 = 0 then '1' end, case when place % 5 = 0 then '2021-03-04'::date end
    from (select *, row_number() over (order by person_id, id) as place from participations where organisation_id = ${id}) p
    join participations o on o.organisation_id = ${elsewhere} and o.role <> p.role cross join joint_rounds r`.execute(app.owner)
}

const snapshot = async () => new Map([...(await snapshotOf(app.owner))].filter(([key]) => !key.startsWith('person_mergers ')))

test('whatever two cards hold: joined by any fields and set apart, all tables are as they were', async () => {
  let joined = 0
  let own = 0
  await fc.assert(
    fc.asyncProperty(
      bases,
      kin,
      papers,
      unsigned,
      fc.subarray([...mergedFields]),
      fc.nat(),
      async (book, family, given, printed, fromGone, pick) => {
        const school = await addSchool(app, `СОШ № ${++schools}`)
        const file = await fileOf({
          [sheets.mentees]: cellsOf('mentees', book.mentees),
          [sheets.mentors]: cellsOf('mentors', book.mentors),
        })
        const { id } = (await app.upload(school, file)).json<{ id?: string }>()
        if (id !== undefined) await app.send(school, 'POST', `/api/imports/${id}/confirm`)
        const people = await peopleOf(school)
        const [kept, gone] = [people[pick % Math.max(people.length, 1)], people[(pick + 1) % Math.max(people.length, 1)]]
        if (kept === undefined || gone === undefined || kept === gone) return
        await writePapers(school, people, given, printed)
        await writeKin(school, people, family)
        await writeMeetings(school)
        await writeMatching(school)
        await writeJointPairs(school)
        await app.send(school, 'PUT', `/api/people/${gone.id}/snils`, { version: 1, snils: '112-233-445 95' })
        const address = `/api/duplicates/${kept.id}/${gone.id}`
        await app.send(school, 'PUT', `${address}/verdict`, { different: true })
        const seen = await app.get<Comparison>(school, address)
        const before = await snapshot()
        const body = { keptVersion: seen.kept.version, goneVersion: seen.gone.version, fromGone }
        const reply = await app.send(school, 'POST', `${address}/merger`, body)
        const { code = null } = reply.json<{ code?: string }>()
        expect([reply.statusCode, code]).toEqual([seen.obstacle === null ? 200 : 409, seen.obstacle])
        if (seen.obstacle !== null) {
          own++
          return checkUntouched(before)
        }
        joined++
        await checkJoined(school, seen, fromGone)
        const undone = await app.send(school, 'POST', `/api/mergers/${reply.json<CardMerger>().id}/undo`)
        expect([undone.statusCode, undone.body]).toEqual([200, expect.stringContaining('"undoneAt":"2021')])
        expect(changesBetween(before, await snapshot())).toEqual([])
      },
    ),
    { numRuns: 40, interruptAfterTimeLimit: 100_000 },
  )
  expect(Math.min(joined, own)).toBeGreaterThan(0)
})

async function checkUntouched(before: Awaited<ReturnType<typeof snapshot>>): Promise<void> {
  expect(changesBetween(before, await snapshot())).toEqual([])
}

/** One card is left, with everything of both and nothing twice. */
async function checkJoined(school: School, { kept, gone, effects }: Comparison, fromGone: readonly MergedField[]): Promise<void> {
  const people = await peopleOf(school)
  expect(people.filter(({ id }) => id === gone.id)).toEqual([])
  const left = people.find(({ id }) => id === kept.id)
  expect(left?.participations).toBe(kept.participations + effects.moved.length)
  expect(left?.name).toBe(fromGone.includes('name') ? gone.fields.name : kept.fields.name)
  const { rows } = await sql<{ standing: number; of: number }>`
    select count(*) as standing, count(distinct kind) as of from consents where person_id = ${kept.id} and ended_on is null`.execute(
    app.owner,
  )
  expect(rows[0]?.standing).toBe(rows[0]?.of)
  const { rows: orphans } = await sql`
    select 1 from participations p where organisation_id = ${school.id} and not exists (select 1 from persons s where s.id = p.person_id)
    union all select 1 from pair_exclusions where ${gone.id} in (mentee_id, mentor_id)
    union all select 1 from consents where person_id = ${gone.id} union all select 1 from consent_sheets where person_id = ${gone.id}`.execute(
    app.owner,
  )
  expect(orphans).toEqual([])
}
