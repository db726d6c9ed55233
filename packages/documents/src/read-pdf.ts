import { PDFiumLibrary } from '@hyzyla/pdfium'

/** In millimetres from the upper left corner of the page. */
interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface ReadPage {
  /** As a reader of PDF copies it, spaces and line breaks made one space. */
  readonly text: string
  /** Rows of pixels of an area, `true` for a dark one. */
  readonly pixels: (area: Area) => readonly (readonly boolean[])[]
}

const pointsPerMm = 72 / 25.4
const scale = 2
const dark = 128

let library: ReturnType<typeof PDFiumLibrary.init> | undefined

/** Reads back what was printed. Only for tests. */
export async function readPdf(file: Uint8Array): Promise<ReadPage[]> {
  library ??= PDFiumLibrary.init()
  const document = await (await library).loadDocument(file)
  try {
    const pages: ReadPage[] = []
    for (const page of document.pages()) {
      const text = page.getText() // rendering closes the page
      const { width, data } = await page.render({ scale, colorSpace: 'Gray', render: 'bitmap' })
      const pixel = (mm: number) => Math.round(mm * pointsPerMm * scale)
      pages.push({
        text: text.replace(/\s+/g, ' ').trim(),
        pixels: (area) =>
          Array.from({ length: pixel(area.height) }, (_, row) => {
            const start = (pixel(area.y) + row) * width + pixel(area.x)
            return Array.from(data.subarray(start, start + pixel(area.width)), (grey) => grey < dark)
          }),
      })
    }
    return pages
  } finally {
    document.destroy()
  }
}

/** The share of dark pixels. */
export function darkness(pixels: readonly (readonly boolean[])[]): number {
  const all = pixels.reduce((sum, row) => sum + row.length, 0)
  return pixels.reduce((sum, row) => sum + row.filter(Boolean).length, 0) / all
}

/** How many ruled lines cross the area from side to side; a line may be some pixels thick. */
export function ruledLines(pixels: readonly (readonly boolean[])[]): number {
  const isLine = pixels.map((row) => row.every(Boolean))
  return isLine.filter((line, index) => line && isLine[index - 1] !== true).length
}
