import sharp, { type Sharp } from 'sharp'
import { refusal } from './error.ts'
import { type Grey, greyOf } from './grey.ts'
import type { ScanKind } from './kind.ts'
import { scanLimits } from './limits.ts'

// Files come once each: what sharp would keep of them is of no use to the next.
sharp.cache(false)

const secondsForPage = scanLimits.pageMilliseconds / 1000

/** A page that stops in the middle is not read: half a consent would pass for a whole one. */
function opened(file: Uint8Array, page: number): Sharp {
  return sharp(file, { page, pages: 1, failOn: 'truncated', limitInputPixels: scanLimits.pixels })
}

/** Photographs and TIFF. An animation is its first frame. */
export class ImageFile {
  readonly #file: Uint8Array
  readonly pages: number

  private constructor(file: Uint8Array, pages: number) {
    this.#file = file
    this.pages = pages
  }

  /** Reads headers alone. Throws a ScanError: damaged, or too large for a page. */
  static async open(file: Uint8Array, kind: Exclude<ScanKind, 'pdf'>): Promise<ImageFile> {
    const header = await sharp(file, { limitInputPixels: false })
      .metadata()
      .catch((error: unknown) => {
        throw refusal('scan.damaged', error)
      })
    if (header.width * header.height > scanLimits.pixels) throw refusal('scan.tooLarge')
    return new ImageFile(file, kind === 'tiff' ? (header.pages ?? 1) : 1)
  }

  /** A page, from 1, in grey, upright by EXIF, shrunk to what codes are sought on. Rejects when it cannot be decoded. */
  page(number: number): Promise<Grey> {
    const side = scanLimits.soughtSide
    return greyOf(
      opened(this.#file, number - 1)
        .timeout({ seconds: secondsForPage })
        .autoOrient()
        .resize(side, side, { fit: 'inside', withoutEnlargement: true })
        .flatten({ background: 'white' })
        .greyscale(),
    )
  }

  close(): void {}
}
