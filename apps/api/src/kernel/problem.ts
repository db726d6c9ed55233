import type { ProblemCode } from '@nastavnik/contract'

/** A refusal the caller can understand: a status, a stable code and, for conflicts, the current state. Never a name, never a value. */
export class Problem extends Error {
  readonly status: number
  readonly code: ProblemCode
  readonly fields: readonly { path: string; code: string }[] | undefined
  readonly current: unknown

  constructor(status: number, code: ProblemCode, details: { fields?: readonly { path: string; code: string }[]; current?: unknown } = {}) {
    super(code)
    this.status = status
    this.code = code
    this.fields = details.fields
    this.current = details.current
  }
}

export const notFound = (code: ProblemCode) => new Problem(404, code)
export const denied = (code: ProblemCode) => new Problem(403, code)
export const conflict = (code: ProblemCode, current?: unknown) => new Problem(409, code, { current })
export const invalid = (code: ProblemCode, fields?: readonly { path: string; code: string }[]) =>
  new Problem(422, code, fields === undefined ? {} : { fields })
