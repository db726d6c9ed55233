import { parentPort, workerData } from 'node:worker_threads'
import type { TargetModel } from '@nastavnik/target-model'
import { Audit } from './access/audit.ts'
import type { Environment } from './access/use-case.ts'
import { runJob } from './jobs.ts'
import type { JobReply, JobRequest } from './kernel/background.ts'
import { systemClock } from './kernel/clock.ts'
import { type Connection, connect } from './kernel/db.ts'

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

port.on('message', (request: JobRequest) => {
  void runJob(environment, request).then((outcome) => port.postMessage({ id: request.id, ...outcome } satisfies JobReply))
})
