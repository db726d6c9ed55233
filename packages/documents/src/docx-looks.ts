import { AlignmentType, BorderStyle, type IStylesOptions, TableBorders } from 'docx'

/** In twentieths of a point, the unit of WordprocessingML. */
export const mm = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4)

/** The measures of `paper.typ`. */
export const page = {
  size: { width: mm(210), height: mm(297) },
  margin: { left: mm(20), right: mm(10), top: mm(20), bottom: mm(20), header: mm(10), footer: mm(7) },
}
export const width = page.size.width - page.margin.left - page.margin.right
export const gap = mm(2.5)
export const headingGap = mm(6.4)
export const codeSize = 28 // mm
export const quiet = 4 // mm of white around a code

export const line = { style: BorderStyle.SINGLE, size: 4, color: 'auto' }
export const dashes = { style: BorderStyle.DASHED, size: 4, color: '8C8C8C' }
export const noLine = { style: BorderStyle.NONE, size: 0, color: 'auto' }
export const noLines = TableBorders.NONE

/** Half points: what sizes are counted in. */
const size = { ordinary: 24, table: 20, note: 18, hint: 15, footer: 16 }

/** Names of styles as they stand in the file; whoever changes a style in a word processor changes all its texts. */
export const looks = {
  text: 'PaperText',
  cell: 'PaperCell',
  cellTitle: 'PaperCellTitle',
  note: 'PaperNote',
  hint: 'PaperHint',
  footer: 'PaperFooter',
  gap: 'PaperGap',
  slipName: 'SlipName',
  slipTyped: 'SlipTyped',
  slipHint: 'SlipHint',
} as const

const basedOn = 'Normal'

export const styles: IStylesOptions = {
  default: {
    document: { run: { font: 'Times New Roman', size: size.ordinary, language: { value: 'ru-RU' } } },
    heading1: {
      run: { bold: true, size: size.ordinary, color: '000000' },
      paragraph: { alignment: AlignmentType.CENTER, keepNext: true },
    },
  },
  paragraphStyles: [
    {
      ...{ id: looks.text, name: 'Текст документа', basedOn, quickFormat: true },
      paragraph: { alignment: AlignmentType.JUSTIFIED, indent: { firstLine: mm(12.5) } },
    },
    { id: looks.cell, name: 'Ячейка таблицы', basedOn, quickFormat: true, run: { size: size.table } },
    {
      ...{ id: looks.cellTitle, name: 'Заголовок столбца', basedOn: looks.cell },
      run: { bold: true },
      paragraph: { alignment: AlignmentType.CENTER },
    },
    {
      ...{ id: looks.note, name: 'Примечание', basedOn, quickFormat: true },
      run: { size: size.note },
      paragraph: { alignment: AlignmentType.JUSTIFIED },
    },
    {
      ...{ id: looks.hint, name: 'Подсказка', basedOn },
      run: { size: size.hint },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: mm(0.5) } },
    },
    { id: looks.footer, name: 'Отметка внизу', basedOn, run: { size: size.footer, color: '5A5A5A' } },
    { id: looks.gap, name: 'Промежуток', basedOn, run: { size: 2 }, paragraph: { spacing: { line: gap, lineRule: 'exact' } } },
    { id: looks.slipName, name: 'Карточка: имя', basedOn, run: { bold: true } },
    { id: looks.slipTyped, name: 'Карточка: код', basedOn, run: { bold: true, size: 30 } },
    { id: looks.slipHint, name: 'Карточка: пояснение', basedOn, run: { size: size.footer } },
  ],
}
