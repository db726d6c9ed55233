import {
  AlignmentType,
  HeadingLevel,
  HeightRule,
  ImageRun,
  type IParagraphOptions,
  type ITableCellOptions,
  type ITableOptions,
  type ITableRowOptions,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { codePicture } from './code-picture.ts'
import { dashes, gap, headingGap, line, looks, mm, noLine, noLines, width } from './docx-looks.ts'
import type { Block, Slip } from './paper.ts'
import { paperText } from './paper-text.ts'

export type Child = Paragraph | Table

/** Numbers of pictures in one document: the library's own counter goes on from document to document. */
export type NextNumber = () => number

/** A text in the look of a style; '\n' is a line break. */
export function paragraph(style: string | undefined, text: string, more: Omit<IParagraphOptions, 'children' | 'style'> = {}): Paragraph {
  const children = paperText(text)
    .split('\n')
    .map((words, index) => new TextRun({ text: words, ...(index > 0 && { break: 1 }) }))
  return new Paragraph({ ...more, ...(style !== undefined && { style }), children })
}

/** A paragraph as high as what stands between blocks: it also keeps two tables from becoming one. */
export const space = (keepNext = false): Paragraph => new Paragraph({ style: looks.gap, keepNext })

export function codeRun(content: string, millimetres: number, nextNumber: NextNumber): ParagraphChild {
  const side = (millimetres / 25.4) * 96
  const number = nextNumber()
  return new ImageRun({
    ...{ type: 'png', data: codePicture(content), transformation: { width: side, height: side } },
    altText: { id: String(number), name: `QR ${number}`, description: 'QR-код' },
  })
}

export function cell(size: number, children: readonly Child[], more: Omit<ITableCellOptions, 'children' | 'width'> = {}): TableCell {
  return new TableCell({ ...more, width: { size, type: WidthType.DXA }, children })
}

export function row(children: readonly TableCell[], more: Omit<ITableRowOptions, 'children'> = {}): TableRow {
  return new TableRow({ ...more, children })
}

/** Columns keep their widths whatever stands in them. */
export function table(columnWidths: readonly number[], rows: readonly TableRow[], more: Partial<ITableOptions> = {}): Table {
  const total = columnWidths.reduce((sum, one) => sum + one, 0)
  return new Table({
    ...{ margins: { left: 0, right: 0 }, borders: noLines, layout: TableLayoutType.FIXED, ...more },
    ...{ width: { size: total, type: WidthType.DXA }, columnWidths, rows },
  })
}

/** What the blocks of a sheet look like; always ends with a paragraph, as a section must. */
export function drawBlocks(blocks: readonly Block[], nextNumber: NextNumber): Child[] {
  const children: Child[] = []
  let previous: Block | undefined
  for (const block of blocks.filter((one) => !isBare(one))) {
    if (isText(block)) {
      children.push(drawText(block, previous === undefined ? 0 : spaceBetween(previous, block)))
    } else {
      if (previous !== undefined && isText(previous)) children.push(space(previous.kind === 'heading'))
      children.push(...drawTable(block, nextNumber), space())
    }
    previous = block
  }
  return children.length > 0 ? children : [space()]
}

/** Under a table there is a space already; paragraphs follow each other without one. */
function spaceBetween(upper: Block, lower: TextBlock): number {
  const wanted = lower.kind === 'heading' ? headingGap : upper.kind === 'paragraph' && lower.kind === 'paragraph' ? 0 : gap
  return isText(upper) ? wanted : Math.max(0, wanted - gap)
}

type TextBlock = Extract<Block, { readonly text: string }>

const isText = (block: Block): block is TextBlock => 'text' in block

/** Word calls a file with a table of nothing damaged. */
const isBare = (block: Block): boolean =>
  'columns' in block
    ? block.columns.length === 0
    : 'rows' in block
      ? block.rows.length === 0
      : block.kind === 'slips' && block.slips.length === 0

function drawText(block: TextBlock, before: number): Paragraph {
  const spacing = { before }
  if (block.kind === 'heading') return paragraph(undefined, block.text, { heading: HeadingLevel.HEADING_1, spacing })
  if (block.kind === 'note') return paragraph(looks.note, block.text, { spacing })
  const atRight = { alignment: AlignmentType.RIGHT, indent: { firstLine: 0 } }
  return paragraph(looks.text, block.text, { spacing, ...(block.align === 'right' && atRight) })
}

function drawTable(block: Exclude<Block, TextBlock>, nextNumber: NextNumber): Child[] {
  switch (block.kind) {
    case 'fields':
      return [drawFields(block.rows)]
    case 'table':
      return [drawColumns(block.columns, block.rows)]
    case 'signatures':
      return [space(), drawSignatures(block.rows)]
    case 'slips':
      return [drawSlips(block.slips, nextNumber)]
  }
}

type RowsOf<Kind extends Block['kind']> = Extract<Block, { readonly kind: Kind; readonly rows: unknown }>['rows']

/** A row of more letters may be higher than a page. */
const longest = 1_500

function drawFields(rows: RowsOf<'fields'>): Table {
  const left = Math.round(width * 0.34) + gap
  const right = width - left
  const drawn = rows.map(({ label, value, hint = '' }) => {
    const isEmpty = value === ''
    const entry = isEmpty ? [ruled('', blankHeight), ...(hint === '' ? [] : [paragraph(looks.hint, hint)])] : [paragraph(undefined, value)]
    return row(
      [
        // The label stands on the line to be filled in.
        cell(left, [paragraph(undefined, label, isEmpty ? { spacing: { before: blankHeight - lineHeight } } : {})], {
          margins: { right: gap, bottom: mm(0.6) },
        }),
        cell(right, entry, { margins: { bottom: mm(0.6) } }),
      ],
      { cantSplit: label.length + value.length < longest },
    )
  })
  return table([left, right], drawn)
}

/** Of ordinary text, and of a line that is filled in by hand. */
const lineHeight = 276
const blankHeight = 384

/** A text, or room for one, over a ruled line. */
function ruled(text: string, height = lineHeight): Paragraph {
  return paragraph(undefined, text, {
    alignment: AlignmentType.CENTER,
    border: { bottom: { ...line, space: 0 } },
    ...(text === '' && { spacing: { line: height, lineRule: 'exact' } }),
  })
}

const cellMargins = { left: mm(1.5), right: mm(1.5), top: mm(0.7), bottom: mm(0.7) }

function drawColumns(columns: Extract<Block, { kind: 'table' }>['columns'], rows: RowsOf<'table'>): Table {
  const shares = columns.reduce((sum, column) => sum + column.width, 0)
  const widths = columns.map((column) => Math.floor((width * column.width) / shares))
  const titles = columns.map(({ title }, index) =>
    cell(widths[index] ?? 0, [paragraph(looks.cellTitle, title)], { verticalAlign: VerticalAlign.CENTER }),
  )
  const isLow = columns.every(({ title }, index) => mayBeHigh(title, widths[index] ?? 0) < highestRow)
  const drawn = rows.map((texts) => {
    const cells = widths.map((size, index) => cell(size, [paragraph(looks.cell, texts[index] ?? '')]))
    return row(cells, { cantSplit: texts.every((text, index) => mayBeHigh(text, widths[index] ?? 0) < highestRow) })
  })
  const borders = { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line }
  return table(widths, [row(titles, { tableHeader: isLow, cantSplit: isLow }), ...drawn], { borders, margins: cellMargins })
}

/** A higher header, repeated, would leave no room for the rows; and a higher row is divided between pages rather than moved. */
const highestRow = mm(80)

/** How high a text in a cell may become: letters of 10 points are rarely wider than 7 of them. */
function mayBeHigh(text: string, room: number): number {
  const perLine = Math.max(1, Math.floor((room - cellMargins.left - cellMargins.right) / (7 * 20)))
  const lines = text.split('\n').reduce((sum, one) => sum + Math.max(1, Math.ceil(one.length / perLine)), 0)
  return lines * 11.5 * 20
}

/** What is signed stands level with the last line of who signs. */
function drawSignatures(rows: RowsOf<'signatures'>): Table {
  const dateWord = mm(11)
  const share = (part: number) => Math.round(width * part)
  const [who, sign, name] = [share(0.24), share(0.17), share(0.41)]
  const date = width - who - sign - name - dateWord
  const level = { verticalAlign: VerticalAlign.BOTTOM, margins: { right: gap, bottom: gap } }
  const under = (hint = '') => paragraph(looks.hint, hint)
  const drawn = rows.map((signer) =>
    row(
      [
        cell(who, [paragraph(undefined, signer.who), under()], level),
        cell(sign, [ruled(''), under('(подпись)')], level),
        cell(name, [ruled(signer.name), under('(расшифровка)')], level),
        cell(dateWord, [paragraph(undefined, 'дата'), under()], { ...level, margins: { bottom: gap } }),
        cell(date, [ruled(''), under()], { ...level, margins: { bottom: gap } }),
      ],
      { cantSplit: signer.who.length + signer.name.length < longest },
    ),
  )
  return table([who, sign, name, dateWord, date], drawn)
}

const slip = { height: mm(49), hint: mm(14), code: 27, inset: mm(4) }

/** Cards of one size. A card is two rows of cells: the code beside its texts, the hint under both. */
function drawSlips(slips: readonly Slip[], nextNumber: NextNumber): Table {
  const code = slip.inset + mm(slip.code) + gap
  const texts = Math.floor(width / 2) - code
  const upper = { top: dashes, bottom: noLine }
  const lower = { top: noLine, bottom: dashes, left: dashes, right: dashes }
  const blank = { top: noLine, bottom: noLine, left: noLine, right: noLine }
  const drawUpper = (one: Slip | undefined): TableCell[] => {
    if (one === undefined) return [cell(code + texts, [space()], { columnSpan: 2, borders: { ...blank, left: dashes } })]
    const picture = new Paragraph({ children: [codeRun(one.code.content, slip.code, nextNumber)] })
    const beside = [
      paragraph(looks.slipName, one.name, { spacing: { after: mm(1.2) } }),
      paragraph(looks.note, one.about, { alignment: AlignmentType.LEFT, spacing: { after: mm(1.2) } }),
      paragraph(looks.slipTyped, one.code.typed),
    ]
    return [
      cell(code, [picture], { borders: { ...upper, left: dashes, right: noLine }, margins: { left: slip.inset, top: slip.inset } }),
      cell(texts, beside, { borders: { ...upper, left: noLine, right: dashes }, margins: { right: slip.inset, top: slip.inset } }),
    ]
  }
  const drawLower = (one: Slip | undefined): TableCell =>
    one === undefined
      ? cell(code + texts, [space()], { columnSpan: 2, borders: { ...blank, left: dashes } })
      : cell(code + texts, [paragraph(looks.slipHint, one.hint)], {
          ...{ columnSpan: 2, borders: lower, margins: { left: slip.inset, right: slip.inset } },
        })
  const exact = (value: number) => ({ cantSplit: true, height: { value, rule: HeightRule.EXACT } })
  const drawn = slips.flatMap((one, index) => {
    if (index % 2 === 1) return []
    const pair = [one, slips[index + 1]]
    return [row(pair.flatMap(drawUpper), { keepNext: true, ...exact(slip.height - slip.hint) }), row(pair.map(drawLower), exact(slip.hint))]
  })
  return table([code, texts, code, texts], drawn)
}
