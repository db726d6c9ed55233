import { Worker } from 'node:worker_threads'
import { Problem } from './problem.ts'

export interface JobRequest {
  readonly id: number
  readonly job: string
  readonly actor: unknown
  readonly input: unknown
}
export type JobReply = { readonly id: number } & (
  | { readonly result: unknown }
  | { readonly problem: { status: number; code: string; fields?: readonly { path: string; code: string }[]; current?: unknown } }
  | { readonly failed: string }
)

interface Waiting {
  readonly resolve: (result: unknown) => void
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

  run(job: string, actor: unknown, input: unknown): Promise<unknown> {
    const id = ++this.#last
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#start().postMessage({ id, job, actor, input } satisfies JobRequest, fileIn(input))
    })
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
    if ('result' in reply) waiting.resolve(reply.result)
    else if ('problem' in reply) waiting.reject(new Problem(reply.problem.status, reply.problem.code, reply.problem))
    else waiting.reject(new Error(reply.failed))
  }
}
