import type { RoleCode } from '@nastavnik/contract'
import type { Grant } from './actor.ts'

/** Who may give which role inside the places of the own role. A role that is not in the list is not given: absence is denial. */
export const givenBy: Readonly<Record<RoleCode, readonly RoleCode[]>> = {
  ADMINISTRATOR: [
    'CURATOR',
    'ORG_HEAD',
    'MOUO',
    'RNC',
    'FORM_STEWARD',
    'REGION_AUTHORITY',
    'PROJECT_OFFICE',
    'MENTOR',
    'PSYCHOLOGIST',
    'INFORMANT',
    'ADMINISTRATOR',
    'DPO_OFFICER',
  ],
  RNC: ['MOUO', 'CURATOR', 'ORG_HEAD', 'FORM_STEWARD', 'PSYCHOLOGIST', 'INFORMANT', 'DPO_OFFICER'],
  MOUO: ['CURATOR', 'ORG_HEAD', 'PSYCHOLOGIST', 'INFORMANT', 'DPO_OFFICER'],
  ORG_HEAD: ['CURATOR', 'PSYCHOLOGIST', 'INFORMANT', 'DPO_OFFICER'],
  CURATOR: [],
  FORM_STEWARD: [],
  REGION_AUTHORITY: [],
  PROJECT_OFFICE: [],
  MENTOR: [],
  PSYCHOLOGIST: [],
  INFORMANT: [],
  DPO_OFFICER: [],
}

/** Roles whose holder may name a substitute for himself without asking anybody. */
export const substitutesHimself: readonly RoleCode[] = ['CURATOR']

/** A role at a place: both ids null is the whole region; an organisation comes with the municipality it answers to, if it does. */
export interface Post {
  readonly role: RoleCode
  readonly municipalityId: string | null
  readonly organisationId: string | null
}

function covers({ place }: Grant, { municipalityId, organisationId }: Post): boolean {
  if (place.level === 'region') return true
  if (place.level === 'municipality') return place.municipalityId === municipalityId
  return place.organisationId === organisationId
}

/** Whether the holder of the grants may give the post, and so end it. */
export function mayGive(grants: readonly Grant[], post: Post): boolean {
  return grants.some((grant) => givenBy[grant.role].includes(post.role) && covers(grant, post))
}

/**
 * Whether the holder of the grants may send a new link or end the sessions of an account with these posts: only of one who holds
 * nothing that he could not give himself, or a link would open to him more than he has.
 */
export function mayManageAccount(grants: readonly Grant[], posts: readonly Post[]): boolean {
  return posts.length > 0 && posts.every((post) => mayGive(grants, post))
}
