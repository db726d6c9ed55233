import sharp from 'sharp'
import { blurred, type Grey, greyOf, sharpOf } from './grey.ts'
import { coloured, lit } from './testing-light.ts'
import { randomOf } from './testing-random.ts'
import { drawPage, type Quad } from './testing-warp.ts'

/** What befalls a page; whatever is left out does not. */
export interface Distortion {
  /** Degrees clockwise, any; 180 is a sheet put upside down. */
  readonly angle?: number
  /** Degrees by which upright lines lean: a feeder pulls one side of a sheet first. */
  readonly skew?: number
  /** How far corners wander, as a share of the sheet's width (0.1 is much). 0 is a scanner: nothing shrunk, white around the sheet. */
  readonly perspective?: number
  /** Deviation in levels of 255: 8 is a telephone indoors, 25 a telephone at dusk. */
  readonly noise?: number
  /** Sigma in pixels of the result. */
  readonly blur?: number
  /** 0 is even and white; 1 leaves a quarter of the light on the dark side, with a shadow across, greyed ink and a yellow lamp. */
  readonly light?: number
  /** JPEG quality, 1…100; 80 when left out. */
  readonly quality?: number
  readonly seed?: number
}

interface Frame {
  readonly width: number
  readonly height: number
}

const tableGrey = 105

function radians(degrees: number | undefined): number {
  return ((degrees ?? 0) * Math.PI) / 180
}

/** A photographer steps back until the whole sheet is in the frame; a scanner does not. */
function scaleOf(sheet: Frame, frame: Frame, how: Required<Distortion>): number {
  if (how.perspective === 0) return 1
  const cos = Math.abs(Math.cos(radians(how.angle)))
  const sin = Math.abs(Math.sin(radians(how.angle)))
  const fit = Math.min(frame.width / (sheet.width * cos + sheet.height * sin), frame.height / (sheet.width * sin + sheet.height * cos))
  return (0.96 * fit) / (1 + 2 * how.perspective)
}

function cornersOf(sheet: Frame, frame: Frame, how: Required<Distortion>, random: () => number): Quad {
  const scale = scaleOf(sheet, frame, how)
  const cos = Math.cos(radians(how.angle))
  const sin = Math.sin(radians(how.angle))
  const lean = Math.tan(radians(how.skew))
  const wander = () => (random() - 0.5) * 2 * how.perspective * sheet.width * scale
  const corner = (right: number, low: number) => {
    const y = low * sheet.height * scale
    const x = right * sheet.width * scale + y * lean
    return [frame.width / 2 + x * cos - y * sin + wander(), frame.height / 2 + x * sin + y * cos + wander()] as const
  }
  return [corner(-0.5, -0.5), corner(0.5, -0.5), corner(0.5, 0.5), corner(-0.5, 0.5)]
}

/** A table with a grain of wood under a camera, the white lid of a scanner otherwise. */
function groundOf({ width, height }: Frame, camera: boolean, random: () => number): Grey {
  const pixels = new Uint8Array(width * height).fill(255)
  if (!camera) return { width, height, pixels }
  const grain = 0.01 + random() * 0.03
  for (let y = 0; y < height; y += 1) {
    pixels.fill(tableGrey + 18 * Math.sin(y * grain) + 9 * Math.sin(y * grain * 7.3), y * width, (y + 1) * width)
  }
  return { width, height, pixels }
}

/**
 * A page (PNG or JPEG) as a telephone or a scanner would give it, as a JPEG with as many pixels as the page has. The same page with the
 * same `how` gives the same picture.
 */
export async function photographed(page: Uint8Array, how: Distortion = {}): Promise<Uint8Array> {
  const full = { angle: 0, skew: 0, perspective: 0, noise: 0, blur: 0, light: 0, quality: 80, seed: 1, ...how }
  const random = randomOf(full.seed)
  const source = await greyOf(sharp(page).flatten({ background: 'white' }))
  const sideways = Math.abs(Math.round(full.angle / 90)) % 2 === 1
  const frame = sideways ? { width: source.height, height: source.width } : { width: source.width, height: source.height }
  const drawn = groundOf(frame, full.perspective > 0, random)
  drawPage(source, cornersOf(source, frame, full, random), drawn)
  // Sharp refuses a sigma under 0.3, which nobody sees.
  const picture = full.blur < 0.3 ? drawn : await blurred(drawn, full.blur)
  const shaded = lit(picture, full.light, full.noise, random)
  const result =
    full.light === 0 ? sharpOf(shaded).toColourspace('b-w') : sharp(coloured(shaded, full.light), { raw: { ...frame, channels: 3 } })
  return result.jpeg({ quality: Math.round(full.quality) }).toBuffer()
}
