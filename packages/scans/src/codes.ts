import { type Box, blurred, type Grey, scaled, sharpened } from './grey.ts'
import { lookForCodes, type Sighting } from './qr-reader.ts'

/** Pixels of the longest side up to which a page is enlarged: beyond it a code is large enough, and a look too long. */
const largest = 3600
/** Share of the page's longest side: a sheet that fills the picture has a larger code, so a smaller one may have a neighbour. */
const ownShare = 0.065
/** Places where a code was seen and not read that get looks of their own. */
const mostPlaces = 4
/** Pixels to which such a place is enlarged, though never more than three times. */
const closeSide = 700

/** Side of the picture that tells a blank page, and levels by which some spot of it must differ from its surroundings. */
const blankSide = 150
const leastDifference = 4

function atScale({ left, top, width, height }: Box, scale: number): Box {
  return { left: left * scale, top: top * scale, width: width * scale, height: height * scale }
}

function hasMiddleOf(outer: Box, box: Box): boolean {
  const x = box.left + box.width / 2 - outer.left
  const y = box.top + box.height / 2 - outer.top
  return x >= 0 && y >= 0 && x <= outer.width && y <= outer.height
}

/** The surroundings of a sighting, twice its size: where nothing could be read, corners are found badly. */
function around(sighting: Box, page: Grey): Box | undefined {
  const side = Math.ceil(2 * Math.max(sighting.width, sighting.height))
  const left = Math.max(0, Math.floor(sighting.left + (sighting.width - side) / 2))
  const top = Math.max(0, Math.floor(sighting.top + (sighting.height - side) / 2))
  const box = { left, top, width: Math.min(page.width - left, side), height: Math.min(page.height - top, side) }
  return Math.min(box.width, box.height) < 40 ? undefined : box
}

/** True when nothing stands out: the backs of sheets are half of what a scanner sends, and would cost every look there is. */
async function isBlank(page: Grey): Promise<boolean> {
  const small = await scaled(page, blankSide / Math.max(page.width, page.height))
  const ground = (await blurred(small, 8)).pixels
  return small.pixels.every((level, at) => Math.abs(level - (ground[at] ?? 0)) < leastDifference)
}

/** Looks at the whole page, the cheapest and most fruitful first; places are the page's. */
async function* looks(page: Grey): AsyncGenerator<Sighting[]> {
  const seen = async (picture: Grey, scale: number) =>
    (await lookForCodes(picture)).map(({ text, box }) => ({ text, box: atScale(box, 1 / scale) }))
  yield seen(page, 1)
  yield seen(await sharpened(page, 1, 5), 1)
  yield seen(await sharpened(await scaled(page, 0.5), 1, 5), 0.5)
  const scale = Math.min(1.5, largest / Math.max(page.width, page.height))
  const large = await scaled(page, scale)
  yield seen(await sharpened(large, scale, 6), scale)
  yield seen(await sharpened(large, 1.33 * scale, 3), scale)
}

/** Texts read at one place of the page, enlarged; the first look that reads any is the last. */
async function readClosely(page: Grey, place: Box): Promise<string[]> {
  const scale = Math.min(3, Math.max(1, closeSide / Math.max(place.width, place.height)))
  const picture = await scaled(page, scale, place)
  const pictures = [...[0.5, 1, 1.5].map((sigma) => () => sharpened(picture, sigma * scale, 5)), () => blurred(picture, scale)]
  for (const prepared of pictures) {
    const texts = (await lookForCodes(await prepared())).flatMap(({ text }) => text ?? [])
    if (texts.length > 0) return texts
  }
  return []
}

/**
 * Distinct texts of all QR codes of a page, in the order they were read. A clean page of one sheet costs one look and a picture of
 * several sheets two; looks go on while a code is seen and not read, and a page without a code costs them all.
 */
export async function findCodes(page: Grey): Promise<string[]> {
  const texts = new Set<string>()
  const read: Box[] = []
  const tried: Box[] = []
  const severalSheets = () => read.some(({ width, height }) => Math.max(width, height) < ownShare * Math.max(page.width, page.height))
  let look = 0
  for await (const sightings of looks(page)) {
    look += 1
    for (const { text, box } of sightings) {
      if (text === undefined) continue
      texts.add(text)
      read.push(box)
    }
    const unread = sightings.filter(({ text, box }) => text === undefined && !read.some((known) => hasMiddleOf(known, box)))
    for (const { box } of unread) {
      const place = around(box, page)
      if (place === undefined || tried.length >= mostPlaces || tried.some((known) => hasMiddleOf(known, box))) continue
      tried.push(place)
      const closer = await readClosely(page, place)
      for (const text of closer) texts.add(text)
      if (closer.length > 0) read.push(place)
    }
    const allRead = unread.every(({ box }) => read.some((known) => hasMiddleOf(known, box)))
    if (look === 1 && sightings.length === 0 && (await isBlank(page))) break
    if (texts.size > 0 && allRead && (look > 1 || !severalSheets())) break
  }
  return [...texts]
}
