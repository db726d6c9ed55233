import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { type OutCell, readWorkbook, writeWorkbook } from '../packages/documents/src/index.ts'
import { expectAccessible, signIn } from './support.ts'

const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const shots = process.env['SHOTS']

/** At both sizes; pictures when a folder for them is named. */
async function look(page: Page, name: string): Promise<void> {
  const wide = page.viewportSize()
  await expectAccessible(page)
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}-1366.png`, fullPage: true })
  await page.setViewportSize({ width: 390, height: 844 })
  await expectAccessible(page, { colours: false })
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}-390.png`, fullPage: true })
  if (wide !== null) await page.setViewportSize(wide)
}

async function sheetsOf(file: Uint8Array): Promise<Map<string, OutCell[][]>> {
  const sheets = new Map<string, OutCell[][]>()
  await readWorkbook(file, ({ name }, _number, cells) => {
    const row = Array.from(cells, (cell): OutCell => (typeof cell === 'string' || typeof cell === 'number' ? cell : null))
    sheets.set(name, [...(sheets.get(name) ?? []), row])
  })
  return sheets
}
const textOf = (cell: OutCell | undefined): string => (typeof cell === 'string' ? cell : '')
const fileOf = (sheets: ReadonlyMap<string, OutCell[][]>): Promise<Uint8Array> =>
  writeWorkbook([...sheets].map(([name, rows]) => ({ name, columns: [{ width: 20 }], rows })))

async function load(page: Page, content: Uint8Array): Promise<void> {
  await page.goto('/imports')
  await page.locator('input[type=file]').setInputFiles({ name: 'Участники.xlsx', mimeType, buffer: Buffer.from(content) })
  await page.waitForURL(/\/imports\/[0-9a-f-]+$/)
}

test('the list is exported, twenty cells are edited, the difference is seen, one card has been corrected meanwhile, and everything can go back', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await signIn(page, 'curator')
  await page.goto('/people?role=MENTEE')
  await page.getByRole('button', { name: 'Выгрузить в Excel' }).click()
  await page.getByLabel('Для партнёра').check()
  await expect(page.getByRole('link', { name: 'Кто не подписал' })).toBeVisible()
  await look(page, 'export-partner')
  await page.getByLabel('Для работы внутри организации').check()
  await expect(page.getByText(/Войдёт людей: \d+ из \d+/)).toBeVisible()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Скачать книгу' }).click()])
  expect(download.suggestedFilename()).toMatch(/^Участники СОШ № 1 \d\d\.\d\d\.\d{4}\.xlsx$/)
  const sheets = await sheetsOf(await readFile(await download.path()))

  const rows = sheets.get('Участники') ?? []
  const [headings = []] = rows
  const column = (heading: string) => headings.indexOf(heading)
  const nameOf = (row: number) => textOf(rows[row]?.[column('Фамилия, имя, отчество')])
  const write = (row: number, heading: string, value: string) => {
    const cells = rows[row]
    if (cells === undefined) throw new Error('too few people')
    while (cells.length < headings.length) cells.push(null)
    cells[column(heading)] = value
  }
  // Twenty cells of nineteen cards: nineteen are written, the twentieth waits for the one whose card was corrected meanwhile.
  for (let row = 1; row <= 18; row++) write(row, 'Интересы', `шахматы ${row}`)
  write(1, 'Дата рождения', '2013')
  write(19, 'Контакты', 'тел. из книги')
  const conflicting = nameOf(19)

  await page.goto(`/people?search=${encodeURIComponent(conflicting)}`)
  await page.getByRole('link', { name: conflicting }).click()
  await page.getByRole('button', { name: 'Изменить сведения' }).click()
  await page.getByLabel('Контакты').fill('тел. из карточки')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText('Сохранено')).toBeVisible()

  // Sorted and with a column of one's own: nothing of it matters.
  const [first = [], ...people] = rows
  sheets.set('Участники', [['Заметка', ...first], ...people.toReversed().map((cells): OutCell[] => ['моя заметка', ...cells])])
  const edited = await fileOf(sheets)
  await load(page, edited)
  await expect(page.getByRole('heading', { name: 'Правки в 19 карточках' })).toBeVisible()
  await expect(page.getByText('Обновится записей: 18 из 19')).toBeVisible()
  const conflict = page.getByRole('row').filter({ hasText: /Исправлена после выгрузки: в системе версия \d+, в книге \d+/ })
  await expect(conflict).toContainText('тел. из карточки')
  await expect(conflict).toContainText('тел. из книги')
  await look(page, 'diff')

  await page.getByRole('checkbox', { name: `Обновить по книге: ${nameOf(2)}` }).uncheck()
  await expect(page.getByText('Обновится записей: 17 из 19')).toBeVisible()
  await page.reload()
  await expect(page.getByText('Обновится записей: 17 из 19')).toBeVisible()
  await page.getByRole('checkbox', { name: `Обновить по книге: ${nameOf(2)}` }).check()
  await conflict.getByRole('checkbox').check()
  await expect(page.getByText('Обновится записей: 19 из 19')).toBeVisible()
  await page.getByRole('button', { name: 'Записать правки' }).click()
  await expect(page.getByText('Обновлено по книге 19 записей.')).toBeVisible()
  await look(page, 'diff-done')
  const done = page.url()

  await page.goto(`/people?search=${encodeURIComponent(conflicting)}`)
  await page.getByRole('link', { name: conflicting }).click()
  await expect(page.getByText('тел. из книги')).toBeVisible()

  await load(page, edited)
  await expect(page.getByText('Записывать нечего')).toBeVisible()

  await page.goto(done)
  await page.getByRole('button', { name: 'Отменить загрузку' }).click()
  await page.getByRole('status').filter({ hasText: 'Отменить эту загрузку?' }).getByRole('button', { name: 'Отменить загрузку' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Загрузка отменена')
  await page.goto(`/people?search=${encodeURIComponent(conflicting)}`)
  await page.getByRole('link', { name: conflicting }).click()
  await expect(page.getByText('тел. из карточки')).toBeVisible()
})

test('a school’s own workbook says otherwise: what stands stays unless it is chosen', async ({ page }) => {
  await signIn(page, 'curator')
  const bookOf = (contacts: string) =>
    writeWorkbook([
      {
        name: 'Наставляемые',
        columns: [{ width: 20 }],
        rows: [
          ['ФИО наставляемого', 'Дата рождения', 'Контакты', 'Дата начала', 'Программа', 'Форма'],
          ['Сверкина Злата Петровна', '12.03.2014', contacts, '05.09.2026', 'Сверка', 'ученик – ученик'],
        ],
      },
    ])
  await load(page, await bookOf('тел. 1'))
  await page.getByRole('button', { name: 'Принять готовые строки' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Строки приняты')
  await load(page, await bookOf('тел. 2'))
  await expect(page.getByRole('heading', { name: 'В 1 месте книга говорит иначе, чем система' })).toBeVisible()
  await expect(page.getByLabel('Оставить как в системе')).toBeChecked()
  await look(page, 'diff-base')
  await page.getByLabel('Обновить по книге', { exact: true }).check()
  await expect(page.getByText('Обновится записей: 1 из 1')).toBeVisible()
  await page.getByRole('button', { name: 'Принять готовые строки' }).click()
  await expect(page.getByText('Обновлена по книге 1 запись.')).toBeVisible()
})
