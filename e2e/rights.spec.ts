import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { expectAccessible, signIn, signOut } from './support.ts'

test('a person is told everything, then erased with an act, and the numbers stay', async ({ page }) => {
  await signIn(page, 'curator')
  await page.goto('/people?search=Авдеев')
  const link = page.getByRole('table').getByRole('link').first()
  const name = await link.innerText()
  await link.click()
  await page.getByRole('link', { name: 'Права на данные' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `Права на данные: ${name}` })).toBeVisible()
  await expectAccessible(page)
  const told = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Скачать PDF' }).click()
  const everything = await told
  expect(everything.suggestedFilename()).toBe('Сведения о персональных данных.pdf')
  expect((await readFile(await everything.path())).subarray(0, 5).toString()).toBe('%PDF-')

  const numbers = async () => {
    await page.goto('/reports?period=2026')
    const table = page.getByRole('main').getByRole('table').first()
    await expect(table).toBeVisible()
    return table.innerText()
  }
  const address = page.url()
  const before = await numbers()
  await page.goto(address)
  await page.getByRole('combobox', { name: 'Причина' }).selectOption('достижение цели обработки')
  await page.getByRole('button', { name: 'Уничтожить данные' }).click()
  await expect(page.getByText('Вернуть их будет нельзя.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Уничтожить данные' }).click()
  await expect(page.getByText('Составлен акт № 1')).toBeVisible()
  const paper = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Скачать акт (PDF)' }).click()
  expect((await paper).suggestedFilename()).toBe('Акт 1 об уничтожении данных.pdf')
  await page.goto(`/people?search=${encodeURIComponent(name)}`)
  await expect(page.getByText('Никто не найден')).toBeVisible()
  expect(await numbers()).toBe(before)
  await signOut(page)

  await signIn(page, 'officer')
  await page.getByRole('link', { name: 'Акты об уничтожении' }).click()
  await expect(page.getByRole('rowheader', { name: '№ 1' })).toBeVisible()
  await expect(page.getByText(name)).toHaveCount(0)
  await expectAccessible(page)
})
