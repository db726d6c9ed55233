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
/** How far a job is, in units of its own. */
export interface JobStep {
  readonly id: number
  readonly step: number
}
/** Nobody waits for the job any more. */
export interface JobStop {
  readonly stop: number
}
/** A long job says how far it is; from there it is stopped (503 `job.interrupted`) when nobody waits for it any more. */
export type JobWatch = (step: number) => void

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
  /** By which the one who waits asks how far it is. */
  readonly sending: string | undefined
  step: number
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

  /** `signal`: nobody waits any more; the job ends at its next step, one that takes no steps goes on. */
  async run(job: string, actor: unknown, input: unknown, signal?: AbortSignal): Promise<unknown> {
    const id = ++this.#last
    const stop = () => this.#worker?.postMessage({ stop: id } satisfies JobStop)
    signal?.addEventListener('abort', stop)
    const outcome = await new Promise<JobOutcome>((resolve, reject) => {
      const { sending } = (input ?? {}) as { sending?: string }
      this.#waiting.set(id, { resolve, reject, sending, step: 0 })
      this.#start().postMessage({ id, job, actor, input } satisfies JobRequest, fileIn(input))
    })
    signal?.removeEventListener('abort', stop)
    return resultOf(outcome)
  }

  /** How far the job of this sending is; undefined when none is running. */
  stepOf(sending: string): number | undefined {
    return [...this.#waiting.values()].find((waiting) => waiting.sending === sending)?.step
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate()
  }

  #start(): Worker {
    if (this.#worker !== undefined) return this.#worker
    const worker = new Worker(this.#entry, { workerData: this.#workerData, resourceLimits })
    worker.on('message', (message: JobReply | JobStep) => ('step' in message ? this.#note(message) : this.#settle(message)))
    worker.on('error', () => undefined) // the exit that follows fails what was waiting
    worker.on('exit', () => {
      this.#worker = undefined
      for (const { reject } of this.#waiting.values()) reject(new Problem(503, 'job.interrupted'))
      this.#waiting.clear()
    })
    this.#worker = worker
    return worker
  }

  #note({ id, step }: JobStep): void {
    const waiting = this.#waiting.get(id)
    if (waiting !== undefined) waiting.step = step
  }

  #settle(reply: JobReply): void {
    const waiting = this.#waiting.get(reply.id)
    this.#waiting.delete(reply.id)
    if (waiting === undefined) return
    waiting.resolve(reply)
  }
}
