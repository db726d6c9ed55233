/** Everything that can be allowed to a role. The map from roles to permissions lives on the server (`access/roles.ts`). */
export const permissions = [
  'organisation.read',
  'organisation.create',
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
  'denominator.set',
  'fact.read',
  'fact.enter',
  'user.manage',
  'token.issue',
] as const
export type Permission = (typeof permissions)[number]
