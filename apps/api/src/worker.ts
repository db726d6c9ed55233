import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import type { TargetModel } from '@nastavnik/target-model'
import { Audit } from './access/audit.ts'
import type { Environment } from './access/use-case.ts'
import { runJob } from './jobs.ts'
import type { JobReply, JobRequest, JobStep, JobStop } from './kernel/background.ts'
import { systemClock } from './kernel/clock.ts'
import { type Connection, connect } from './kernel/db.ts'
import { Problem } from './kernel/problem.ts'

const port = parentPort
if (port === null) throw new Error('this file is a worker')

/** What the server hands over to the thread. */
export interface WorkerParts {
  readonly connection: Connection
  /** As the server has read them: reading the files again would cost the first workbook half a second. */
  readonly models: ReadonlyMap<number, TargetModel>
  readonly auditKey: Uint8Array
  readonly personKey: Uint8Array
}

const { connection, models, auditKey, personKey } = workerData as WorkerParts
const db = connect({ ...connection, max: 2 })
const environment: Environment = {
  db,
  clock: systemClock,
  models,
  audit: new Audit(db, Buffer.from(auditKey)),
  personKey: Buffer.from(personKey),
}

/** Jobs that nobody waits for any more. */
const stopped = new Set<number>()

async function answer(port: MessagePort, message: JobRequest, watch: (step: number) => void): Promise<void> {
  const outcome = await runJob({ ...environment, watch }, message)
  stopped.delete(message.id)
  port.postMessage({ id: message.id, ...outcome } satisfies JobReply)
}

port.on('message', (message: JobRequest | JobStop) => {
  if ('stop' in message) {
    stopped.add(message.stop)
    return
  }
  const { id } = message
  const watch = (step: number) => {
    if (stopped.has(id)) throw new Problem(503, 'job.interrupted')
    port.postMessage({ id, step } satisfies JobStep)
  }
  void answer(port, message, watch)
})
