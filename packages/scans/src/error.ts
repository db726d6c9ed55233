import { scanLimits } from './limits.ts'

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

const megabytes = scanLimits.fileBytes / 1024 / 1024
const megapixels = scanLimits.pixels / 1_000_000

const messages: Readonly<Record<ScanErrorCode, string>> = {
  'scan.unknownKind': 'Это не скан: нужен файл PDF, JPEG, PNG, WebP или TIFF',
  'scan.damaged': 'Файл повреждён: сохраните его или отсканируйте заново и пришлите ещё раз',
  'scan.encrypted': 'Файл закрыт паролем: сохраните его без пароля',
  'scan.tooLarge': `Файл слишком велик: можно до ${megabytes} МБ и до ${megapixels} мегапикселей`,
  'scan.tooManyPages': `В файле больше ${scanLimits.pages} страниц: разделите его`,
}

export function refusal(code: ScanErrorCode, cause?: unknown): ScanError {
  return new ScanError(code, messages[code], cause)
}
