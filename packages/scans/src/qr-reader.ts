import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { Box, Grey } from './grey.ts'

export interface Sighting {
  /** Undefined when a code is plainly there, and could not be read. */
  readonly text: string | undefined
  readonly box: Box
}

let prepared: Promise<unknown> | undefined

/** Left to itself, the package would fetch its program from a CDN. */
async function prepare(): Promise<void> {
  const file = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(file).buffer }, fireImmediately: true })
}

/** The reader takes encoded pictures or four bytes a pixel; a PGM is one line before the pixels as they are. */
function pgm({ width, height, pixels }: Grey): Uint8Array {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), pixels])
}

/** All QR codes that one look at the picture shows. Holds the thread meanwhile: some 30 ms for an A4 page at 150 dpi. */
export async function lookForCodes(picture: Grey): Promise<Sighting[]> {
  prepared ??= prepare()
  await prepared
  const found = await readBarcodes(pgm(picture), { formats: ['QRCode'], tryInvert: false, returnErrors: true, maxNumberOfSymbols: 16 })
  return found.map(({ isValid, text, position }) => {
    const corners = [position.topLeft, position.topRight, position.bottomRight, position.bottomLeft]
    const xs = corners.map(({ x }) => x)
    const ys = corners.map(({ y }) => y)
    const [left, top] = [Math.min(...xs), Math.min(...ys)]
    return { text: isValid ? text : undefined, box: { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top } }
  })
}
