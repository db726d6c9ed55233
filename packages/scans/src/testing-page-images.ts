import { sharpOf } from './grey.ts'
import { PdfFile } from './pdf-file.ts'

/** Every page of a PDF as a grey PNG at `dpi`. Throws a ScanError for a bad file, an Error for a page that cannot be drawn. */
export async function pageImages(pdf: Uint8Array, dpi: number): Promise<Uint8Array[]> {
  const file = await PdfFile.open(pdf)
  try {
    const images: Uint8Array[] = []
    for (let number = 1; number <= file.pages; number += 1) {
      images.push(
        await sharpOf(await file.page(number, dpi))
          .toColourspace('b-w')
          .png({ compressionLevel: 3 })
          .toBuffer(),
      )
    }
    return images
  } finally {
    file.close()
  }
}
