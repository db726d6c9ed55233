import type { Alignment, Borders, Font, Style } from 'exceljs'

export type CellStyle = 'title' | 'heading' | 'header' | 'cell' | 'number' | 'total' | 'totalNumber' | 'note' | 'plain' | 'technical'

const line = { style: 'thin', color: { argb: 'FF000000' } } as const
const box: Partial<Borders> = { top: line, left: line, bottom: line, right: line }

function font(size: number, extra: Partial<Font> = {}): Partial<Font> {
  return { name: 'Times New Roman', family: 1, charset: 204, size, ...extra }
}

function aligned(horizontal: 'left' | 'center' | 'right', vertical: 'top' | 'middle'): Partial<Alignment> {
  return { horizontal, vertical, wrapText: true }
}

const grey = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDEDED' } } as const

const looks: Record<CellStyle, Partial<Style>> = {
  title: { font: font(12, { bold: true }), alignment: aligned('center', 'middle') },
  heading: { font: font(12, { bold: true }), alignment: aligned('left', 'middle') },
  header: { font: font(11, { bold: true }), alignment: aligned('center', 'middle'), border: box, fill: grey },
  cell: { font: font(11), alignment: aligned('left', 'top'), border: box },
  number: { font: font(11), alignment: aligned('center', 'top'), border: box },
  total: { font: font(11, { bold: true }), alignment: aligned('left', 'top'), border: box },
  totalNumber: { font: font(11, { bold: true }), alignment: aligned('center', 'top'), border: box },
  note: { font: font(11, { italic: true }), alignment: aligned('left', 'top') },
  /** For the machine: shown, and not to be touched. */
  technical: {
    font: font(8, { color: { argb: 'FF757575' } }),
    alignment: { ...aligned('left', 'top'), wrapText: false },
    border: box,
    fill: grey,
  },
  plain: { font: font(11), alignment: aligned('left', 'top') },
}

/** exceljs has no word for quotePrefix: the mark travels as «protected», which every cell is anyway, until `markQuoted` writes it out. */
const quoted = Object.fromEntries(Object.entries(looks).map(([name, look]) => [name, { ...look, protection: { locked: true } }])) as Record<
  CellStyle,
  Partial<Style>
>

/** With quotePrefix Excel keeps «=1+1» a text even after someone has edited the cell. */
export function styleFor(style: CellStyle, value: string | number | null): Partial<Style> {
  return typeof value === 'string' && /^[=+\-@']/.test(value) ? quoted[style] : looks[style]
}

export function markQuoted(stylesXml: string): string {
  return stylesXml.replace(/<xf (?=[^>]*applyProtection="1")/g, '<xf quotePrefix="1" ')
}
