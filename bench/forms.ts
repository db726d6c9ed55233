import { sql } from 'kysely'
import { execute } from '../apps/api/src/access/use-case.ts'
import type { Database } from '../apps/api/src/kernel/db.ts'
import { getWholeForms } from '../apps/api/src/modules/reports/index.ts'
import { costOf, gate, info, middle, type Row } from './kit/measure.ts'
import { openRegion } from './kit/region.ts'

const forms = [
  'PUPIL_PUPIL',
  'TEACHER_TEACHER',
  'STUDENT_PUPIL',
  'EMPLOYER_PUPIL',
  'EMPLOYER_STUDENT',
  'PEDAGOGUE_PUPIL',
  'SPO_PEER',
  'TEAM_TEAM',
]

const countable = sql`
  select p.id, p.person_id, p.role, p.programme_id, p.starts_on, g.form_code, g.title_key, array_position(${forms}::text[], g.form_code) as position
  from participations p join programmes g on g.region_id = p.region_id and g.id = p.programme_id
  where p.region_id = 1 and p.starts_on <= '2021-12-31' and p.runs_until >= '2021-01-01' and g.practice <> 'notPractice'`
const primary = sql`select distinct on (person_id, role) * from (${countable}) c
  order by person_id, role, starts_on, position, title_key, programme_id, id`

/** The same rows and totals by the shortest statements one would write by hand, without use cases, roles or scopes. */
async function bare(owner: Database, mode: 'primary' | 'distinct'): Promise<number> {
  const counted = mode === 'primary' ? primary : countable
  const people = sql`count(distinct person_id) filter (where role = 'MENTOR') as mentors, count(distinct person_id) filter (where role = 'MENTEE') as mentees`
  const rows = await sql`
    with counted as materialized (${counted}), numbers as (select programme_id, ${people} from counted group by programme_id),
    details as (select c.programme_id, array_agg(distinct s.occupation) as occupations from counted c join persons s on s.region_id = 1 and s.id = c.person_id
      where c.role = 'MENTOR' and c.form_code in ('STUDENT_PUPIL', 'EMPLOYER_PUPIL') group by c.programme_id)
    select m.title as municipality, o.title as organisation, g.title, g.form_code, g.result, n.mentors, n.mentees, d.occupations
    from (select distinct programme_id from (${countable}) c) l
    join programmes g on g.region_id = 1 and g.id = l.programme_id join organisations o on o.id = g.organisation_id
    left join municipalities m on m.id = o.municipality_id left join numbers n on n.programme_id = g.id left join details d on d.programme_id = g.id
    order by array_position(${forms}::text[], g.form_code), m.title, o.title, g.title_key`.execute(owner)
  await sql`with counted as (${counted}) select form_code, ${people} from counted group by form_code`.execute(owner)
  await sql`select o.*, h.* from organisations o left join lateral (
    select * from headcounts where region_id = 1 and organisation_id = o.id order by counted_on desc limit 1) h on true where o.region_id = 1`.execute(
    owner,
  )
  return rows.rows.length
}

export async function run(): Promise<Row[]> {
  const database = await openRegion()
  const { environment, owner } = database
  const operator = { operator: true, regionId: 1, organisationIds: [] } as const
  const rows: Row[] = []
  for (const mode of ['primary', 'distinct'] as const) {
    const counted = () => execute(getWholeForms, environment, operator, { unit: 'omsk', period: '2021', mode })
    // Cold: nobody has counted these forms yet.
    const ours = async () => {
      await sql`delete from form_rollups`.execute(owner)
      return counted()
    }
    const produced = (await ours()).forms.reduce((sum, form) => sum + form.rows.length, 0)
    if (produced !== (await bare(owner, mode))) throw new Error('the two do not produce the same rows')
    const pairs = []
    for (let round = 0; round < 5; round++) pairs.push({ floor: await costOf(() => bare(owner, mode)), forms: await costOf(ours) })
    const { floor, forms: whole } = middle(pairs, (pair) => pair.forms.cpu / pair.floor.cpu)
    rows.push(
      gate(
        `Формы 1–5 региона впервые (${produced} строк, ${mode}): CPU к голому SQL`,
        whole.cpu / floor.cpu,
        1.3,
        '×',
        `(${whole.cpu.toFixed(2)} к ${floor.cpu.toFixed(2)} s)`,
      ),
    )
    const again = await costOf(counted)
    rows.push(info(`то же, время впервые и потом`, `${whole.wall.toFixed(2)} и ${again.wall.toFixed(2)} s`))
  }
  await database.close()
  return rows
}
