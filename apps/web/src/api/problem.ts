import { Problem } from '@nastavnik/contract'
import type * as z from 'zod/mini'

/** A refusal of the server (problem+json), or of the network: then the status is 0 and the code `network.unreachable`. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly requestId: string | undefined
  readonly fields: readonly { path: string; code: string }[]
  readonly current: unknown

  constructor(problem: Problem) {
    super(problem.code)
    this.name = 'ApiProblem'
    this.status = problem.status
    this.code = problem.code
    this.requestId = problem.requestId
    this.fields = problem.fields ?? []
    this.current = problem.current
  }
}

export const unreachable = () => new ApiProblem({ status: 0, code: 'network.unreachable' })

export function toProblem(status: number, text: string): ApiProblem {
  const parsed = Problem.safeParse(parseJson(text))
  return new ApiProblem(parsed.success ? parsed.data : { status, code: 'response.unreadable' })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The fresh state that a 409 carries, when it is what the schema says. */
export function currentOf<Schema extends z.ZodMiniType>(error: unknown, schema: Schema): z.output<Schema> | undefined {
  if (!(error instanceof ApiProblem) || error.status !== 409) return undefined
  const parsed = schema.safeParse(error.current)
  return parsed.success ? parsed.data : undefined
}
