import type { Permission, RoleCode } from '@nastavnik/contract'

/** Roles whose sign-in asks for a second factor: everybody who sees other people's data. A role the code does not know gives nothing. */
export const needsSecondFactor = (role: string): boolean => role !== 'MENTOR'

/**
 * What each role may do [D]: drawn from the duties in S0–S4 and the minimisation that 152-ФЗ asks for.
 * A role that is not here, or a permission that is not in its list, is a refusal.
 * Names of participants stay in the organisation: only its curator holds `person.*`.
 */
export const permissionsOf: Readonly<Record<RoleCode, readonly Permission[]>> = {
  CURATOR: [
    'organisation.read',
    'organisation.update',
    'person.read',
    'person.correct',
    'consent.read',
    'consent.record',
    'person.tell',
    'person.erase',
    'erasure.read',
    'programme.read',
    'programme.judge',
    'mentorship.read',
    'mentorship.correct',
    'group.register',
    'application.read',
    'application.decide',
    'statement.read',
    'statement.ask',
    'questionnaire.read',
    'questionnaire.edit',
    'survey.read',
    'survey.run',
    'import.run',
    'report.read',
    'indicator.read',
    'model.read',
    'fact.read',
    'user.read',
    'user.substitute',
    'token.issue',
  ],
  ORG_HEAD: [
    'organisation.read',
    'programme.read',
    'report.read',
    'indicator.read',
    'model.read',
    'fact.read',
    'user.read',
    'user.manage',
    'user.substitute',
    'audit.read',
    'erasure.read',
    'incident.read',
    'incident.register',
  ],
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
    'user.read',
    'user.manage',
    'user.substitute',
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
    'questionnaire.read',
    'questionnaire.edit',
    'model.read',
    'fact.read',
    'fact.enter',
    'user.read',
    'user.manage',
    'user.substitute',
    'token.issue',
  ],
  FORM_STEWARD: ['organisation.read', 'report.read', 'model.read', 'fact.read'],
  REGION_AUTHORITY: ['organisation.read', 'report.read', 'indicator.read', 'denominator.set', 'model.read', 'fact.read'],
  PROJECT_OFFICE: ['indicator.read', 'model.read', 'fact.read'],
  MENTOR: [],
  /** The psychologist of the organisation: its own section and nothing of the cards (domain 2.5). */
  PSYCHOLOGIST: ['conclusion.read', 'conclusion.record', 'statement.give', 'statement.read', 'model.read'],
  /** A class teacher or a social teacher: the pupils of the grant's classes and nothing of the cards (domain 2.5). */
  INFORMANT: ['statement.give', 'model.read'],
  ADMINISTRATOR: [
    'organisation.read',
    'organisation.create',
    'organisation.update',
    'organisation.reorganise',
    'model.read',
    'user.read',
    'user.manage',
    'user.substitute',
    'token.issue',
    'audit.read',
    'incident.read',
    'incident.register',
  ],
  /** Ответственный за обработку персональных данных: the audit and incidents, not the data (domain 2.5, 9.5). */
  DPO_OFFICER: ['organisation.read', 'model.read', 'audit.read', 'erasure.read', 'incident.read', 'incident.register'],
}

/** Roles that hold a permission, for those who read the contract. */
export const rolesWith = (permission: string): readonly string[] =>
  Object.entries(permissionsOf).flatMap(([role, held]) => (held.some((one) => one === permission) ? [role] : []))
