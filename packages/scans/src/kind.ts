export type ScanKind = 'image' | 'tiff' | 'pdf'

/** First bytes, as Latin-1; a dot in place of a byte that may be any. */
const signatures: readonly (readonly [start: RegExp, kind: ScanKind])[] = [
  [/^\xff\xd8\xff/, 'image'],
  [/^\x89PNG\r\n\x1a\n/, 'image'],
  [/^RIFF[\s\S]{4}WEBP/, 'image'],
  [/^(II[*+]\0|MM\0[*+])/, 'tiff'],
  // Readers of PDF allow rubbish before the header, and some scanners put it there.
  [/%PDF-/, 'pdf'],
]

/** What the file is by its content: names and declared types lie, and whatever is not on this list is never given to a decoder. */
export function kindOf(file: Uint8Array): ScanKind | undefined {
  const start = Buffer.from(file.buffer, file.byteOffset, Math.min(1024, file.byteLength)).toString('latin1')
  return signatures.find(([pattern]) => pattern.test(start))?.[1]
}
