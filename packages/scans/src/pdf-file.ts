import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import { refusal } from './error.ts'
import type { Grey } from './grey.ts'
import { scanLimits } from './limits.ts'
import type { PageRequest, PdfReply, PdfThreadParts } from './pdf-thread.ts'
import { type Program, webAssembly } from './webassembly.ts'

let compiled: Promise<Program> | undefined

/** Compiled once a process: half of what opening a small file costs. */
function program(): Promise<Program> {
  compiled ??= readFile(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm')).then((file) => webAssembly.compile(file))
  return compiled
}

/**
 * A PDF that is read in a thread of its own: only a thread can be stopped in the midst of a page that was drawn to take hours, and its
 * memory goes with it. A page that breaks the thread is unreadable; the next one gets a new thread.
 */
export class PdfFile {
  readonly #file: Uint8Array
  readonly #milliseconds: number
  #thread: Worker | undefined
  #pages = 0

  private constructor(file: Uint8Array, milliseconds: number) {
    this.#file = file
    this.#milliseconds = milliseconds
  }

  get pages(): number {
    return this.#pages
  }

  /** Throws a ScanError: damaged, encrypted or too large. The file must be closed. `milliseconds` are what each page may take. */
  static async open(file: Uint8Array, milliseconds: number = scanLimits.pageMilliseconds): Promise<PdfFile> {
    const pdf = new PdfFile(file, milliseconds)
    try {
      await pdf.#start()
    } catch (error) {
      pdf.close()
      throw error
    }
    return pdf
  }

  /** A page, from 1, in grey at `dpi`, or of a size that suits the search for codes. Rejects when it cannot be drawn. */
  async page(number: number, dpi?: number): Promise<Grey> {
    const thread = this.#thread ?? (await this.#start())
    const answer = this.#answerOf(thread, this.#milliseconds)
    thread.postMessage({ number, dpi } satisfies PageRequest)
    const reply = await answer
    if ('picture' in reply) return reply.picture
    if ('broken' in reply && reply.broken) this.close()
    throw new Error('unreadable' in reply ? reply.unreadable : 'the thread has stopped')
  }

  close(): void {
    void this.#thread?.terminate()
    this.#thread = undefined
  }

  async #start(): Promise<Worker> {
    // A copy that holds nothing but the file: it is moved, not copied again, and the caller's buffer may be larger than its view.
    const file = new Uint8Array(this.#file)
    const parts: PdfThreadParts = { program: await program(), file }
    const thread = new Worker(new URL('./pdf-thread.ts', import.meta.url), {
      workerData: parts,
      transferList: [file.buffer],
      // The program writes its last words to the console.
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: 128 },
    })
    this.#thread = thread
    const forget = () => {
      if (this.#thread === thread) this.#thread = undefined
    }
    // Without a listener, a thread that breaks between two pages would take the process with it.
    thread.on('error', forget).once('exit', forget)
    const reply = await this.#answerOf(thread, scanLimits.pageMilliseconds)
    if ('refused' in reply) throw refusal(reply.refused)
    if (!('pages' in reply)) throw refusal('scan.damaged')
    this.#pages = reply.pages
    return thread
  }

  /** The thread's next message; when it breaks or is late it is stopped. It keeps the process alive only while something is awaited. */
  #answerOf(thread: Worker, milliseconds: number): Promise<PdfReply> {
    thread.ref()
    return new Promise<PdfReply>((resolve) => {
      const stop = (reason: string) => {
        this.close()
        settle({ unreadable: reason, broken: true })
      }
      const failed = (error: unknown) => stop(String(error))
      const ended = () => stop('the thread has stopped')
      const timer = setTimeout(() => stop('the page takes too long'), milliseconds)
      const settle = (reply: PdfReply) => {
        clearTimeout(timer)
        thread.off('message', settle).off('error', failed).off('exit', ended)
        thread.unref()
        resolve(reply)
      }
      thread.once('message', settle).once('error', failed).once('exit', ended)
    })
  }
}
