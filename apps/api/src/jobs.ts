import type { Actor } from './access/actor.ts'
import { type Environment, execute, type UseCase } from './access/use-case.ts'
import { importJobs } from './modules/imports/jobs.ts'
import { reportJobs } from './modules/reports/jobs.ts'

export type Job = (actor: Actor | undefined, input: unknown) => Promise<unknown>

/** Use cases that read or write workbooks, by name: they run in the worker. Inputs were checked by the contract before they come here. */
export function jobsOf(environment: Environment): ReadonlyMap<string, Job> {
  function jobOf<Input, Target, Output>(useCase: UseCase<Input, Target, Output>): [string, Job] {
    return [useCase.name, (actor, input) => execute(useCase, environment, actor, input as Input)]
  }
  const [upload, confirm, parked, columns] = importJobs
  const [forms, compositions] = reportJobs
  return new Map([jobOf(upload), jobOf(confirm), jobOf(parked), jobOf(columns), jobOf(forms), jobOf(compositions)])
}
