import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeightRule,
  type ISectionOptions,
  PageNumber,
  Paragraph,
  TextRun,
  VerticalAlign,
} from 'docx'
import { cell, codeRun, drawBlocks, type NextNumber, paragraph, row, space, table } from './docx-blocks.ts'
import { codeSize, gap, looks, mm, page, quiet, styles, width } from './docx-looks.ts'
import type { PaperDocument, Sheet } from './paper.ts'
import { paperText } from './paper-text.ts'

/** The document as the library keeps it. */
export function drawDocument({ sheets, numbered, footer = '' }: PaperDocument): Document {
  let pictures = 0
  const nextNumber = () => ++pictures
  const shown: readonly Sheet[] = sheets.length > 0 ? sheets : [{ blocks: [] }]
  return new Document({
    styles,
    sections: shown.map((sheet, index) => drawSheet(sheet, index === 0, { numbered, footer: footerText(footer) }, nextNumber)),
    // A line that ends with a break is not drawn out to the edge.
    compatibility: { version: 15, doNotExpandShiftReturn: true },
  })
}

const longestFooter = 200 // letters, which are two lines

function footerText(footer: string): string {
  const oneLine = paperText(footer).replaceAll('\n', ' ')
  return oneLine.length > longestFooter ? `${oneLine.slice(0, longestFooter - 1).toWellFormed()}…` : oneLine
}

interface Marks {
  readonly numbered: boolean
  readonly footer: string
}

/** Sections without marks of their own have those of the one before them: only the first and those with a code say what is on their first page. */
function drawSheet(sheet: Sheet, isFirst: boolean, { numbered, footer }: Marks, nextNumber: NextNumber): ISectionOptions {
  const hasOwn = isFirst || sheet.code !== undefined
  const firstFooter = sheet.code === undefined ? plainFooter(footer) : codeFooter(sheet.code, footer, nextNumber)
  return {
    properties: { page, titlePage: hasOwn },
    children: drawBlocks(sheet.blocks, nextNumber),
    headers: {
      ...(isFirst && { default: numbered ? pageNumber() : new Header() }),
      ...(hasOwn && { first: numbered && !isFirst ? pageNumber() : new Header() }),
    },
    footers: {
      ...(isFirst && { default: plainFooter(footer) }),
      ...(hasOwn && { first: firstFooter }),
    },
  }
}

const pageNumber = (): Header =>
  new Header({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [PageNumber.CURRENT] })] })],
  })

/** The right corner may hold the caption of a code. */
const plainFooter = (text: string): Footer =>
  new Footer({ children: [paragraph(looks.footer, text, { indent: { end: mm(codeSize + quiet) + gap }, spacing: { after: mm(3) } })] })

/** A code in the footer keeps its corner free by itself: no text and no table comes upon it in any word processor. */
function codeFooter({ content, caption }: NonNullable<Sheet['code']>, footer: string, nextNumber: NextNumber): Footer {
  const right = mm(codeSize)
  const left = width - right
  const atTop = { spacing: { before: mm(quiet) } }
  const picture = new Paragraph({ children: [codeRun(content, codeSize, nextNumber)] })
  const exact = (millimetres: number) => ({ height: { value: mm(millimetres), rule: HeightRule.EXACT } })
  const rows = [
    row([cell(left, [space()]), cell(right, [picture], { verticalAlign: VerticalAlign.BOTTOM })], exact(codeSize + quiet)),
    row(
      [
        cell(left, [paragraph(looks.footer, footer, { ...atTop, indent: { end: mm(quiet) + gap } })]),
        cell(right, [paragraph(looks.hint, caption, atTop)]),
      ],
      exact(11),
    ),
  ]
  return new Footer({ children: [table([left, right], rows), space()] })
}
