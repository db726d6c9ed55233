import type { UnitRef } from '@nastavnik/contract'
import { sql } from 'kysely'
import type { Tx } from '../kernel/db.ts'
import { notFound } from '../kernel/problem.ts'
import { type Actor, type Operator, type Reach, reachOf } from './actor.ts'

/** A territory or organisation that has been found inside the reach of a permission. */
export interface UnitInReach extends UnitRef {
  readonly regionId: number
  readonly municipalityId: string | null
  /** The municipality whose МОУО answers for it; null: the region does, wherever it stands. */
  readonly answersTo: string | null
  readonly organisationId: string | null
  readonly organisationKind: string | null
  /** Forms of mentoring the reader answers for here; null: all. */
  readonly forms: readonly string[] | null
}

interface UnitRow {
  level: UnitRef['level']
  code: string
  title: string
  municipality_id: string | null
  organisation_id: string | null
  kind: string | null
  authority: string | null
}

async function findUnit(tx: Tx, regionId: number, code: string): Promise<UnitRow | undefined> {
  const { rows } = await sql<UnitRow>`
    select 'region' as level, code, title, null::uuid as municipality_id, null::uuid as organisation_id, null as kind, null as authority
      from regions where id = ${regionId} and code = ${code}
    union all
    select 'municipality', code, title, id, null, null, null from municipalities where region_id = ${regionId} and code = ${code}
    union all
    select 'organisation', code, title, municipality_id, id, kind, authority from organisations where region_id = ${regionId} and code = ${code}
    limit 1`.execute(tx)
  return rows[0]
}

function formsAt(reach: Reach, covering: (place: Reach['grants'][number]['place']) => boolean): readonly string[] | null {
  const grants = reach.grants.filter(({ place }) => covering(place))
  if (grants.length === 0 || grants.some(({ forms }) => forms === null)) return null
  return [...new Set(grants.flatMap(({ forms }) => forms ?? []))]
}

/** Whether the reach covers a place: the place itself or what stands above it. */
export const isReached = (
  { whole, municipalityIds, organisationIds }: Reach,
  { answersTo, organisationId }: Pick<UnitInReach, 'answersTo' | 'organisationId'>,
): boolean =>
  whole ||
  (answersTo !== null && municipalityIds.includes(answersTo)) ||
  (organisationId !== null && organisationIds.includes(organisationId))

/** Finds the unit if the permission reaches it. Outside the reach it does not exist: 404 `unit.notFound`. */
export async function unitInReach(tx: Tx, reach: Reach, code: string): Promise<UnitInReach> {
  const unit = await findUnit(tx, reach.regionId, code)
  if (unit === undefined) throw notFound('unit.notFound')
  const { municipality_id: municipalityId, organisation_id: organisationId } = unit
  const answersTo = unit.authority === null ? municipalityId : null
  const covers = (place: Reach['grants'][number]['place']) =>
    place.level === 'region' ||
    (place.level === 'municipality' && place.municipalityId === answersTo) ||
    (place.level === 'organisation' && place.organisationId === organisationId)
  if (!isReached(reach, { answersTo, organisationId })) throw notFound('unit.notFound')
  const { level, title, kind } = unit
  const forms = formsAt(reach, covers)
  const { regionId } = reach
  return { level, code: unit.code, title, regionId, municipalityId, answersTo, organisationId, organisationKind: kind, forms }
}

export interface OrganisationInReach extends UnitRef {
  readonly level: 'organisation'
  readonly id: string
  readonly regionId: number
  readonly municipalityId: string | null
  readonly kind: string
}

function asOrganisation(unit: UnitInReach): OrganisationInReach | undefined {
  if (unit.organisationId === null || unit.organisationKind === null) return undefined
  const { code, title, regionId, municipalityId } = unit
  return { level: 'organisation', id: unit.organisationId, code, title, regionId, municipalityId, kind: unit.organisationKind }
}

/** An organisation whose card the permission reaches through any grant above or at it. */
export async function organisationInReach(tx: Tx, reach: Reach, code: string): Promise<OrganisationInReach> {
  const organisation = asOrganisation(await unitInReach(tx, reach, code))
  if (organisation === undefined) throw notFound('unit.notFound')
  return organisation
}

/** A unit whose people the permission reaches: only a grant at the organisation itself opens them. */
export async function peopleUnitInReach(tx: Tx, reach: Reach, code: string): Promise<UnitInReach> {
  const unit = await unitInReach(tx, reach, code)
  if (unit.organisationId === null || !reach.organisationIds.includes(unit.organisationId)) throw notFound('unit.notFound')
  return unit
}

/** The same as an organisation. */
export async function peopleOrganisationInReach(tx: Tx, reach: Reach, code: string): Promise<OrganisationInReach> {
  const organisation = asOrganisation(await peopleUnitInReach(tx, reach, code))
  if (organisation === undefined) throw notFound('unit.notFound')
  return organisation
}

/** Classes whose pupils the reader may know in an organisation; null: all of them. Ask only for an organisation within the reach. */
export function classesAt({ grants }: Reach, organisationId: string): readonly string[] | null {
  const here = grants.filter(({ place }) => place.level === 'organisation' && place.organisationId === organisationId)
  if (grants.length === 0 || here.some(({ classes = null }) => classes === null)) return null
  return [...new Set(here.flatMap(({ classes }) => classes ?? []))]
}

/** Whether the reader of a number may open the people behind it. */
export const seesPeopleOf = (actor: Actor | Operator, { organisationId }: UnitInReach): boolean =>
  organisationId !== null && reachOf(actor, 'person.read')?.organisationIds.includes(organisationId) === true

/** The predicate «this organisation is within the reach» for a list; `alias` is the alias of `organisations` in the query. */
export function organisationsWithin(reach: Reach, alias = 'organisations') {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql<boolean>`(${column('region_id')} = ${reach.regionId} and (${reach.whole}
    or (${column('authority')} is null and ${column('municipality_id')} = any (${[...reach.municipalityIds]}::uuid[]))
    or ${column('id')} = any (${[...reach.organisationIds]}::uuid[])))`
}
