export type ScanKind = 'image' | 'tiff' | 'pdf'

/** First bytes as Latin-1. */
const signatures: readonly (readonly [start: string, kind: ScanKind])[] = [
  ['\xff\xd8\xff', 'image'],
  ['\x89PNG\r\n\x1a\n', 'image'],
  ['II*\0', 'tiff'],
  ['MM\0*', 'tiff'],
  // The TIFF of more than 4 GB, which a program may write for a small one too.
  ['II+\0', 'tiff'],
  ['MM\0+', 'tiff'],
]

/** What the file is by its content: names and declared types lie, and whatever is not on this list is never given to a decoder. */
export function kindOf(file: Uint8Array): ScanKind | undefined {
  const start = Buffer.from(file.buffer, file.byteOffset, Math.min(1024, file.byteLength)).toString('latin1')
  const known = signatures.find(([signature]) => start.startsWith(signature))
  if (known !== undefined) return known[1]
  if (start.startsWith('RIFF') && start.startsWith('WEBP', 8)) return 'image'
  // Readers of PDF allow rubbish before the header, and some scanners put it there.
  return start.includes('%PDF-') ? 'pdf' : undefined
}
