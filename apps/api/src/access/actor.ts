import type { Permission, RoleCode } from '@nastavnik/contract'
import { permissionsOf } from './roles.ts'

/** Where a role holds. */
export type Place =
  | { readonly level: 'region' }
  | { readonly level: 'municipality'; readonly municipalityId: string }
  | { readonly level: 'organisation'; readonly organisationId: string }

export interface Grant {
  readonly role: RoleCode
  readonly place: Place
  /** Forms of mentoring a steward answers for; null: all. */
  readonly forms: readonly string[] | null
  /** Classes whose pupils an informant tells of; null or absent: the whole organisation. */
  readonly classes?: readonly string[] | null
  /** Of the role's permissions only these: a key of a programme is narrower than its issuer. Absent: all of them. */
  readonly only?: readonly Permission[]
}

/** A role gives its permissions; a narrowed grant those of them that it lists. */
const gives = ({ role, only }: Grant, permission: Permission): boolean =>
  permissionsOf[role].includes(permission) && (only === undefined || only.includes(permission))

/** Who acts: a person with the grants valid today, always in one region. */
export interface Actor {
  readonly userId: string
  readonly regionId: number
  readonly grants: readonly Grant[]
}

/** The operator at the command line: everything at the places named, in one region, for one command. */
export interface Operator {
  readonly operator: true
  readonly regionId: number
  readonly organisationIds: readonly string[]
}

/** Places where a permission holds. An actor without the permission has none. */
export interface Reach {
  readonly regionId: number
  readonly whole: boolean
  readonly municipalityIds: readonly string[]
  readonly organisationIds: readonly string[]
  readonly grants: readonly Grant[]
}

function isOperator(who: Actor | Operator): who is Operator {
  return 'operator' in who
}

/** Where `who` holds the permission; undefined when nowhere. */
export function reachOf(who: Actor | Operator, permission: Permission): Reach | undefined {
  if (isOperator(who)) {
    return { regionId: who.regionId, whole: true, municipalityIds: [], organisationIds: who.organisationIds, grants: [] }
  }
  const grants = who.grants.filter((grant) => gives(grant, permission))
  if (grants.length === 0) return undefined
  return {
    regionId: who.regionId,
    whole: grants.some(({ place }) => place.level === 'region'),
    municipalityIds: grants.flatMap(({ place }) => (place.level === 'municipality' ? [place.municipalityId] : [])),
    organisationIds: grants.flatMap(({ place }) => (place.level === 'organisation' ? [place.organisationId] : [])),
    grants,
  }
}

export const userIdOf = (who: Actor | Operator): string | null => (isOperator(who) ? null : who.userId)
