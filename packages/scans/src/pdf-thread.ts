import { parentPort, workerData } from 'node:worker_threads'
import type { ScanErrorCode } from './error.ts'
import type { Grey } from './grey.ts'
import { PdfDocument, PdfRefusal } from './pdfium.ts'
import { type Program, webAssembly } from './webassembly.ts'

/** What the thread gets to begin with: the compiled program and the file, which becomes its own. */
export interface PdfThreadParts {
  readonly program: Program
  readonly file: Uint8Array<ArrayBuffer>
}

export interface PageRequest {
  readonly number: number
  readonly dpi: number | undefined
}

/** The first message answers the opening, each further one a page. */
export type PdfReply =
  | { readonly pages: number }
  | { readonly refused: ScanErrorCode }
  | { readonly picture: Grey }
  /** `broken`: the program has stopped in the midst of something, and its memory is in no known state. */
  | { readonly unreadable: string; readonly broken: boolean }

const port = parentPort
if (port === null) throw new Error('this file is a thread')

function reply(message: PdfReply, transfer: ArrayBuffer[] = []): void {
  port?.postMessage(message, transfer)
}

const { program, file } = workerData as PdfThreadParts

try {
  const document = await PdfDocument.open(program, file)
  // The document has its own copy; `workerData` would hold this one as long as the thread lives.
  file.buffer.transfer(0)
  port.on('message', ({ number, dpi }: PageRequest) => {
    try {
      const picture = document.render(number, dpi)
      reply({ picture }, [picture.pixels.buffer as ArrayBuffer])
    } catch (error) {
      reply({ unreadable: String(error), broken: error instanceof webAssembly.RuntimeError })
    }
  })
  reply({ pages: document.pages })
} catch (error) {
  reply({ refused: error instanceof PdfRefusal ? error.code : 'scan.damaged' })
}
