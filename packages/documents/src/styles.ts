import type { Archive } from './archive.ts'
import { WorkbookError } from './error.ts'
import type { WorkbookLimits } from './limits.ts'
import { parseMarkup } from './markup.ts'

/** Excel itself allows 65 490 cell formats. */
const maxFormats = 65_536

/** For every cell format (the s="" of a cell): does it show a number as a date? */
export async function readDateStyles(archive: Archive, part: string, limits: WorkbookLimits): Promise<boolean[]> {
  const codes = new Map<number, string>()
  const formats: number[] = []
  let inside = ''
  await parseMarkup(archive.read(part, limits.maxSmallPartBytes), {
    open: (name, attributes) => {
      if (name === 'numFmts' || name === 'cellXfs') inside = name
      else if (name === 'numFmt' && inside === 'numFmts') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      else if (name === 'xf' && inside === 'cellXfs') {
        if (formats.push(Number(attributes['numFmtId'] ?? 0)) > maxFormats) {
          throw new WorkbookError('file.tooLarge', 'В файле слишком много форматов ячеек')
        }
      }
    },
    close: (name) => {
      if (name === inside) inside = ''
    },
  })
  const known = new Map<number, boolean>()
  return formats.map((id) => {
    const answer = known.get(id) ?? isDateFormat(codes.get(id), id)
    known.set(id, answer)
    return answer
  })
}

const between = (id: number, from: number, to: number) => id >= from && id <= to

function isDateFormat(code: string | undefined, id: number): boolean {
  if (code !== undefined) return isDateCode(code)
  return between(id, 14, 22) || between(id, 27, 36) || between(id, 45, 47) || between(id, 50, 58)
}

/** Quoted and escaped letters, fillers (*x), widths (_x), [colours and locales] are decoration; AM/PM and General hold the letters by chance. */
const decoration = /"[^"]*"|\\.|\*.|_.|\[[^\]]*\]|am\/pm|a\/p|general|standard/gi

export function isDateCode(code: string): boolean {
  const letters = code.replace(decoration, '').toLowerCase()
  // A lone m beside hours or seconds is minutes. Russian letters come only doubled (ДД.ММ.ГГГГ): a single «г» may be grams.
  return /[dy]|дд|мм|гг/.test(letters) || (letters.includes('m') && !/[hs]/.test(letters))
}
