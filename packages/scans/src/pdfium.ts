import { PDFiumModule } from '@hyzyla/pdfium'
import type { ScanErrorCode } from './error.ts'
import type { Grey } from './grey.ts'
import { scanLimits } from './limits.ts'
import { type Imports, type Program, webAssembly } from './webassembly.ts'

type Options = NonNullable<Parameters<typeof PDFiumModule>[0]>
type Pdfium = Awaited<ReturnType<typeof PDFiumModule>> & {
  readonly _FPDFFormObj_CountObjects: (object: number) => number
  readonly _FPDFFormObj_GetObject: (object: number, index: number) => number
}

const grey = 1
const renderFlags = { annotations: 1, grey: 8 }
const imageObject = 3
const formObject = 5
const loadErrors = { password: 4, security: 5 }
/** Of a page and of the forms in it; a form drawn by forms that are drawn by forms multiplies. */
const mostObjects = 100_000
/** The program's whole memory: the file, one page's picture and one page of grey. By itself it would take 2 GiB. */
const mostMemory = 768 * 1024 * 1024
/** Points (1/72 inch) of a page that has no scanned picture become pixels as of A4 at 200 dpi. */
const vectorSide = 2339
const leastSide = 1600

export class PdfRefusal extends Error {
  readonly code: ScanErrorCode

  constructor(code: ScanErrorCode) {
    super(code)
    this.code = code
  }
}

/** Starts the compiled program with its memory bounded; without room it stops with an exception, and its thread with it. */
function instantiate(program: Program): NonNullable<Options['instantiateWasm']> {
  return async (imports: Imports, done: (instance: object) => void) => {
    const environment = imports['env'] ?? {}
    const grow = environment['emscripten_resize_heap']
    environment['emscripten_resize_heap'] = (size) => size >>> 0 <= mostMemory && grow?.(size) === true
    done(await webAssembly.instantiate(program, imports))
  }
}

/** A PDF in the memory of its own program. Nothing in it is executed: the build has no JavaScript, and forms are not started. */
export class PdfDocument {
  readonly #pdfium: Pdfium
  readonly #document: number
  readonly pages: number

  private constructor(pdfium: Pdfium, document: number) {
    this.#pdfium = pdfium
    this.#document = document
    this.pages = pdfium._FPDF_GetPageCount(document)
  }

  /** Throws a PdfRefusal, or whatever the program throws on a file made to break it. */
  static async open(program: Program, file: Uint8Array): Promise<PdfDocument> {
    const pdfium = (await PDFiumModule({ instantiateWasm: instantiate(program), locateFile: () => '' })) as Pdfium
    pdfium._FPDF_InitLibraryWithConfig(0 as unknown as object)
    const place = pdfium.wasmExports.malloc(file.length)
    if (place === 0) throw new PdfRefusal('scan.tooLarge')
    pdfium.HEAPU8.set(file, place)
    const document = pdfium._FPDF_LoadMemDocument(place, file.length, 0)
    if (document !== 0) return new PdfDocument(pdfium, document)
    const error = pdfium._FPDF_GetLastError()
    throw new PdfRefusal(error === loadErrors.password || error === loadErrors.security ? 'scan.encrypted' : 'scan.damaged')
  }

  /** Draws a page, from 1, in grey: at `dpi`, or as large as its scanned picture within what codes are sought on. */
  render(number: number, dpi: number | undefined): Grey {
    const pdfium = this.#pdfium
    const page = pdfium._FPDF_LoadPage(this.#document, number - 1)
    if (page === 0) throw new Error(`page ${number} cannot be read`)
    try {
      const across = pdfium._FPDF_GetPageWidth(page)
      const up = pdfium._FPDF_GetPageHeight(page)
      if (!(across > 0 && up > 0)) throw new Error(`page ${number} has no size`)
      const picture = this.#longestPicture(page)
      const side = picture === 0 ? vectorSide : Math.min(scanLimits.soughtSide, Math.max(leastSide, picture))
      const scale = dpi === undefined ? side / Math.max(across, up) : dpi / 72
      return this.#draw(page, Math.max(1, Math.round(across * scale)), Math.max(1, Math.round(up * scale)))
    } finally {
      pdfium._FPDF_ClosePage(page)
    }
  }

  #draw(page: number, width: number, height: number): Grey {
    const pdfium = this.#pdfium
    if (width * height > scanLimits.pixels) throw new Error('the page is too large')
    const place = pdfium.wasmExports.malloc(width * height)
    if (place === 0) throw new Error('no memory for the page')
    const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, grey, place, width)
    pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff)
    pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, renderFlags.annotations | renderFlags.grey)
    const pixels = pdfium.HEAPU8.slice(place, place + width * height)
    pdfium._FPDFBitmap_Destroy(bitmap)
    pdfium.wasmExports.free(place)
    return { width, height, pixels }
  }

  /** The longest side of the page's pictures in their own pixels; throws when they have too many together: nothing is decoded before. */
  #longestPicture(page: number): number {
    const pdfium = this.#pdfium
    const size = pdfium.wasmExports.malloc(8)
    let longest = 0
    let pixels = 0
    let left = mostObjects
    const visit = (object: number) => {
      if (left-- === 0) throw new Error('too many objects on the page')
      const type = pdfium._FPDFPageObj_GetType(object)
      if (type === formObject) {
        const count = pdfium._FPDFFormObj_CountObjects(object)
        for (let i = 0; i < count; i += 1) visit(pdfium._FPDFFormObj_GetObject(object, i))
      }
      if (type !== imageObject || pdfium._FPDFImageObj_GetImagePixelSize(object, size, size + 4) === 0) return
      const [width = 0, height = 0] = new Uint32Array(pdfium.HEAPU8.buffer, size, 2)
      longest = Math.max(longest, width, height)
      pixels += width * height
      if (pixels > scanLimits.pixels) throw new Error('the pictures of the page are too large')
    }
    try {
      const count = pdfium._FPDFPage_CountObjects(page)
      for (let i = 0; i < count; i += 1) visit(pdfium._FPDFPage_GetObject(page, i))
    } finally {
      pdfium.wasmExports.free(size)
    }
    return longest
  }
}
