import { parentPort, workerData } from 'node:worker_threads'
import { WorkbookError } from '@nastavnik/documents'
import type { TargetModel } from '@nastavnik/target-model'
import type { Actor } from './access/actor.ts'
import type { Environment } from './access/use-case.ts'
import { jobsOf } from './jobs.ts'
import type { JobReply, JobRequest } from './kernel/background.ts'
import { systemClock } from './kernel/clock.ts'
import { type Connection, connect } from './kernel/db.ts'
import { frameOf } from './kernel/http/problems.ts'
import { Problem } from './kernel/problem.ts'

const port = parentPort
if (port === null) throw new Error('this file is a worker')

/** What the server hands over to the thread. */
export interface WorkerParts {
  readonly connection: Connection
  /** As the server has read them: reading the files again would cost the first workbook half a second. */
  readonly models: ReadonlyMap<number, TargetModel>
}

const { connection, models } = workerData as WorkerParts
const environment: Environment = {
  db: connect({ ...connection, max: 2 }),
  clock: systemClock,
  models,
}

const jobs = jobsOf(environment)

async function settle({ id, job, actor, input }: JobRequest): Promise<JobReply> {
  try {
    const run = jobs.get(job)
    if (run === undefined) throw new Error(`no job ${job}`)
    return { id, result: await run(actor as Actor | undefined, input) }
  } catch (error) {
    if (error instanceof WorkbookError) return { id, problem: { status: 422, code: error.code } }
    if (error instanceof Problem) {
      const { status, code, fields, current } = error
      return { id, problem: { status, code, ...(fields !== undefined && { fields }), current } }
    }
    return { id, failed: error instanceof Error ? `${error.name} ${frameOf(error)}` : 'unknown' }
  }
}

port.on('message', (request: JobRequest) => {
  void settle(request).then((reply) => port.postMessage(reply))
})
