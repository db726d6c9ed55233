import { expect, type Page, test } from '@playwright/test'
import { type OutCell, writeWorkbook } from '../packages/documents/src/index.ts'
import { expectAccessible, messyWorkbook, signIn } from './support.ts'

const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const shots = process.env['SHOTS']

/** At both sizes; pictures when a folder for them is named. */
async function look(page: Page, name: string): Promise<void> {
  const wide = page.viewportSize()
  await expectAccessible(page)
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}-1366.png`, fullPage: true })
  await page.setViewportSize({ width: 390, height: 844 })
  await expectAccessible(page)
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}-390.png`, fullPage: true })
  if (wide !== null) await page.setViewportSize(wide)
}

async function load(page: Page, content: Uint8Array): Promise<void> {
  await page.goto('/imports')
  await page.locator('input[type=file]').setInputFiles({ name: 'school.xlsx', mimeType, buffer: Buffer.from(content) })
  await page.waitForURL(/\/imports\/[0-9a-f-]+$/)
}
async function take(page: Page, content: Uint8Array): Promise<string> {
  await load(page, content)
  await page.getByRole('button', { name: 'Принять готовые строки' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Строки приняты')
  return page.url()
}
/** A workbook of one pupil nobody else of these tests has. */
const bookOf = (name: string, result = ''): Promise<Uint8Array> => {
  const rows: OutCell[][] = [
    ['ФИО наставляемого', 'Дата рождения', 'Дата начала', 'Программа', 'Форма', 'Результат'],
    [name, '12.03.2014', '05.09.2026', 'Отмена', 'ученик – ученик', result],
  ]
  return writeWorkbook([{ name: 'Наставляемые', columns: [{ width: 20 }], rows }])
}
async function undo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Отменить загрузку' }).click()
  await page.getByRole('status').filter({ hasText: 'Отменить эту загрузку?' }).getByRole('button', { name: 'Отменить загрузку' }).click()
}
const isKnown = async (page: Page, name: string) => {
  await page.goto(`/people?search=${encodeURIComponent(name)}`)
  return page.getByRole('link', { name })
}

test('a workbook taken by mistake is taken back whole: its people go, the history says who and when', async ({ page }) => {
  await signIn(page, 'curator')
  const address = await take(page, await bookOf('Ошибкина Злата Петровна'))
  await expect(await isKnown(page, 'Ошибкина Злата Петровна')).toBeVisible()
  await page.goto(address)
  await page.getByRole('button', { name: 'Отменить загрузку' }).click()
  await expect(page.getByText('Уйдут новые записи: люди — 1')).toBeVisible()
  await look(page, 'undo-ask')
  await page.getByRole('button', { name: 'Оставить как есть' }).click()
  await undo(page)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Загрузка отменена')
  await look(page, 'undone')
  await expect(await isKnown(page, 'Ошибкина Злата Петровна')).toHaveCount(0)
  await page.goto('/imports')
  await expect(page.getByRole('cell', { name: /отменена/ }).first()).toContainText('Кто отменил: Куратор')
  await look(page, 'undone-history')
  await take(page, await bookOf('Ошибкина Злата Петровна'))
})

test('what was done since stands in the way: by whom the page cannot say, but of whom it does', async ({ page }) => {
  await signIn(page, 'curator')
  const first = await take(page, await bookOf('Правкина Майя Петровна'))
  const later = await take(page, await bookOf('Правкина Майя Петровна', 'Победа'))
  await page.goto(first)
  await undo(page)
  await expect(page.getByText('На эти записи опираются более поздние загрузки')).toBeVisible()
  await look(page, 'refused-later')
  await page.getByRole('link', { name: /^принята / }).click()
  await page.waitForURL(later)
  await undo(page)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Загрузка отменена')

  await (await isKnown(page, 'Правкина Майя Петровна')).click()
  await page.getByRole('button', { name: 'Изменить сведения' }).click()
  await page.getByLabel('Контакты').fill('тел. 2')
  await page.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText('тел. 2').first()).toBeVisible()
  await page.goto(first)
  await undo(page)
  await expect(page.getByRole('alert')).toContainText('Исправлены карточки: 1')
  await expect(page.getByRole('alert').getByRole('link', { name: 'Правкина Майя Петровна' })).toBeVisible()
  await look(page, 'refused-corrected')
  await expect(await isKnown(page, 'Правкина Майя Петровна')).toBeVisible()
})

test('the rows of one reason alone: the address keeps them, «Показать все» brings the rest back', async ({ page }) => {
  await signIn(page, 'curator')
  await load(page, await messyWorkbook())
  await look(page, 'reasons')
  await page.getByRole('link', { name: 'неизвестная форма 1' }).click()
  await expect(page).toHaveURL(/\?problem=form\.unknown$/)
  const shown = async () => {
    await expect(page.getByText('Якушева Анна Петровна')).toBeVisible()
    await expect(page.getByRole('link', { name: 'неизвестная форма 1' })).toHaveAttribute('aria-current', 'true')
    await expect(page.getByText('Якушев Олег Петрович')).toHaveCount(0)
    await expect(page.getByRole('heading', { name: /^Пропущен/ })).toHaveCount(0)
  }
  await shown()
  await page.reload()
  await shown()
  await look(page, 'reason-chosen')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('link', { name: 'повтор строки 1' }).click()
  await expect(page.getByText('Повтор: такая же строка уже есть выше.')).toBeVisible()
  await expect(page.getByText('Якушева Анна Петровна')).toHaveCount(0)
  await page.getByRole('link', { name: 'Показать все' }).click()
  await expect(page).not.toHaveURL(/problem/)
  await expect(page.getByText('Якушев Олег Петрович')).toBeVisible()
  await page.getByRole('button', { name: 'Отказаться от загрузки' }).click()
})
