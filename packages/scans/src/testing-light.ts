import type { Grey } from './grey.ts'
import { normalTable } from './testing-random.ts'

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
 * The picture under uneven light (0…1) with grain of the given deviation. Ink turns grey with the light: black is never black on a
 * photograph. Whole numbers throughout: the tests draw hundreds of pages.
 */
export function lit(picture: Grey, light: number, noise: number, random: () => number): Grey {
  const { width, height, pixels } = picture
  const brightness = brightnessOf(light, random, picture)
  const grains = Int32Array.from(normalTable(random), (deviation) => Math.round(deviation * noise))
  const mask = grains.length - 1
  const ink = 45 * light
  const levels = Int32Array.from({ length: 256 }, (_, level) => Math.round(ink + (level * (255 - 1.4 * ink)) / 255))
  const shaded = new Uint8ClampedArray(width * height)
  let place = Math.floor(random() * grains.length)
  for (let y = 0, at = 0; y < height; y += 1) {
    let bright = 0
    for (let x = 0; x < width; x += 1, at += 1) {
      if (x % patch === 0) bright = Math.round(256 * brightness(x, y))
      // The step through the table changes with the place, or the grain would repeat itself in lines.
      place = (place + 40_503 + (x & 7) + (y & 15)) & mask
      shaded[at] = (((levels[pixels[at] ?? 0] ?? 0) * bright) >> 8) + (grains[place] ?? 0)
    }
  }
  return { width, height, pixels: new Uint8Array(shaded.buffer) }
}

/** Red, green and blue of every pixel under a yellow lamp of that strength. */
export function coloured({ pixels }: Grey, light: number): Uint8Array {
  const green = Uint8Array.from({ length: 256 }, (_, level) => level * (1 - 0.06 * light))
  const blue = Uint8Array.from({ length: 256 }, (_, level) => level * (1 - 0.22 * light))
  const colours = new Uint8Array(3 * pixels.length)
  for (let at = 0, to = 0; at < pixels.length; at += 1, to += 3) {
    const level = pixels[at] ?? 0
    colours[to] = level
    colours[to + 1] = green[level] ?? 0
    colours[to + 2] = blue[level] ?? 0
  }
  return colours
}
