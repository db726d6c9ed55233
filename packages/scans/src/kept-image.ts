import { type Grey, greyOf, sharpOf } from './grey.ts'
import { scanLimits } from './limits.ts'

/** From good to the worst at which small print and a signature are still plain. */
const qualities = [70, 50, 35]

/** The page as it is kept: a grey JPEG of bounded side, of the best quality that stays within the size aimed at. */
export async function keptImage(page: Grey): Promise<Uint8Array> {
  const side = scanLimits.keptSide
  const small = await greyOf(sharpOf(page).resize(side, side, { fit: 'inside', withoutEnlargement: true }))
  let image = new Uint8Array()
  for (const quality of qualities) {
    image = await sharpOf(small).toColourspace('b-w').jpeg({ quality, optimiseCoding: true }).toBuffer()
    if (image.length <= scanLimits.keptBytes) break
  }
  return image
}
