import type { PersonMeasurements } from '@nastavnik/contract'
import { formTitle } from '@nastavnik/target-model'
import { sql } from 'kysely'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { notFound } from '../../kernel/problem.ts'
import { measuredAs, readTitles } from './changes.repo.ts'

interface Target {
  readonly personId: string
  readonly organisationId: string
}

async function personInReach({ tx, reach }: Context, { id }: { id: string }): Promise<Target> {
  const { rows } = await sql<Target>`
    select id as "personId", organisation_id as "organisationId" from persons
    where region_id = ${reach.regionId} and organisation_id = any (${[...reach.organisationIds]}::uuid[]) and id = ${id} and erased_on is null`.execute(
    tx,
  )
  const [person] = rows
  if (person === undefined) throw notFound('person.notFound')
  return person
}

interface Row {
  name: string
  role: 'MENTOR' | 'MENTEE' | null
  parameter: string | null
  low: number
  high: number
  year: number
  before: number | null
  after: number | null
  programme: { title: string; form: string; role: 'MENTOR' | 'MENTEE' } | null
}

async function measurementsOf(
  { tx, reach: { regionId }, model, today }: Context,
  { personId }: Target,
  diagnostic: boolean,
): Promise<PersonMeasurements['items']> {
  const { rows } = await sql<Row>`
    with ${measuredAs(regionId, { model, today }, sql`s.id = ${personId}`)}
    select m.name, m.role, m.parameter, m.low, m.high, m.year, m.before, m.after,
      case when p.id is not null then json_build_object('title', g.title, 'form', g.form_code, 'role', p.role) end as programme
    from measured m
    left join participations p on p.region_id = ${regionId} and p.id = m.participation_id
    left join programmes g on g.region_id = ${regionId} and g.id = p.programme_id
    where m.diagnostic = ${diagnostic} and m.name <> 'coreGrades'
    order by m.year desc, g.title nulls first, m.name`.execute(tx)
  const titles = await readTitles(tx, regionId)
  const { parameters } = model.handbook.monitoring
  const units = (mark: number | null) => (mark === null ? null : mark / 100)
  return rows.map(({ name, role, parameter, low, high, year, before, after, programme }) => {
    const measures = parameters.find(({ code }) => code === parameter)
    return {
      title: measures?.title ?? titles({ name, role }),
      programme: programme === null ? null : { ...programme, form: { code: programme.form, title: formTitle(model, programme.form) } },
      year,
      scale: { from: low, to: high },
      better: measures?.better ?? 'HIGHER',
      before: units(before),
      after: units(after),
    }
  })
}

/** What a participant was asked before and after and the means of marks, for the curator; parameters that need a consent to diagnostics are the psychologist's. */
export const getPersonMeasurements = defineUseCase({
  name: 'measurements.getPersonMeasurements',
  permission: 'person.read',
  sees: 'people',
  gate: processing,
  authorize: (context, input: { id: string }) => personInReach(context, input),
  run: async (context, person): Promise<PersonMeasurements> => {
    const { tx, reach } = context
    const { rows: grades } = await sql<PersonMeasurements['grades'][number]>`
      select year, term, wave, mean::float8 as mean, subjects from grades where region_id = ${reach.regionId} and person_id = ${person.personId}
      order by year desc, term, wave`.execute(tx)
    return { items: await measurementsOf(context, person, false), grades }
  },
  audit: ({ target }) => ({ organisationId: target.organisationId, subjectId: target.personId, people: 1 }),
})

/** Parameters of a participant, for the psychologist of the organisation; without the consent in force there is nothing (domain 5.11). */
export const getPersonDiagnostics = defineUseCase({
  name: 'measurements.getPersonDiagnostics',
  permission: 'conclusion.read',
  sees: 'people',
  gate: processing,
  authorize: (context, input: { id: string }) => personInReach(context, input),
  run: async (context, person): Promise<PersonMeasurements> => ({ items: await measurementsOf(context, person, true), grades: [] }),
  audit: ({ target }) => ({ organisationId: target.organisationId, subjectId: target.personId, people: 1 }),
})
