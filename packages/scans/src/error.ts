export type ScanErrorCode = 'scan.unknownKind' | 'scan.damaged' | 'scan.encrypted' | 'scan.tooLarge' | 'scan.tooManyPages'

/** Why a file was refused as a whole. The message is in Russian and fit to be shown to the person who sent it. */
export class ScanError extends Error {
  override readonly name = 'ScanError'
  readonly code: ScanErrorCode

  constructor(code: ScanErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
  }
}
