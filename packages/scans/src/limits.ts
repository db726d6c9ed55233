const mebibyte = 1024 * 1024

/** What a file may ask of the machine; sizes are of an office's worst day, not of a picture gallery. */
export const scanLimits = {
  /** The file as it was sent. */
  fileBytes: 150 * mebibyte,
  pages: 600,
  /** Of one page, as its header declares them: A3 at 600 dpi has 70 million. */
  pixels: 100_000_000,
  /** Pixels of the longest side of the picture that is kept: small print stays legible. */
  keptSide: 1600,
  /** What a kept picture aims at; a page of dense grain may exceed it a little. */
  keptBytes: 200 * 1024,
  /** Pixels of the longest side on which codes are looked for. */
  soughtSide: 2500,
  /** One page's decoding; a busy machine needs a second, a page drawn to burn time gets this. */
  pageMilliseconds: 30_000,
} as const
