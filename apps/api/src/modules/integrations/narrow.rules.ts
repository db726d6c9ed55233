import type { Level, TokenPermission } from '@nastavnik/contract'
import type { Actor, Grant, Place } from '../../access/actor.ts'

/** Names of people: only a grant at the organisation itself opens them, for a key as for a person. */
const opensNames = new Set<string>(['person.read', 'mentorship.read'] satisfies TokenPermission[])

/** Permissions whose answers keep to the forms of a grant; the others would tell of all forms. */
const keepsToForms = new Set<string>(['report.read', 'fact.read'] satisfies TokenPermission[])

export interface NarrowPlace {
  readonly level: Level
  /** The municipality that answers for it: itself, or its organisation's. */
  readonly answersTo: string | null
  readonly organisationId: string | null
}

export interface Narrowing {
  readonly place: NarrowPlace
  readonly permissions: readonly TokenPermission[]
  readonly forms: readonly string[] | null
}

const isAt = (place: Place, { level, answersTo, organisationId }: NarrowPlace): boolean =>
  place.level === level &&
  (place.level === 'region' ||
    (place.level === 'municipality' ? place.municipalityId === answersTo : place.organisationId === organisationId))

const covers = (place: Place, at: NarrowPlace): boolean =>
  place.level === 'region' || isAt(place, at) || (place.level === 'municipality' && place.municipalityId === at.answersTo)

function placeOf({ level, answersTo, organisationId }: NarrowPlace): Place | undefined {
  if (level === 'region') return { level }
  if (level === 'municipality') return answersTo === null ? undefined : { level, municipalityId: answersTo }
  return organisationId === null ? undefined : { level, organisationId }
}

function sharedForms(mine: readonly string[] | null, wanted: readonly string[] | null): readonly string[] | null {
  if (mine === null || wanted === null) return mine ?? wanted
  return wanted.filter((form) => mine.includes(form))
}

/**
 * What is left of an actor's grants inside a key: its place where a grant covers it, of the role's permissions those listed, the forms of both.
 * So a key never reads more than its issuer could today, nor more than it was given.
 */
function narrowed(grants: readonly Grant[], { place, permissions, forms }: Narrowing): Grant[] {
  const at = placeOf(place)
  if (at === undefined) return []
  return grants.flatMap((grant): Grant[] => {
    const left = sharedForms(grant.forms, forms)
    if (!covers(grant.place, place) || left?.length === 0) return []
    const isOwn = at.level === 'organisation' && isAt(grant.place, place)
    const listed = permissions.filter(
      (permission) => (isOwn || !opensNames.has(permission)) && (left === null || keepsToForms.has(permission)),
    )
    const own = grant.only === undefined ? listed : listed.filter((permission) => grant.only?.includes(permission))
    return own.length === 0 ? [] : [{ role: grant.role, place: at, forms: left, only: own }]
  })
}

/** A key acts as its issuer with what is left of the issuer's grants. */
export const narrowedActor = (issuer: Actor, narrowing: Narrowing): Actor => ({ ...issuer, grants: narrowed(issuer.grants, narrowing) })

/** Whether a list of permissions can be held to some forms only. */
export const canKeepToForms = (permissions: readonly TokenPermission[]): boolean =>
  permissions.every((permission) => keepsToForms.has(permission))
