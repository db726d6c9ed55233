import { sql } from 'kysely'
import { type BenchDatabase, exists, open, recreate } from './cluster.ts'

const name = 'bench_region'
const organisations = 700
const peopleEach = 200
const programmesEach = 6

/** A region at full size straight in SQL: 33 municipalities, 700 organisations, 140 000 people, 161 000 participations. */
async function fill({ owner }: BenchDatabase): Promise<void> {
  await sql`
    insert into organisations (id, region_id, municipality_id, code, kind, title, title_key)
    select gen_random_uuid(), 1, m.ids[1 + n % cardinality(m.ids)], 'bench-' || n, 'SCHOOL', 'СОШ № ' || n, 'сош № ' || n
    from generate_series(1, ${organisations}) n, (select array_agg(id order by code) as ids from municipalities where region_id = 1) m`.execute(
    owner,
  )
  await sql`
    insert into headcounts select 1, id, date '2021-03-18', 150, 20, 5 from organisations where region_id = 1`.execute(owner)
  await sql`
    insert into persons (region_id, id, organisation_id, name, name_key, born_on, born_year, occupation)
    select 1, gen_random_uuid(), o.id, 'Иванов Пётр ' || n, 'иванов петр ' || lpad(n::text, 4, '0'), date '2003-01-01' + n * 10,
      extract(year from date '2003-01-01' + n * 10), (5 + n % 7) || ' класс'
    from organisations o, generate_series(1, ${peopleEach}) n where o.region_id = 1`.execute(owner)
  await sql`
    insert into programmes (region_id, id, organisation_id, form_code, title, title_key, result)
    select 1, gen_random_uuid(), o.id, (array['PUPIL_PUPIL','TEACHER_TEACHER','STUDENT_PUPIL','EMPLOYER_PUPIL','PEDAGOGUE_PUPIL'])[1 + n % 5],
      'Программа ' || n, 'программа ' || n, 'Результат'
    from organisations o, generate_series(1, ${programmesEach}) n where o.region_id = 1`.execute(owner)
  await sql`
    insert into participations (region_id, id, organisation_id, person_id, programme_id, role, starts_on, ends_on)
    select 1, gen_random_uuid(), s.organisation_id, s.id, g.ids[1 + (s.rank + extra) % ${programmesEach}], case when s.rank % 5 = 0 then 'MENTOR' else 'MENTEE' end,
      date '2021-01-12' + (s.rank % 60 + extra * 90)::int, date '2021-05-31' + (extra * 200)::int
    from (select *, row_number() over (partition by organisation_id order by name_key) as rank from persons where region_id = 1) s
    join (select organisation_id, array_agg(id order by title_key) as ids from programmes where region_id = 1 group by organisation_id) g
      on g.organisation_id = s.organisation_id
    cross join lateral generate_series(0, case when s.rank % 20 < 3 then 1 else 0 end) as extra`.execute(owner)
  await sql`vacuum analyze`.execute(owner)
}

export async function openRegion(): Promise<BenchDatabase> {
  const isReady = await exists(name)
  if (!isReady) await recreate(name)
  const database = await open(name)
  if (!isReady) await fill(database)
  return database
}
