import { ScanError, type ScanErrorCode } from './error.ts'
import { scanLimits } from './limits.ts'

/** What the sender is told. */
export const refusals: Readonly<Record<ScanErrorCode, string>> = {
  'scan.unknownKind': 'Это не скан: нужен файл PDF, JPEG, PNG, WebP или TIFF',
  'scan.damaged': 'Файл повреждён: откройте его у себя, сохраните или отсканируйте заново и пришлите ещё раз',
  'scan.encrypted': 'Файл закрыт паролем: сохраните его без пароля',
  'scan.tooLarge': `Файл слишком велик: не больше ${scanLimits.fileBytes / 1024 / 1024} МБ и ${scanLimits.pixels / 1_000_000} мегапикселей`,
  'scan.tooManyPages': `В файле больше ${scanLimits.pages} страниц: разделите его`,
}

export function refusal(code: ScanErrorCode, cause?: unknown): ScanError {
  return new ScanError(code, refusals[code], cause)
}
