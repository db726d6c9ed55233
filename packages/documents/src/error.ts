export type WorkbookErrorCode =
  | 'file.notXlsx'
  | 'file.encrypted'
  | 'file.tooLarge'
  | 'file.damaged'
  | 'file.unsafe'
  | 'file.tooManyRows'
  | 'file.tooManyColumns'
  | 'file.tooManySheets'
  | 'file.textTooLong'
  | 'file.noSheets'

/** Why a workbook was refused. The message is in Russian and fit to be shown to the person who sent the file. */
export class WorkbookError extends Error {
  override readonly name = 'WorkbookError'
  readonly code: WorkbookErrorCode

  constructor(code: WorkbookErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
  }
}
