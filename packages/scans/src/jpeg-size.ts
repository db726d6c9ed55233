export interface JpegSize {
  readonly width: number
  readonly height: number
  readonly channels: number
}

/** Reads the frame header of a JPEG. Throws a RangeError when there is none. */
export function jpegSize(file: Uint8Array): JpegSize {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  let at = 2
  for (;;) {
    const marker = view.getUint16(at)
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && marker !== 0xffc4 && marker !== 0xffc8 && marker !== 0xffcc
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7), channels: view.getUint8(at + 9) }
    at += 2 + view.getUint16(at + 2)
  }
}
