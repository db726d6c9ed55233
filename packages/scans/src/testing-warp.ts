import type { Grey } from './grey.ts'

type Point = readonly [x: number, y: number]
export type Quad = readonly [topLeft: Point, topRight: Point, bottomRight: Point, bottomLeft: Point]

type Matrix = readonly [number, number, number, number, number, number, number, number, number]

/** The projective map of the unit square onto the corners (Heckbert's closed form). */
function squareTo([p0, p1, p2, p3]: Quad): Matrix {
  const dx1 = p1[0] - p2[0]
  const dy1 = p1[1] - p2[1]
  const dx2 = p3[0] - p2[0]
  const dy2 = p3[1] - p2[1]
  const sx = p0[0] - p1[0] + p2[0] - p3[0]
  const sy = p0[1] - p1[1] + p2[1] - p3[1]
  const area = dx1 * dy2 - dx2 * dy1
  const g = (sx * dy2 - dx2 * sy) / area
  const h = (dx1 * sy - sx * dy1) / area
  return [p1[0] - p0[0] + g * p1[0], p3[0] - p0[0] + h * p3[0], p0[0], p1[1] - p0[1] + g * p1[1], p3[1] - p0[1] + h * p3[1], p0[1], g, h, 1]
}

/** The inverse up to a factor, which a projective map does not feel. */
function inverse([a, b, c, d, e, f, g, h, i]: Matrix): Matrix {
  return [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ]
}

/** Draws the page with its corners at the given places of `ground`, in place; bilinear. */
export function drawPage(page: Grey, corners: Quad, ground: Grey): void {
  const [a, b, c, d, e, f, g, h, i] = inverse(squareTo(corners))
  const { width, height, pixels } = page
  for (let y = 0; y < ground.height; y += 1) {
    for (let x = 0; x < ground.width; x += 1) {
      const depth = g * x + h * y + i
      const u = ((a * x + b * y + c) / depth) * (width - 1)
      const v = ((d * x + e * y + f) / depth) * (height - 1)
      if (!(u >= 0 && v >= 0 && u < width - 1 && v < height - 1)) continue
      const left = Math.floor(u)
      const top = Math.floor(v)
      const at = top * width + left
      const right = u - left
      const low = v - top
      const above = (pixels[at] ?? 0) * (1 - right) + (pixels[at + 1] ?? 0) * right
      const below = (pixels[at + width] ?? 0) * (1 - right) + (pixels[at + width + 1] ?? 0) * right
      ground.pixels[y * ground.width + x] = above * (1 - low) + below * low
    }
  }
}
