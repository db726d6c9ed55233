import type { Permission, RoleCode } from '@nastavnik/contract'

/**
 * What each role may do (domain §2.5). A role that is not here, or a permission that is not in its list, is a refusal.
 * Names of participants stay in the organisation: only its curator holds `person.*`.
 */
export const permissionsOf: Readonly<Record<RoleCode, readonly Permission[]>> = {
  CURATOR: [
    'organisation.read',
    'organisation.update',
    'person.read',
    'person.correct',
    'programme.read',
    'programme.judge',
    'mentorship.read',
    'mentorship.correct',
    'group.register',
    'import.run',
    'report.read',
    'indicator.read',
    'model.read',
    'fact.read',
    'token.issue',
  ],
  ORG_HEAD: ['organisation.read', 'programme.read', 'report.read', 'indicator.read', 'model.read', 'fact.read'],
  MOUO: [
    'organisation.read',
    'organisation.create',
    'organisation.update',
    'organisation.reorganise',
    'report.read',
    'indicator.read',
    'denominator.set',
    'model.read',
    'fact.read',
    'fact.enter',
    'token.issue',
  ],
  RNC: [
    'organisation.read',
    'organisation.create',
    'organisation.update',
    'organisation.reorganise',
    'report.read',
    'indicator.read',
    'denominator.set',
    'model.read',
    'fact.read',
    'fact.enter',
    'token.issue',
  ],
  FORM_STEWARD: ['organisation.read', 'report.read', 'model.read', 'fact.read'],
  REGION_AUTHORITY: ['organisation.read', 'report.read', 'indicator.read', 'denominator.set', 'model.read', 'fact.read'],
  PROJECT_OFFICE: ['indicator.read', 'model.read', 'fact.read'],
  MENTOR: [],
  ADMINISTRATOR: [
    'organisation.read',
    'organisation.create',
    'organisation.update',
    'organisation.reorganise',
    'user.manage',
    'model.read',
    'token.issue',
  ],
}

/** Roles that hold a permission, for those who read the contract. */
export const rolesWith = (permission: string): readonly string[] =>
  Object.entries(permissionsOf).flatMap(([role, held]) => (held.some((one) => one === permission) ? [role] : []))
