import { parentPort, workerData } from 'node:worker_threads'
import type { ScanErrorCode } from './error.ts'
import type { Grey } from './grey.ts'
import { PdfDocument, PdfRefusal } from './pdfium.ts'
import { type Program, webAssembly } from './webassembly.ts'

/** What the thread gets to begin with: the compiled program and the file, which becomes its own. */
export interface PdfThreadParts {
  readonly program: Program
  readonly file: Uint8Array
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
  | { readonly unreadable: string }

const port = parentPort
if (port === null) throw new Error('this file is a thread')

function reply(message: PdfReply, transfer: ArrayBuffer[] = []): void {
  port?.postMessage(message, transfer)
}

const { program, file } = workerData as PdfThreadParts

try {
  const document = await PdfDocument.open(program, file)
  port.on('message', ({ number, dpi }: PageRequest) => {
    try {
      const picture = document.render(number, dpi)
      reply({ picture }, [picture.pixels.buffer as ArrayBuffer])
    } catch (error) {
      reply({ unreadable: String(error) })
      // After its own exception the program's memory is in no known state; the next page gets a new thread.
      if (error instanceof webAssembly.RuntimeError) process.exit(1)
    }
  })
  reply({ pages: document.pages })
} catch (error) {
  reply({ refused: error instanceof PdfRefusal ? error.code : 'scan.damaged' })
}
