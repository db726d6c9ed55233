import type { ParkCode } from '@nastavnik/contract'
import { type CellValue, FormulaCell, type OutCell, type SheetSpec, writeWorkbook } from '@nastavnik/documents'
import type { Refused } from './parse-rows.rules.ts'
import { parkedMarks } from './read-school-workbook.ts'

/** Why a row waits, in words a curator can act on. */
export const parkReasons: Readonly<Record<ParkCode, string>> = {
  'name.missing': 'Не указано ФИО. Впишите фамилию, имя и отчество.',
  'name.incomplete': 'Указана только фамилия или одно слово. Впишите фамилию, имя и отчество.',
  'name.tooLong': 'ФИО длиннее 200 знаков. Оставьте в ячейке одно имя.',
  'name.ambiguous':
    'В организации два человека с таким ФИО и разными датами рождения. Если это один человек, исправьте дату; если разные — допишите после ФИО пометку в скобках, например (7 класс), везде, где он упомянут.',
  'person.withdrawn': 'Человек отозвал согласие на обработку данных: его строку принять нельзя. Уберите её из книги.',
  'birthDate.invalid': 'Такой даты рождения не бывает. Напишите её как 12.03.2008 или укажите только год.',
  'form.missing': 'Не указана форма наставничества.',
  'form.unknown': 'Такой формы наставничества нет в модели территории. Напишите, например, «ученик – ученик».',
  'programme.missing': 'Не указано наименование программы.',
  'programme.tooLong': 'Наименование программы длиннее 300 знаков.',
  'startDate.missing': 'Не указана дата вхождения в программу.',
  'startDate.invalid': 'Дата вхождения в программу не читается. Напишите её как 20.01.2021.',
  'endDate.invalid': 'Дата завершения программы не читается. Напишите её как 25.05.2021 или оставьте пустой.',
  'dates.reversed': 'Дата завершения раньше даты вхождения в программу.',
  'cell.formula': 'В ячейке формула без значения. Вставьте вместо неё само значение.',
  'card.unnumbered': 'В строке нет номера карточки. Новых людей загружайте книгой с листами «База наставляемых» и «База наставников».',
  'card.unknown': 'Карточки с таким номером в организации нет. Выгрузите список заново и перенесите правку в новую книгу.',
  'card.repeated': 'Номер карточки стоит в нескольких строках, и они говорят разное. Оставьте одну строку.',
  'person.nameTaken': 'Такое ФИО уже есть в организации. Если это другой человек, допишите после ФИО пометку в скобках.',
  'kind.unknown': 'В столбце «Кто это» — ученик, студент, педагог, специалист предприятия, выпускник, родитель или другое.',
  'experience.invalid': 'Стаж — целое число лет от 0 до 80.',
  'experience.hereLonger': 'Здесь нельзя проработать дольше, чем всего. Исправьте одно из чисел.',
  'text.tooLong': 'Текст длиннее, чем вмещает карточка. Сократите его.',
}

const outOf = (cell: CellValue): OutCell => {
  const value = cell instanceof FormulaCell ? cell.cached : cell
  return typeof value === 'string' || typeof value === 'number' ? value : value === undefined ? null : String(value)
}

/** Cells as they go into the parked workbook, ready to be kept as JSON. */
export interface ParkedSheet {
  readonly name: string
  readonly header: OutCell[]
  readonly rows: { row: number; code: ParkCode; cells: OutCell[] }[]
}

/** The parked rows by sheet, with the heading they stood under. */
export function parkedSheets(parked: readonly Refused<ParkCode>[]): ParkedSheet[] {
  const sheets = new Map<object, ParkedSheet>()
  for (const { base, row, code } of parked) {
    let sheet = sheets.get(base)
    if (sheet === undefined) {
      sheet = { name: base.sheet, header: base.header.cells.map(outOf), rows: [] }
      sheets.set(base, sheet)
    }
    sheet.rows.push({ row: row.number, code, cells: row.cells.map(outOf) })
  }
  return [...sheets.values()]
}

/** The same sheets and columns as sent, with «причина» first: correct the rows here and upload this workbook again. */
export function writeParkedWorkbook(sheets: readonly ParkedSheet[]): Promise<Uint8Array> {
  const specs = sheets.map(({ name, header, rows }): SheetSpec => {
    const width = rows.reduce((widest, { cells }) => Math.max(widest, cells.length), header.length)
    const pad = (cells: readonly OutCell[]) => Array.from({ length: width }, (_, column) => cells[column] ?? null)
    const styled = (value: OutCell, style: 'header' | 'cell'): OutCell =>
      typeof value === 'object' && value !== null ? value : { value, style }
    return {
      name,
      columns: [{ width: 48 }, { width: 10 }, ...Array.from({ length: width }, () => ({ width: 22 }))],
      landscape: true,
      freezeRows: 1,
      rows: [
        [...parkedMarks, ...pad(header)].map((value) => styled(value, 'header')),
        ...rows.map(({ row, code, cells }) => [parkReasons[code], row, ...pad(cells)].map((value) => styled(value, 'cell'))),
      ],
    }
  })
  const empty: SheetSpec = { name: 'Отложенных строк нет', columns: [{ width: 40 }], rows: [['Отложенных строк нет.']] }
  return writeWorkbook(specs.length === 0 ? [empty] : specs, { title: 'Отложенные строки' })
}
