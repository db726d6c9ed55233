import type { Block, PaperDocument, Slip } from './paper.ts'
import { codeImage } from './paper-code.ts'
import { markLongWords, paperText } from './paper-text.ts'

/** How a sheet is set. Those with a code are to be of one page: in type of 11 points if they fill it, of 12 if there is room. */
export type Way = 'pages' | 'dense' | 'ordinary'

export type PaperInput = ReturnType<typeof toInput>

/** What the template reads: texts made printable, codes drawn. Without the ways, which are found by trying. */
export function toInput({ title, sheets, numbered, footer }: PaperDocument) {
  return {
    title: paperText(title),
    numbered,
    ...(footer !== undefined && { footer: paperText(footer) }),
    sheets: sheets.map(({ blocks, code }) => ({
      blocks: blocks.map(toPrintable),
      ...(code && { code: { svg: codeImage(code.content), caption: inColumn(code.caption) } }),
    })),
  }
}

/** Shorter words cannot be wider than what they stand in: no letter is wider than its height. A cell may be of any width. */
const inText = markLongWords(40)
const inColumn = markLongWords(8)
const inCell = markLongWords(2)

type PrintableSlip = Omit<Slip, 'code'> & { readonly typed: string; readonly svg: string }
type Printable = Exclude<Block, { kind: 'slips' }> | { readonly kind: 'slips'; readonly slips: readonly PrintableSlip[] }

const toPrintableSlip = ({ name, about, code, hint }: Slip): PrintableSlip => ({
  ...{ name: inColumn(name), about: inColumn(about), hint: inColumn(hint) },
  ...{ typed: paperText(code.typed), svg: codeImage(code.content) },
})

function toPrintable(block: Block): Printable {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'note':
      return { ...block, text: inText(block.text) }
    case 'fields':
      return {
        ...block,
        rows: block.rows.map(({ label, value, hint }) => ({ label: inColumn(label), value: inColumn(value), hint: inColumn(hint ?? '') })),
      }
    case 'table':
      return {
        ...block,
        columns: block.columns.map(({ title, width }) => ({ title: inCell(title), width })),
        rows: block.rows.map((row) => block.columns.map((_, index) => inCell(row[index] ?? ''))),
      }
    case 'slips':
      return { kind: 'slips', slips: block.slips.map(toPrintableSlip) }
    case 'signatures':
      return { ...block, rows: block.rows.map(({ who, name }) => ({ who: inColumn(who), name: inColumn(name) })) }
  }
}
