/** Everything that can be allowed to a role. The map from roles to permissions lives on the server (`access/roles.ts`). */
export const permissions = [
  'organisation.read',
  'organisation.create',
  'organisation.update',
  'organisation.reorganise',
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
  'model.read',
  'user.manage',
] as const
export type Permission = (typeof permissions)[number]
