import type { Grey } from './grey.ts'
import { normalTable } from './testing-random.ts'

/** Red, green and blue of a yellow lamp. */
const lamp = [1, 0.94, 0.78] as const
/** How many neighbours in a row share one brightness: light changes slowly, and its formula is dear. */
const patch = 8

type Brightness = (x: number, y: number) => number

/** A fall of light across the sheet and the soft edge of somebody's shadow. */
function brightnessOf(light: number, random: () => number, { width, height }: Grey): Brightness {
  const lampAt = random() * 2 * Math.PI
  const across = (0.7 * Math.cos(lampAt)) / width
  const down = (0.7 * Math.sin(lampAt)) / height
  const shadowAt = random() * 2 * Math.PI
  const shadowAcross = Math.cos(shadowAt) / width
  const shadowDown = Math.sin(shadowAt) / height
  const edge = (random() - 0.5) * 0.6
  return (x, y) => {
    const right = x - width / 2
    const low = y - height / 2
    const fall = Math.min(1, Math.max(0, 0.5 + right * across + low * down))
    const inShadow = 1 / (1 + Math.exp(-25 * (right * shadowAcross + low * shadowDown - edge)))
    return 1 - light * (0.45 * fall + 0.3 * inShadow)
  }
}

/**
 * The picture in colour under uneven light (0…1) with grain of the given deviation. Ink turns grey with the light: black is never black
 * on a photograph. Whole numbers throughout: the tests draw hundreds of pages.
 */
export function lit(picture: Grey, light: number, noise: number, random: () => number): Uint8ClampedArray {
  const { width, height, pixels } = picture
  const brightness = brightnessOf(light, random, picture)
  const grains = Int32Array.from(normalTable(random), (deviation) => Math.round(deviation * noise))
  const mask = grains.length - 1
  const ink = 45 * light
  const levels = Int32Array.from({ length: 256 }, (_, level) => Math.round(ink + (level * (255 - 1.4 * ink)) / 255))
  const [green, blue] = [lamp[1], lamp[2]].map((share) => Math.round(256 * (1 - light * (1 - share)))) as [number, number]
  const colours = new Uint8ClampedArray(width * height * 3)
  let place = Math.floor(random() * grains.length)
  let to = 0
  for (let y = 0, from = 0; y < height; y += 1) {
    let bright = 0
    for (let x = 0; x < width; x += 1, from += 1, to += 3) {
      if (x % patch === 0) bright = Math.round(256 * brightness(x, y))
      const level = ((levels[pixels[from] ?? 0] ?? 0) * bright) >> 8
      // The step through the table changes with the place, or the grain would repeat itself in lines.
      place = (place + 40_503 + (x & 7) + (y & 15)) & mask
      const grain = grains[place] ?? 0
      colours[to] = level + grain
      colours[to + 1] = ((level * green) >> 8) + grain
      colours[to + 2] = ((level * blue) >> 8) + grain
    }
  }
  return colours
}
