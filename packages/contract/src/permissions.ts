/** Everything that can be allowed to a role. The map from roles to permissions lives on the server (`access/roles.ts`). */
export const permissions = [
  'organisation.read',
  'organisation.create',
  'organisation.update',
  'organisation.reorganise',
  'person.read',
  'person.correct',
  'consent.read',
  'consent.record',
  'conclusion.read',
  'conclusion.record',
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
  'questionnaire.read',
  'questionnaire.edit',
  'survey.read',
  'survey.run',
  'readiness.read',
  'readiness.record',
  'interview.approve',
  'import.run',
  'measurement.read',
  'measurement.record',
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
  'letter.edit',
  'audit.read',
  'incident.read',
  'incident.register',
] as const
export type Permission = (typeof permissions)[number]

/**
 * What a key of a programme can be allowed: reading only. Names of people are given by the curator of the organisation alone, and to a key of
 * that organisation alone.
 */
export const tokenPermissions = [
  'organisation.read',
  'report.read',
  'indicator.read',
  'fact.read',
  'programme.read',
  'person.read',
  'mentorship.read',
] as const satisfies readonly Permission[]
export type TokenPermission = (typeof tokenPermissions)[number]
