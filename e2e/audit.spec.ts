import { expect, test } from '@playwright/test'
import { expectAccessible, signIn, signOut } from './support.ts'

test('the officer sees who opened a card, and no name of a child', async ({ page }) => {
  await signIn(page, 'curator')
  await page.getByRole('link', { name: 'Люди', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Люди' })).toBeVisible()
  const card = page.getByRole('table').getByRole('link').first()
  const name = await card.innerText()
  await card.click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  const id = page.url().split('/').at(-1) ?? ''
  await signOut(page)

  await signIn(page, 'officer')
  await page.getByRole('main').getByRole('link', { name: 'Журнал обращений' }).click()
  const lines = page.getByRole('table', { name: 'Журнал обращений' })
  const opened = lines.getByRole('link', { name: `…${id.slice(-8)}: показать обращения только к этой карточке` }).first()
  await expect(async () => {
    await page.reload() // a reading reaches the log within a third of a second
    await expect(opened).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await opened.click()
  await expect(page.getByText(`Показаны обращения к карточке ${id}.`)).toBeVisible()
  await expect(lines.getByRole('row').filter({ hasText: 'Карточка участника' })).toHaveCount(1)
  await expect(page.getByText(name)).toHaveCount(0)
  await expectAccessible(page)

  await page.getByRole('main').getByRole('link', { name: 'Снять отбор' }).click()
  await page.getByRole('combobox', { name: 'Что сделано' }).selectOption('отказ')
  await expect(page.getByText('Таких обращений нет').or(lines.getByText('отказ').first())).toBeVisible()
  await page.getByRole('textbox', { name: 'По день' }).fill('31.02.2026')
  await expect(page.getByText('Такого дня нет')).toBeVisible()
})
