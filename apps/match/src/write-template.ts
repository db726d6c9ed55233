import { writeFile } from 'node:fs/promises'
import { type OutCell, type SheetSpec, writeWorkbook } from '@nastavnik/documents'
import { exampleMark, offeredColumns, type SheetLayout, sheets } from './layout.ts'

const guide = [
  'Заполните листы «Наставляемые» и «Наставники»: одна строка — один человек. Обязательны ФИО и число мест наставника, остальное — по желанию.',
  'Несколько значений в ячейке разделяйте точкой с запятой или новой строкой. Подсказка появляется, когда ячейка выбрана.',
  'Пустая ячейка очков не даёт. Если подходит всё, напишите «любое».',
  'Пожелания пишутся по ФИО с другого листа. «С кем не хочу» — запрет: такой пары не будет.',
  'Лист «Решения куратора» закрепляет или запрещает пары. Лист «Веса» говорит, за что пара получает очки; вместе — не больше 1000.',
  `Строки, где есть «${exampleMark}», — образец: подбор их не читает, их можно удалить.`,
  'Имена остаются в этой книге: подбор никуда их не отправляет.',
]

const toSheet = (layout: SheetLayout): SheetSpec => {
  const { name, examples } = layout
  const columns = offeredColumns(layout)
  return {
    name,
    columns: columns.map(({ width }) => ({ width })),
    landscape: true,
    freezeRows: 1,
    rows: [columns.map(({ title }): OutCell => ({ value: title, style: 'header' })), ...examples.map((example) => [...example])],
    entries: columns.flatMap(({ hint, values }, index) =>
      hint === undefined && values === undefined
        ? []
        : [{ column: index + 1, ...(hint !== undefined && { hint }), ...(values !== undefined && { values }) }],
    ),
  }
}

/** A book to be filled by hand, with hints and rows that show how. */
export const templateBook = (): Promise<Uint8Array> =>
  writeWorkbook(
    [
      ...sheets.map(toSheet),
      { name: 'Как заполнить', columns: [{ width: 110 }], rows: guide.map((line) => [{ value: line, style: 'plain' }]) },
    ],
    { title: 'Подбор пар' },
  )

export async function writeTemplate(file: string): Promise<void> {
  await writeFile(file, await templateBook())
}
