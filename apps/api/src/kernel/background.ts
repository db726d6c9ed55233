import { Worker } from 'node:worker_threads'
import type { ProblemCode } from '@nastavnik/contract'
import { Problem } from './problem.ts'

export interface JobRequest {
  readonly id: number
  readonly job: string
  readonly actor: unknown
  readonly input: unknown
}
/** What came of a job: its result, a refusal, or a failure of ours without values that may be somebody's. */
export type JobOutcome =
  | { readonly result: unknown }
  | { readonly problem: { status: number; code: ProblemCode; fields?: readonly { path: string; code: string }[]; current?: unknown } }
  | { readonly failed: { readonly name: string; readonly code: string; readonly at: string } }
export type JobReply = { readonly id: number } & JobOutcome

/** A failure inside the thread: it is logged under its own name and place. */
class JobFailure extends Error {
  readonly code: string

  constructor({ name, code, at }: { name: string; code: string; at: string }) {
    super(name)
    this.name = name
    this.code = code
    this.stack = `${name}\n    ${at}`
  }
}

/** The result of a job; throws what it was refused or failed with. */
export function resultOf(outcome: JobOutcome): unknown {
  if ('result' in outcome) return outcome.result
  if ('problem' in outcome) throw new Problem(outcome.problem.status, outcome.problem.code, outcome.problem)
  throw new JobFailure(outcome.failed)
}

interface Waiting {
  readonly resolve: (outcome: JobOutcome) => void
  readonly reject: (error: Error) => void
}

/** A workbook of 200 000 rows, the most the reader lets through, dies below 500 MB of heap; a higher limit costs smaller ones nothing. */
const resourceLimits = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 8 }

/** An uploaded file is handed over, not copied: nobody on this side reads it again. A small one may share its memory with others. */
function fileIn(input: unknown): ArrayBuffer[] {
  const { file } = (input ?? {}) as { file?: unknown }
  const isAlone = file instanceof Uint8Array && file.buffer instanceof ArrayBuffer && file.byteLength === file.buffer.byteLength
  return isAlone ? [file.buffer] : []
}

/** A thread for work that would hold the event loop. Started on first use; a crash fails its jobs and the next one starts anew. */
export class Background {
  readonly #entry: URL
  readonly #workerData: object
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | undefined
  #last = 0

  /** `workerData`: what the thread needs to know, copied to it. */
  constructor(entry: URL, workerData: object) {
    this.#entry = entry
    this.#workerData = workerData
  }

  async run(job: string, actor: unknown, input: unknown): Promise<unknown> {
    const id = ++this.#last
    const outcome = await new Promise<JobOutcome>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#start().postMessage({ id, job, actor, input } satisfies JobRequest, fileIn(input))
    })
    return resultOf(outcome)
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate()
  }

  #start(): Worker {
    if (this.#worker !== undefined) return this.#worker
    const worker = new Worker(this.#entry, { workerData: this.#workerData, resourceLimits })
    worker.on('message', (reply: JobReply) => this.#settle(reply))
    worker.on('error', () => undefined) // the exit that follows fails what was waiting
    worker.on('exit', () => {
      this.#worker = undefined
      for (const { reject } of this.#waiting.values()) reject(new Problem(503, 'job.interrupted'))
      this.#waiting.clear()
    })
    this.#worker = worker
    return worker
  }

  #settle(reply: JobReply): void {
    const waiting = this.#waiting.get(reply.id)
    this.#waiting.delete(reply.id)
    if (waiting === undefined) return
    waiting.resolve(reply)
  }
}
