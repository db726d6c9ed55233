import { expect, type Page, test } from '@playwright/test'
import { type OutCell, readWorkbook, writeWorkbook } from '../packages/documents/src/index.ts'
import { expectAccessible, messyWorkbook, signIn } from './support.ts'

const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
type Rows = (string | number)[][]

const fileOf = (sheets: Readonly<Record<string, Rows>>): Promise<Uint8Array> =>
  writeWorkbook(Object.entries(sheets).map(([name, rows]) => ({ name, columns: [{ width: 20 }], rows: rows as OutCell[][] })))
const choose = (page: Page, files: Readonly<Record<string, Uint8Array>>) =>
  page
    .locator('input[type=file]')
    .setInputFiles(Object.entries(files).map(([name, content]) => ({ name, mimeType, buffer: Buffer.from(content) })))
const figure = (page: Page, label: string) => page.locator('dl > div', { hasText: label }).locator('dd').first()

/** At both sizes. */
async function look(page: Page): Promise<void> {
  await expectAccessible(page)
  const wide = page.viewportSize()
  await page.setViewportSize({ width: 390, height: 844 })
  await expectAccessible(page)
  if (wide !== null) await page.setViewportSize(wide)
}

test('a sheet nobody recognised is named by hand, and the next workbook is understood at once', async ({ page }) => {
  const strange = (who: string): Rows => [
    ['Кто', 'Родился', 'Как', 'Чему', 'Открыто'],
    [who, '12.03.2014', 'ученик – ученик', 'Маяк дружбы', '05.09.2026'],
  ]
  await signIn(page, 'curator')
  await page.goto('/imports')
  await choose(page, { 'list.xlsx': await fileOf({ Список: strange('Щукина Злата Петровна') }) })
  await page.waitForURL(/\/imports\/[0-9a-f-]+$/)
  await expect(page.getByText('Лист «Список» не узнан как база')).toBeVisible()
  await page.getByLabel('Этот лист').selectOption('база наставляемых')
  await expect(page.getByText(/Не хватает: фамилия, имя, отчество/)).toBeVisible()
  for (const [heading, field] of [
    ['Кто', 'name'],
    ['Родился', 'birth'],
    ['Как', 'form'],
    ['Чему', 'programme'],
    ['Открыто', 'startsOn'],
  ] as const) {
    await page.getByLabel(`Что в столбце «${heading}»`).selectOption(field)
  }
  await expect(page.getByText(/Не хватает/)).toHaveCount(0)
  await look(page)
  await page.getByRole('button', { name: 'Проверить книгу заново' }).click()
  await expect(figure(page, 'Готово')).toHaveText('1')
  await page.getByRole('button', { name: 'Принять готовые строки' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Строки приняты')

  await page.goto('/imports')
  await choose(page, { 'list.xlsx': await fileOf({ Список: strange('Щукин Захар Петрович') }) })
  await page.waitForURL(/\/imports\/[0-9a-f-]+$/)
  await expect(figure(page, 'Готово')).toHaveText('1')
  await page.getByRole('button', { name: 'Отказаться от загрузки' }).click()
  await page.getByText(/Вы назвали 5 заголовков/).click()
  await page.getByRole('button', { name: 'Забыть заголовок «Кто»' }).click()
  await expect(page.getByText(/Вы назвали 4 заголовка/)).toBeVisible()
  await look(page)
})

test('parked rows are downloaded, corrected and sent again, and the page says what is left', async ({ page }) => {
  await signIn(page, 'curator')
  await page.goto('/imports')
  await choose(page, { 'school.xlsx': await messyWorkbook() })
  await page.waitForURL(/\/imports\/[0-9a-f-]+$/)
  await page.getByRole('button', { name: 'Принять готовые строки' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Скачать отложенные строки (XLSX)' }).click()
  const sheets: Record<string, Rows> = {}
  await readWorkbook(await (await download).path(), ({ name }, _number, cells) => {
    const row = cells.map((cell) =>
      cell === '32.13.2014' ? '12.03.2014' : typeof cell === 'number' || typeof cell === 'string' ? cell : '',
    )
    sheets[name] = [...(sheets[name] ?? []), row]
  })
  await page.goto('/imports')
  await choose(page, { 'corrected.xlsx': await fileOf(sheets) })
  await page.waitForURL(/\/imports\/[0-9a-f-]+$/)
  await expect(figure(page, 'Готово')).toHaveText('1')
  await page.getByRole('button', { name: 'Принять готовые строки' }).click()
  await expect(page.getByText('Осталось исправить: 1 строку')).toBeVisible()
  await look(page)
})

test('two workbooks at once: each is checked, one stranger’s file stops nobody, the good ones are taken together', async ({ page }) => {
  await signIn(page, 'curator')
  await page.goto('/imports')
  await choose(page, { 'one.xlsx': await messyWorkbook(), 'two.xlsx': await messyWorkbook(), 'other.xlsx': await messyWorkbook('СОШ № 2') })
  await page.waitForURL(/\/imports\/batches\//)
  await expect(page.getByText('2 книги загружены')).toBeVisible()
  await expect(page.getByRole('link', { name: /, 1-я книга, \d\d:\d\d$/ })).toBeVisible()
  await expect(page.getByRole('link', { name: /, 2-я книга, \d\d:\d\d$/ })).toBeVisible()
  await expect(page.getByText('1 файл не загружен')).toBeVisible()
  await expect(page.getByRole('region', { name: 'other.xlsx' })).toContainText('другой организации')
  await look(page)
  await page.getByRole('button', { name: 'Принять готовые строки 2 книг' }).click()
  await expect(page.getByText('принята')).toHaveCount(2)
  await page.reload()
  await expect(page.getByText('принята')).toHaveCount(2)
})
